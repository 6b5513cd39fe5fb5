import type { FailedReason } from '../errors.js';

/** How a refusal is recognised: by the vendor's code, or by the wording of either (contract.md §2.5). */
interface Refusal {
  readonly reason: FailedReason;
  readonly codes: readonly string[];
  readonly wording?: RegExp;
}

/** Read from the top; the first row that fits decides, and what no row knows is `declined`. */
export const REFUSALS: readonly Refusal[] = [
  { reason: 'already-paid', codes: ['F1002'], wording: /이미 결제(?:가 ?(?:이루어|완료)| ?완료|된)/ },
  {
    reason: 'pg-not-registered',
    codes: ['F1001', 'NOT_READY'],
    wording: /등록 ?된 PG 설정 정보를 찾을 수 없|계약된 결제 ?수단이 아|CPID ?설정 ?오류|API 호출 권한이 없/i,
  },
  // Wrappers of apps say so of the native Back (contract.md §2.3).
  { reason: 'abandoned', codes: [], wording: /^IAMPORT_/ },
  { reason: 'sdk-blocked', codes: ['SCRIPT_LOAD_FAILED_ON_SDK'] },
  { reason: 'popup-blocked', codes: ['NOT READY'], wording: /팝업 ?차단|팝업을 호출하는데 실패/ },
  // The wrapper of a payment that broke off names both possible causes: nobody knows that it was the buyer.
  { reason: 'declined', codes: [], wording: /정상적.{0,3}인증 ?처리가/ },
  {
    reason: 'cancelled',
    codes: ['PAY_PROCESS_CANCELED', '091'],
    wording: /결제 ?포기|사용자.*취소|취소.*사용자|cancel/i,
  },
];

/** Some roads escape a message twice (contract.md §2.3). */
function unescaped(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

const LONGEST = 500;

/** The stable reason behind the vendor's own code and words. */
export function refusalReason(code: string | null, words: string | null): FailedReason {
  const said = unescaped(words ?? '').slice(0, LONGEST);
  // A wrapper's own code stands before the PG's, in brackets: `PG_PROVIDER_ERROR`, `[PAY_PROCESS_CANCELED] …`.
  const codes = [code ?? '', /^\s*\[(\w+)\]/.exec(said)?.[1] ?? ''];
  const fits = (refusal: Refusal) =>
    codes.some((one) => refusal.codes.includes(one)) || [...codes, said].some((one) => refusal.wording?.test(one));
  return REFUSALS.find(fits)?.reason ?? 'declined';
}
