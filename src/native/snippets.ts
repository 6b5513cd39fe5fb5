import { androidCode } from './android/index.js';
import type { Platform } from './app.js';
import { NativeError } from './errors.js';
import { infoPlist } from './info-plist.js';
import { iosCode } from './ios/index.js';
import { judgeTarget } from './judge.js';
import { androidManifest } from './manifest.js';
import type { Snippet } from './snippet.js';
import type { JudgedTarget, NativeTarget } from './target.js';

/** The languages of each platform, the default one first. */
export const LANGUAGES = { ios: ['swift', 'objc'], android: ['kotlin', 'java'] } as const;

/** What snippets are made for, and in what. */
export interface SnippetOptions extends NativeTarget {
  readonly platform: Platform;
  /** Default: Swift on iOS, Kotlin on Android. */
  readonly lang?: 'swift' | 'objc' | 'kotlin' | 'java' | undefined;
}

/** Everything to paste into an app, its XML first; throws a {@link NativeError} that holds every fault. */
export function snippets({ platform, lang, ...target }: SnippetOptions): Snippet[] {
  return platform === 'ios'
    ? forIos(judgeTarget(target, platform), lang)
    : forAndroid(judgeTarget(target, platform), lang);
}

function forIos(target: JudgedTarget, lang: SnippetOptions['lang'] = 'swift'): Snippet[] {
  if (lang !== 'swift' && lang !== 'objc') throw foreign(lang, 'ios');
  const purpose = { ko: '앱의 스킴, 열 수 있는 앱, http 페이지', en: 'your scheme, the apps to open, http pages' };
  return [{ file: 'Info.plist', language: 'xml', purpose, text: infoPlist(target) }, ...iosCode(target, lang)];
}

function forAndroid(target: JudgedTarget, lang: SnippetOptions['lang'] = 'kotlin'): Snippet[] {
  if (lang !== 'kotlin' && lang !== 'java') throw foreign(lang, 'android');
  const purpose = { ko: '권한, 열 수 있는 앱, 앱의 스킴', en: 'the permission, the apps to open, your scheme' };
  const xml = { file: 'AndroidManifest.xml', language: 'xml', purpose, text: androidManifest(target) } as const;
  return [xml, ...androidCode(target, lang)];
}

const foreign = (lang: string, platform: Platform): NativeError =>
  new NativeError([
    { path: 'lang', message: `${lang} is no language of ${platform}: choose ${LANGUAGES[platform].join(' or ')}.` },
  ]);
