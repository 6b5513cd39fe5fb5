import type { Language } from '../messages.js';
import { fromCallback, fromUrl, lowered, type PayClaim, type PayOutcome, readKept } from '../outcome/index.js';
import type { NoteStore, Notes } from './note.js';
import type { Wait } from './post.js';
import { settle } from './settle.js';
import type { Verify } from './verify.js';

/** What the return needs from its page. */
export interface ReturnPorts {
  /** The absolute address to read. */
  readonly address: string;
  /** What this entry of the history holds; anything may stand there. */
  readonly history: unknown;
  /** Where an answer is kept for the tab; null where there is no storage. */
  readonly store: NoteStore | null;
  /** The document was here before, so the tab's answer may be this payment's: a site's router may have taken the entry's. */
  readonly isRevisited: boolean;
  readonly notes: Notes;
  readonly verify: Verify | null;
  /** Whom `verify` asks, by name. */
  readonly asks: string;
  /** Questions on their way, of every return of the page. */
  readonly asked: Map<string, unknown>;
  readonly wait: Wait;
  readonly language: Language;
}

const KEY = 'iamport-elements:outcome';

/** The answer that this tab got last. */
function keptInTab(store: NoteStore | null): PayOutcome | null {
  try {
    return readKept(JSON.parse(store?.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

function keepInTab(store: NoteStore | null, outcome: PayOutcome): void {
  try {
    store?.setItem(KEY, JSON.stringify(outcome));
  } catch {
    // Storage may be forbidden or full: the server is asked once more.
  }
}

/** The claim that the page came home with; null where there is no payment in the address or the history. */
export function returningClaim({
  address,
  history,
  notes,
}: Pick<ReturnPorts, 'address' | 'history' | 'notes'>): PayClaim | null {
  const kept = readKept(history);
  const claim = fromUrl(address) ?? (kept && fromCallback(kept.raw?.claim));
  return claim && lowered(claim, notes.read(claim.merchantUid)?.payMethod ?? null);
}

/**
 * An answer that need not be asked for again: it is final, it is the server's where there is one to ask, and it is about
 * the payment of the address. The history speaks for its own entry; the tab only for a payment that the address names.
 */
export function knownOutcome({
  address,
  history,
  store,
  isRevisited,
  verify,
}: Pick<ReturnPorts, 'address' | 'history' | 'store' | 'isRevisited' | 'verify'>): PayOutcome | null {
  const claim = fromUrl(address);
  const isFinal = (kept: PayOutcome) => kept.status !== 'pending' && (kept.verified || verify === null);
  const isSame = (kept: PayOutcome, { impUid, merchantUid }: PayClaim) =>
    impUid === null ? merchantUid !== null && merchantUid === kept.merchantUid : impUid === kept.impUid;
  const ofEntry = readKept(history);
  if (ofEntry !== null && isFinal(ofEntry) && (claim === null || isSame(ofEntry, claim))) return ofEntry;
  const ofTab = isRevisited && claim?.impUid ? keptInTab(store) : null;
  return ofTab !== null && isFinal(ofTab) && isSame(ofTab, claim as PayClaim) ? ofTab : null;
}

/** A question on its way, and how many returns wait for its answer. */
interface Question {
  readonly answer: Promise<PayOutcome>;
  returns: number;
}

/**
 * Settles the payment that came home; two returns of a page that have the same question ask it once. `isShared` says that
 * another one has heard the answer too.
 */
export async function settleReturn(
  claim: PayClaim,
  ports: ReturnPorts,
): Promise<{ outcome: PayOutcome; isShared: boolean }> {
  const { verify, wait, language, notes, asks, asked, store } = ports;
  const context = { language, pg: notes.read(claim.merchantUid)?.pg ?? '' };
  const key = JSON.stringify([asks, claim.impUid, claim.merchantUid]);
  const standing = verify === null ? undefined : (asked.get(key) as Question | undefined);
  const question = standing ?? { answer: settle(claim, { verify, wait }, context), returns: 0 };
  question.returns += 1;
  asked.set(key, question);
  const outcome = await question.answer;
  asked.delete(key);
  if (outcome.status !== 'pending' || outcome.reason === 'vbank-issued') notes.tell(claim.merchantUid);
  else notes.mark(claim.merchantUid, 'lost');
  if (outcome.status !== 'pending') keepInTab(store, outcome);
  return { outcome, isShared: question.returns > 1 };
}
