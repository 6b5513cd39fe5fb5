import type { Language } from '../messages.js';
import { fromCallback, fromUrl, type PayClaim, type PayOutcome } from '../outcome/index.js';
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

/** A claim may only be lowered by the note: a `vbank` that comes home has an account, not a won. */
function lowered(claim: PayClaim, store: NoteStore | null): PayClaim {
  const isVbank = claim.status === 'paid' && readNote(store, claim.merchantUid) === 'vbank';
  return isVbank ? { ...claim, payMethod: 'vbank', status: 'pending', reason: 'vbank-issued' } : claim;
}

/** The claim that the page came home with; null where there is no payment in the address or the history. */
export function returningClaim({
  address,
  kept,
  store,
}: Pick<ReturnPorts, 'address' | 'kept' | 'store'>): PayClaim | null {
  const claim = fromUrl(address);
  if (claim !== null) return lowered(claim, store);
  return kept === null ? null : lowered(fromCallback(kept.raw.claim), store);
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
export function settleReturn(claim: PayClaim, { verify, wait, language }: ReturnPorts): Promise<PayOutcome> {
  return settle(claim, { verify, wait }, { language });
}
