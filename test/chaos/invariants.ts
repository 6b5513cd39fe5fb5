import type { PayOutcome } from 'iamport-elements';
import type { Step } from './steps.js';

/** An outcome as the log keeps it; `id` tells one object from another. */
export interface Told extends Pick<PayOutcome, 'status' | 'verified' | 'reason' | 'impUid' | 'merchantUid'> {
  id: number;
}

/** One thing that happened on the page. */
export type Entry =
  | { what: 'step'; step: Step }
  /** `pay()` was called, by the trigger or by the page; `verify`: there was somebody to ask. */
  | { what: 'pay'; call: number; on: string; verify: boolean }
  | { what: 'resolved'; call: number; outcome: Told }
  /** `payment-request` went round. */
  | { what: 'request'; prevented: boolean }
  | { what: 'request_pay'; merchantUid: string }
  /** An outcome event; `astray` where it was not dispatched on its element, or on document once that was removed. */
  | { what: 'event'; outcome: Told; astray: boolean }
  | { what: 'thrown'; message: string }
  /** The page is covered by a window, and no attempt is on its way. */
  | { what: 'unwatched' }
  /** The sequence has been let run out. */
  | { what: 'rest'; busy: string[]; covered: string[] }
  /** One more ordinary payment, and how long it took in the world's milliseconds. */
  | { what: 'ordinary'; merchantUid: string; outcome: Told | null; took?: number };

/** A payment as the service knows it. */
export interface Payment {
  imp_uid: string;
  merchant_uid: string;
  status: string;
}

export interface Log {
  entries: (Entry & { at?: number })[];
  payments: Payment[];
}

type Of<What> = Extract<Entry, { what: What }>;

const all = <What extends Entry['what']>({ entries }: Log, what: What): Of<What>[] =>
  entries.filter((entry) => entry.what === what) as unknown as Of<What>[];

const describe = ({ status, verified, reason, merchantUid }: Told): string =>
  `${status} ${reason ?? ''} ${verified ? 'verified' : 'unverified'} of ${merchantUid}`;

/** The attempt that ended with an outcome began with the last of its calls before the event. */
function callOf(log: Log, event: Of<'event'>): Of<'pay'> | undefined {
  const ended = new Set(
    all(log, 'resolved')
      .filter(({ outcome }) => outcome.id === event.outcome.id)
      .map(({ call }) => call),
  );
  const before = log.entries.slice(0, log.entries.indexOf(event));
  return (before as Entry[])
    .filter((entry) => entry.what === 'pay')
    .filter(({ call }) => ended.has(call))
    .at(-1);
}

/** What must hold for every sequence: each says what is wrong with a log. */
export const invariants = {
  'one attempt at a time on the page'(log) {
    const wrong: string[] = [];
    let open: string | null = null;
    for (const entry of log.entries) {
      if (entry.what === 'event') open = null;
      if (entry.what !== 'request_pay') continue;
      if (open !== null) wrong.push(`request_pay for ${entry.merchantUid} while ${open} was on its way`);
      open = entry.merchantUid;
    }
    return wrong;
  },

  'every attempt ends exactly once'(log) {
    const wrong: string[] = [];
    const ends = new Map<number, Told>();
    for (const { call, outcome } of all(log, 'resolved')) {
      if (ends.has(call)) wrong.push(`pay() ${call} resolved twice`);
      ends.set(call, outcome);
    }
    for (const { call, on } of all(log, 'pay'))
      if (!ends.has(call)) wrong.push(`pay() ${call} of ${on} never resolved`);

    const announced = new Map<number, number>();
    for (const { outcome, astray } of all(log, 'event')) {
      announced.set(outcome.id, (announced.get(outcome.id) ?? 0) + 1);
      if (astray) wrong.push(`${describe(outcome)} was announced in the wrong place`);
    }
    const told = new Map(all(log, 'event').map(({ outcome }) => [outcome.id, outcome]));
    for (const [id, times] of announced)
      if (times > 1) wrong.push(`${describe(told.get(id)!)} was announced ${times} times`);
    for (const outcome of ends.values()) {
      // The page took back an attempt that waited for a second tap: there was no window to tell of.
      const isTakenBack = outcome.reason === 'abandoned' && outcome.merchantUid === null;
      const isSilent = outcome.reason === 'in-progress' || outcome.reason === 'prevented';
      if (!isTakenBack && isSilent === announced.has(outcome.id)) {
        wrong.push(`${describe(outcome)} was ${isSilent ? '' : 'not '}announced`);
      }
    }

    let window = false;
    for (const entry of log.entries) {
      if (entry.what === 'event') window = false;
      if (entry.what !== 'request' || entry.prevented) continue;
      if (window) wrong.push('a second window was asked for before the first one had an outcome');
      window = true;
    }
    if (window) wrong.push('the last window had no outcome');
    return wrong;
  },

  'paid and verified only what the service was paid for'(log) {
    return all(log, 'event')
      .map(({ outcome }) => outcome)
      .filter(({ status, verified }) => status === 'paid' && verified)
      .filter(
        ({ impUid, merchantUid }) =>
          !log.payments.some(
            (payment) =>
              payment.status === 'paid' &&
              payment.merchant_uid === merchantUid &&
              (impUid === null || payment.imp_uid === impUid),
          ),
      )
      .map((outcome) => `${describe(outcome)} has no paid payment`);
  },

  'never paid on a claim where there was a server to ask'(log) {
    return all(log, 'event')
      .filter(({ outcome }) => outcome.status === 'paid' && !outcome.verified)
      .filter((event) => callOf(log, event)?.verify !== false)
      .map(({ outcome }) => `${describe(outcome)} though verify-url was set`);
  },

  'never stuck'(log) {
    const wrong = all(log, 'rest').flatMap(({ busy, covered }) => [...busy, ...covered]);
    if (all(log, 'unwatched').length > 0) wrong.push('a window stood there for nobody');
    if (all(log, 'rest').length === 0) wrong.push('the sequence did not run out');
    const [ordinary] = all(log, 'ordinary');
    const outcome = ordinary?.outcome ?? null;
    const isFine = outcome?.status === 'paid' && outcome.verified && outcome.merchantUid === ordinary?.merchantUid;
    if (!isFine) wrong.push(`an ordinary payment afterwards ended ${outcome ? describe(outcome) : 'never'}`);
    return wrong;
  },

  'nothing was thrown'(log) {
    return all(log, 'thrown').map(({ message }) => message);
  },
} as const satisfies Record<string, (log: Log) => string[]>;

/** Everything that is wrong with a log. */
export const faultsOf = (log: Log): string[] =>
  Object.entries(invariants).flatMap(([name, check]) => check(log).map((fault) => `${name}: ${fault}`));
