/** Where a note may be kept; `sessionStorage` fits. */
export interface NoteStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What was asked for when the window opened. */
export interface Asked {
  readonly merchantUid: string;
  readonly payMethod: string;
  /** The PG; empty where nobody knew. */
  readonly pg: string;
  /** The order number that the page wrote; null where this one was made up here, or by the server behind `prepare-url`. */
  readonly writtenUid: string | null;
}

/** A window's note: it outlives the page, since a phone leaves it and a buyer may reload it. */
export interface Note extends Asked {
  /** The page's address. */
  readonly page: string;
  /** When, in Unix milliseconds. */
  readonly at: number;
  /** `open` until somebody tells how it ended; `lost` where that was told without knowing. */
  readonly state: 'open' | 'lost' | 'told';
}

const KEY = 'iamport-elements:left-for';
const TOLD_KEY = 'iamport-elements:told';
/** No PG's window waits longer (`contract.md` §3: 15 to 30 minutes). */
const WINDOW_LIFE_MS = 30 * 60_000;

/** The notes of one page, in a storage that may be forbidden, full or somebody else's: the payment goes on without them. */
export class Notes {
  readonly #store: NoteStore | null;
  readonly #lasting: NoteStore | null;
  readonly #page: string;

  constructor(store: NoteStore | null, page: string, lasting: NoteStore | null = null) {
    this.#store = store;
    this.#lasting = lasting;
    this.#page = page.replace(/#.*$/, '');
  }

  /** Notes what was asked for before the page leaves. */
  leave(asked: Asked): void {
    this.#write({ ...asked, page: this.#page, at: Date.now(), state: 'open' });
    if (read(this.#lasting, TOLD_KEY) === asked.merchantUid) write(this.#lasting, TOLD_KEY, '');
  }

  /** What was noted for this order; null where nothing was. */
  read(merchantUid: string | null): Note | null {
    const note = this.#read();
    return note !== null && note.merchantUid === merchantUid ? note : null;
  }

  /** Says how far this order's end is known. */
  mark(merchantUid: string | null, state: Note['state']): void {
    const note = this.read(merchantUid);
    if (note !== null) this.#write({ ...note, state });
  }

  /** Says that a return has told how this order ended, to a page that waits in the cache for the buyer to come Back too. */
  tell(merchantUid: string | null): void {
    this.mark(merchantUid, 'told');
    // Firefox shows a page from its cache the session's storage as it was when the page left.
    if (merchantUid !== null) write(this.#lasting, TOLD_KEY, merchantUid);
  }

  /** How this order ended has been told. */
  isTold(merchantUid: string): boolean {
    return this.read(merchantUid)?.state === 'told' || read(this.#lasting, TOLD_KEY) === merchantUid;
  }

  /** The window that is not known to have ended, of the order that stands there. */
  unfinished(writtenUid: string | null): Note | null {
    const note = this.#read();
    if (writtenUid === null || note?.writtenUid !== writtenUid) return null;
    return note.state !== 'told' && isFresh(note) ? note : null;
  }

  /** The payment whose window went when its page was loaded again: by the number that stands there, or by the address. */
  interrupted(writtenUid: string | null): Note | null {
    const note = this.#read();
    if (note === null || note.state !== 'open' || !isFresh(note)) return null;
    const isHere = note.writtenUid === writtenUid && (writtenUid !== null || note.page === this.#page);
    return isHere ? note : null;
  }

  #read(): Note | null {
    try {
      const note = JSON.parse(read(this.#store, KEY) ?? 'null') as Partial<Record<keyof Note, unknown>>;
      const { merchantUid, payMethod, pg, writtenUid, page, at, state } = note;
      if (typeof merchantUid !== 'string' || typeof payMethod !== 'string') return null;
      return {
        merchantUid,
        payMethod,
        pg: textOf(pg),
        writtenUid: textOf(writtenUid) || null,
        page: textOf(page),
        at: typeof at === 'number' ? at : 0,
        state: state === 'open' || state === 'lost' ? state : 'told',
      };
    } catch {
      return null;
    }
  }

  #write(note: Note): void {
    write(this.#store, KEY, JSON.stringify(note));
  }
}

function read(store: NoteStore | null, key: string): string | null {
  try {
    return store?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(store: NoteStore | null, key: string, value: string): void {
  try {
    store?.setItem(key, value);
  } catch {
    // A note only ever lowers a claim, chooses the PG's own words, or has the server asked: nothing else is lost.
  }
}

const isFresh = ({ at }: Note): boolean => Math.abs(Date.now() - at) < WINDOW_LIFE_MS;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
