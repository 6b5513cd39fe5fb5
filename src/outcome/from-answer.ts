import { object, once } from '../schema.js';
import { amount, factFields, factsOf, fault, saysNo, text } from './answer.js';
import type { PayClaim } from './claim.js';
import { refusalReason } from './reasons.js';

/** What the SDK's callback and the address have in common; both result families fit (contract.md §2.1–2.3). */
const answerSchema = once(() =>
  object({
    ...factFields(),
    pg_provider: text(),
    success: saysNo(),
    imp_success: saysNo(),
    error_code: fault(),
    // The SDK's own misspelling for a PG that is not registered (wire.md "Quirks").
    error_coe: fault(),
    error_msg: fault(),
    status: text(),
    paid_amount: amount(),
  }),
);

/** Reads an answer in the vendor's words as a claim, by the table of claims in the README. Never throws. */
function claimOf(raw: Readonly<Record<string, unknown>>): PayClaim {
  const answer = answerSchema().parse(raw);
  const pgCode = answer.error_code ?? answer.error_coe;
  const pgMessage = answer.error_msg;
  const pgProvider = answer.pg_provider;
  const said = { ...factsOf(answer, answer.paid_amount), pgProvider, pgCode, pgMessage, raw };

  const refused = answer.success || answer.imp_success || /^(?:failed|cancelled)$/.test(answer.status ?? '');
  if (refused || pgCode !== null || pgMessage !== null) {
    return { ...said, status: 'failed', reason: refusalReason(pgCode, pgMessage) };
  }
  if (answer.status === 'ready' || said.vbank !== null || said.payMethod === 'vbank') {
    return { ...said, status: 'pending', reason: 'vbank-issued' };
  }
  // A state that nobody knows here is no payment yet.
  const isPaid = said.impUid !== null && (answer.status === null || answer.status === 'paid');
  if (isPaid) return { ...said, status: 'paid', reason: null };
  return { ...said, status: 'pending', reason: 'unknown' };
}

/** The claim of `request_pay`'s callback; anything at all may arrive. */
export function fromCallback(answer: unknown): PayClaim {
  try {
    return claimOf({ ...(answer as object) });
  } catch {
    // A getter of a hostile answer threw: nothing is known.
    return claimOf({});
  }
}

/** The names of everything that a payment adds to an address (wire.md "Coming home by redirect"). */
export const ADDRESS_PARAMETERS = [
  'imp_uid',
  'merchant_uid',
  'imp_success',
  'success',
  'error_code',
  'error_coe',
  'error_msg',
];

/** The claim that an absolute address brings home; null where there is no payment in it. */
export function fromUrl(address: string): PayClaim | null {
  const query = new URL(address).searchParams;
  // The vendor appends to the query that was there, so the last of two is the vendor's.
  const claim = claimOf(Object.fromEntries(ADDRESS_PARAMETERS.map((name) => [name, query.getAll(name).pop()])));
  // Wrappers of apps come home with a failure that names no payment (contract.md §2.3).
  return claim.impUid === null && claim.merchantUid === null && !query.has('imp_success') ? null : claim;
}

/** The address without the payment in it; the page's own query stays as it was written. */
export function withoutPayment(address: string): string {
  const url = new URL(address);
  const isOwn = (pair: string) => !ADDRESS_PARAMETERS.includes(pair.split('=', 1)[0] ?? '');
  url.search = url.search.slice(1).split('&').filter(isOwn).join('&');
  return url.href;
}
