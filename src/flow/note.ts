/** Where a note may be kept; `sessionStorage` fits. */
export interface NoteStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'iamport-elements:left-for';

/** Notes the pay method before the page leaves. Storage may be forbidden or full: the payment goes on without it. */
export function leaveNote(store: NoteStore | null, merchantUid: string, payMethod: string): void {
  try {
    store?.setItem(KEY, JSON.stringify({ merchantUid, payMethod }));
  } catch {
    // A note only ever lowers a claim, so nothing is lost without it.
  }
}

/** The pay method that was noted for this order; null where nothing was. */
export function readNote(store: NoteStore | null, merchantUid: string | null): string | null {
  try {
    const note: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
    const { merchantUid: noted, payMethod } = note as { merchantUid?: unknown; payMethod?: unknown };
    return noted === merchantUid && typeof payMethod === 'string' ? payMethod : null;
  } catch {
    return null;
  }
}
