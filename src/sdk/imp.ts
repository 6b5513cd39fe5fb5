import type { ImpAnswer } from '../outcome/index.js';
import type { ImpPayParams } from '../request/index.js';

/** The vendor's `window.IMP` (contract.md §0); what older versions lack may be missing. */
export interface Imp {
  /** Once per page, with the 가맹점 식별코드 (`imp` and digits). */
  init(code: string, options?: { pgIframeContainer?: HTMLElement }): void;
  deinit?(): void;
  agency(code: string, tierCode: string): void;
  request_pay(params: ImpPayParams, callback?: (answer: ImpAnswer) => void): unknown;
  certification?(params: Record<string, unknown>, callback?: (answer: ImpAnswer) => void): unknown;
  loadUI?(type: string, params: ImpPayParams, callback?: (answer: ImpAnswer) => void): unknown;
  updateLoadUIRequest?(type: string, params: ImpPayParams): unknown;
  loadModule?(type: string, ...options: unknown[]): Promise<unknown>;
  communicate?(message: unknown): void;
  close?(): void;
  naver_zzim?(params: Record<string, unknown>): unknown;
}

/** `window.IMP` once it has the right shape; an element or a frame that is called IMP has not, and is no property of its own. */
export function usableImp(): Imp | null {
  if (!Object.prototype.hasOwnProperty.call(globalThis, 'IMP')) return null;
  const candidate = (globalThis as { IMP?: Partial<Imp> | null }).IMP;
  return typeof candidate?.init === 'function' && typeof candidate.request_pay === 'function'
    ? (candidate as Imp)
    : null;
}
