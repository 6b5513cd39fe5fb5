/** A stable code of what an app's file is missing. */
export type FindingCode =
  | 'scheme-missing'
  | 'scheme-misspelt'
  | 'scheme-unjudged'
  | 'scheme-twice'
  | 'apps-missing'
  | 'apps-uncounted'
  | 'app-misspelt'
  | 'app-twice'
  | 'http-blocked'
  | 'key-twice'
  | 'key-malformed'
  | 'internet-missing'
  | 'browser-missing'
  | 'queries-misplaced'
  | 'filter-incomplete'
  | 'filter-narrow'
  | 'exported-missing'
  | 'exported-unjudged'
  | 'launch-mode-missing'
  | 'launch-mode-unjudged'
  | 'activity-disabled'
  | 'activity-forgotten'
  | 'activity-guarded';

/** One thing that an app's file is missing, or has wrong. */
export interface Finding {
  /** An `error` breaks payments, or lacks what the vendor's manuals ask for; a `warning` may break some, or cannot be judged from this file. */
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  /** English, for the developer: what is missing and why it matters. */
  readonly message: string;
  /** The lines to add; empty where something has to move or go. */
  readonly add: string;
}

/** A finding that breaks payments. */
export const error = (code: FindingCode, message: string, add = ''): Finding => ({
  severity: 'error',
  code,
  message,
  add,
});

/** A finding that may break some. */
export const warning = (code: FindingCode, message: string, add = ''): Finding => ({
  severity: 'warning',
  code,
  message,
  add,
});

/** How many of a list's apps it does not name. */
export const missingOf = (missing: number, all: number, where: string): string =>
  `${missing} of ${all} apps ${missing === 1 ? 'is' : 'are'} not ${where}`;
