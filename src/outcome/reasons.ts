import type { FailedReason } from '../errors.js';

/** How a refusal is recognised: by the vendor's code, or by its words (contract.md §2.5). */
interface Refusal {
  readonly reason: FailedReason;
  readonly codes: readonly string[];
  readonly wording?: RegExp;
}

/** Read from the top; the first row that fits decides, and what no row knows is `declined`. */
export const REFUSALS: readonly Refusal[] = [
  { reason: 'already-paid', codes: ['F1002'], wording: /이미 결제가 이루어진/ },
  { reason: 'pg-not-registered', codes: ['F1001', 'NOT_READY'], wording: /등록 ?된 PG 설정 정보를 찾을 수 없/ },
  { reason: 'sdk-blocked', codes: ['SCRIPT_LOAD_FAILED_ON_SDK'] },
  { reason: 'popup-blocked', codes: ['NOT READY'], wording: /팝업.*(?:차단|실패)/ },
  {
    reason: 'cancelled',
    codes: ['PAY_PROCESS_CANCELED', '091'],
    wording: /결제포기|사용자.*취소|취소.*사용자|\bcancel/i,
  },
];

/** The stable reason behind the vendor's own code and words. */
export function refusalReason(code: string | null, words: string | null): FailedReason {
  const fits = ({ codes, wording }: Refusal) =>
    (code !== null && codes.includes(code)) || (words !== null && wording?.test(words));
  return REFUSALS.find(fits)?.reason ?? 'declined';
}
