export type { PaymentApp, Platform } from './app.js';
export type { Snippet, SnippetLanguage } from './snippet.js';
export type { NativeTarget } from './target.js';
