/** Where a note may be kept; `sessionStorage` fits. */
export interface NoteStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What was asked for when the page left. */
export interface Note {
  readonly merchantUid: string;
  readonly payMethod: string;
  /** The PG; empty where nobody knew. */
  readonly pg: string;
}

const KEY = 'iamport-elements:left-for';

/** Notes what was asked for before the page leaves. Storage may be forbidden or full: the payment goes on without it. */
export function leaveNote(store: NoteStore | null, note: Note): void {
  try {
    store?.setItem(KEY, JSON.stringify(note));
  } catch {
    // A note only ever lowers a claim, or chooses the PG's own words: nothing is lost without it.
  }
}

/** What was noted for this order; null where nothing was. */
export function readNote(store: NoteStore | null, merchantUid: string | null): Note | null {
  try {
    const note = JSON.parse(store?.getItem(KEY) ?? 'null') as Partial<Record<keyof Note, unknown>>;
    const { payMethod, pg } = note;
    if (merchantUid === null || note.merchantUid !== merchantUid || typeof payMethod !== 'string') return null;
    return { merchantUid, payMethod, pg: typeof pg === 'string' ? pg : '' };
  } catch {
    return null;
  }
}
