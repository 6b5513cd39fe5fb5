import type { Text } from '../profiles/profile.js';

/** The languages that snippets are written in. */
export type SnippetLanguage = 'swift' | 'objc' | 'kotlin' | 'java' | 'xml';

/** Native code to paste. */
export interface Snippet {
  /** The file that it belongs into, such as `Info.plist` or `PaymentWebViewClient.kt`. */
  readonly file: string;
  readonly language: SnippetLanguage;
  /** What it is for. */
  readonly purpose: Text;
  readonly text: string;
}
