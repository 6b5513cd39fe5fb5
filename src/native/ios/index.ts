import type { Snippet } from '../snippet.js';
import type { JudgedTarget } from '../target.js';
import { objcCode, objcCookiePolicy } from './objc.js';
import { swiftCode, swiftCookiePolicy } from './swift.js';

/** The languages that iOS code is written in. */
export type IosLanguage = 'swift' | 'objc';

interface Writer {
  readonly code: (target: JudgedTarget) => Snippet[];
  readonly cookiePolicy: () => Snippet;
}

const writers: Readonly<Record<IosLanguage, Writer>> = {
  swift: { code: swiftCode, cookiePolicy: swiftCookiePolicy },
  objc: { code: objcCode, cookiePolicy: objcCookiePolicy },
};

/** The files of an iOS app that takes payments in a WebView. */
export function iosCode(target: JudgedTarget, language: IosLanguage): Snippet[] {
  return writers[language].code(target);
}

/** The cookie policy alone, for an app that has everything else. */
export function iosCookiePolicy(language: IosLanguage): Snippet {
  return writers[language].cookiePolicy();
}
