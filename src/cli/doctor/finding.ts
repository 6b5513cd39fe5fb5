import type { Text } from '../../profiles/profile.js';
import type { Device } from './devices.js';

/** How bad a finding is: an error breaks payments, a warning may, a note only says what else there is to do. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that will go wrong, and what to change. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** The address of the page, or its file. */
  readonly page: string;
  /** Where it is written; null for the page as a whole, and for what a script has made. */
  readonly line: number | null;
  /** The tag that it is about, as it is written; null where it is about none. */
  readonly tag: string | null;
  /** What in the tag is wrong: `amount="14,000"`; null where that is no attribute. */
  readonly attribute: string | null;
  /** Where it goes wrong, where that is not everywhere. */
  readonly device: Device | null;
  readonly cause: Text;
  readonly change: Text;
}
