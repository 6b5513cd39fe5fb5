import type { SdkParams } from '../request/index.js';

/** The vendor's global, as far as every version has it (contract.md §0). */
export interface Imp {
  init(code: string): void;
  agency(code: string, tierCode: string): void;
  request_pay(params: SdkParams, callback: (answer: unknown) => void): void;
  communicate?(message: unknown): void;
}

/** `window.IMP` once it has the right shape; an element with `id="IMP"` has not. */
export function usableImp(): Imp | null {
  const candidate = (globalThis as { IMP?: Partial<Imp> | Element }).IMP;
  if (typeof candidate !== 'object' || candidate === null || candidate instanceof Element) return null;
  return typeof candidate.init === 'function' && typeof candidate.request_pay === 'function'
    ? (candidate as Imp)
    : null;
}
