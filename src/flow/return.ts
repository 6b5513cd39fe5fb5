import type { Language } from '../messages.js';
import { fromCallback, fromUrl, lowered, type PayClaim, type PayOutcome } from '../outcome/index.js';
import { type NoteStore, readNote } from './note.js';
import { settle } from './settle.js';
import type { Verify, Wait } from './verify.js';

/** What the return needs from its page. */
export interface ReturnPorts {
  /** The absolute address to read. */
  readonly address: string;
  /** The outcome that this entry of the history already has. */
  readonly kept: PayOutcome | null;
  readonly store: NoteStore | null;
  readonly verify: Verify | null;
  readonly wait: Wait;
  readonly language: Language;
}

/** The claim that the page came home with; null where there is no payment in the address or the history. */
export function returningClaim({
  address,
  kept,
  store,
}: Pick<ReturnPorts, 'address' | 'kept' | 'store'>): PayClaim | null {
  const claim = fromUrl(address) ?? (kept && fromCallback(kept.raw?.claim));
  return claim && lowered(claim, readNote(store, claim.merchantUid)?.payMethod ?? null);
}

/** A kept outcome that need not be asked about again: it is final, and the address names no other payment. */
export function finalOutcome({ address, kept }: Pick<ReturnPorts, 'address' | 'kept'>): PayOutcome | null {
  if (kept === null || kept.status === 'pending') return null;
  const claim = fromUrl(address);
  const isSame =
    claim === null || (claim.impUid ?? claim.merchantUid) === (claim.impUid ? kept.impUid : kept.merchantUid);
  return isSame ? kept : null;
}

/** Settles the payment that came home. */
export function settleReturn(claim: PayClaim, { verify, wait, language, store }: ReturnPorts): Promise<PayOutcome> {
  return settle(claim, { verify, wait }, { language, pg: readNote(store, claim.merchantUid)?.pg ?? '' });
}
