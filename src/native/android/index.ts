import type { Snippet } from '../snippet.js';
import type { JudgedTarget } from '../target.js';
import { javaCode } from './java.js';
import { kotlinCode } from './kotlin.js';

/** The languages that Android code is written in. */
export type AndroidLanguage = 'kotlin' | 'java';

const writers: Readonly<Record<AndroidLanguage, (target: JudgedTarget) => Snippet[]>> = {
  kotlin: kotlinCode,
  java: javaCode,
};

/** The files of an Android app that takes payments in a WebView. */
export function androidCode(target: JudgedTarget, language: AndroidLanguage): Snippet[] {
  return writers[language](target);
}
