import { type AndroidLanguage, androidCode } from './android/index.js';
import type { Platform } from './app.js';
import { NativeError, type NativeFault } from './errors.js';
import { infoPlist } from './info-plist.js';
import { type IosLanguage, iosCode } from './ios/index.js';
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
export function snippets({ platform, lang = LANGUAGES[platform][0], ...target }: SnippetOptions): Snippet[] {
  const judged = judgeBoth(target, platform, lang);
  return lang === 'swift' || lang === 'objc' ? forIos(judged, lang) : forAndroid(judged, lang);
}

/** A target whose faults are told together with that of the language. */
function judgeBoth(target: NativeTarget, platform: Platform, lang: string): JudgedTarget {
  const languages: readonly string[] = LANGUAGES[platform];
  if (languages.includes(lang)) return judgeTarget(target, platform);
  const message = `${lang} is no language of ${platform}: choose ${languages.join(' or ')}.`;
  throw new NativeError([...faultsOf(target, platform), { path: 'lang', message }]);
}

function faultsOf(target: NativeTarget, platform: Platform): readonly NativeFault[] {
  try {
    judgeTarget(target, platform);
    return [];
  } catch (error) {
    if (error instanceof NativeError) return error.faults;
    throw error;
  }
}

function forIos(target: JudgedTarget, lang: IosLanguage): Snippet[] {
  const purpose = { ko: '앱의 스킴, 열 수 있는 앱, http 페이지', en: 'your scheme, the apps to open, http pages' };
  return [{ file: 'Info.plist', language: 'xml', purpose, text: infoPlist(target) }, ...iosCode(target, lang)];
}

function forAndroid(target: JudgedTarget, lang: AndroidLanguage): Snippet[] {
  const purpose = { ko: '권한, 열 수 있는 앱, 앱의 스킴', en: 'the permission, the apps to open, your scheme' };
  const xml = { file: 'AndroidManifest.xml', language: 'xml', purpose, text: androidManifest(target) } as const;
  return [xml, ...androidCode(target, lang)];
}
