import type { Advice } from './advice.js';
import { ISSUE_ADVICE } from './issues.js';
import { REASON_ADVICE } from './reasons.js';
import { VENDOR_ADVICE } from './vendor.js';

export type { Advice } from './advice.js';
export { ISSUE_ADVICE } from './issues.js';
export { REASON_ADVICE } from './reasons.js';
export { VENDOR_ADVICE } from './vendor.js';

const BY_CODE = new Map<string, Advice>([
  ...Object.entries(ISSUE_ADVICE),
  ...Object.entries(REASON_ADVICE),
  ...VENDOR_ADVICE.map((row) => [row.code, row] as const),
]);

/** The advice for an issue's code, an outcome's reason, or a code or the words of the vendor. */
export function adviceFor(code: string): Advice | undefined {
  return BY_CODE.get(code) ?? VENDOR_ADVICE.find(({ wording }) => wording !== undefined && code.includes(wording));
}

/** Every code that there is advice for. */
export const ADVICE_CODES: readonly string[] = [...BY_CODE.keys()];
