import type { Snippet } from '../snippet.js';
import type { JudgedTarget } from '../target.js';

export function iosCode(_target: JudgedTarget, _lang: 'swift' | 'objc'): Snippet[] {
  return [];
}
