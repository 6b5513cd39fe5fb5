import type { Snippet } from '../snippet.js';
import type { JudgedTarget } from '../target.js';

export function androidCode(_target: JudgedTarget, _lang: 'kotlin' | 'java'): Snippet[] {
  return [];
}
