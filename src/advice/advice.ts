import type { Text } from '../profiles/profile.js';

/** What is behind a code and what to do about it, for developers; names of attributes stand in backquotes. */
export interface Advice {
  /** What happened, and why. */
  readonly cause: Text;
  /** What to change. */
  readonly change: Text;
}
