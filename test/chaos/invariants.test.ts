import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Entry, faultsOf, type invariants, type Log, type Told } from './invariants.js';

const told = (id: number, changes: Partial<Told> = {}): Told => ({
  id,
  status: 'paid',
  verified: true,
  reason: null,
  impUid: `imp_${id}`,
  merchantUid: `order${id}`,
  ...changes,
});

const cancelled: Partial<Told> = { status: 'failed', reason: 'cancelled' };

/** One attempt as it should be. */
const attempt = (id: number, outcome: Told = told(id)): Entry[] => [
  { what: 'pay', call: id, on: 'A', verify: true },
  { what: 'request', prevented: false },
  { what: 'request_pay', merchantUid: `order${id}` },
  { what: 'event', outcome, astray: false },
  { what: 'resolved', call: id, outcome },
];
const rest: Entry = { what: 'rest', busy: [], covered: [] };
const ordinary: Entry[] = [...attempt(9), { what: 'ordinary', merchantUid: 'order9', outcome: told(9) }];

const log = (...entries: Entry[]): Log => ({
  entries,
  payments: entries
    .filter((entry) => entry.what === 'request_pay')
    .map(({ merchantUid }) => ({
      imp_uid: merchantUid.replace('order', 'imp_'),
      merchant_uid: merchantUid,
      status: 'paid',
    })),
});

const without = (entries: Entry[], what: Entry['what']): Entry[] => entries.filter((entry) => entry.what !== what);
const once = attempt(1);
const [pay, request, requestPay, event, resolved] = once as [Entry, Entry, Entry, Entry, Entry];
const prevented = told(2, { status: 'failed', verified: false, reason: 'prevented' });
const unverified = told(1, { verified: false });

const bad: Record<keyof typeof invariants, Record<string, Log>> = {
  'one attempt at a time on the page': {
    'a second window before the first one ended': log(
      pay,
      request,
      requestPay,
      { what: 'request_pay', merchantUid: 'order2' },
      event,
      resolved,
      rest,
      ...ordinary,
    ),
  },
  'every attempt ends exactly once': {
    'a promise without an end': log(...without(once, 'resolved'), rest, ...ordinary),
    'a promise with two': log(...once, resolved, rest, ...ordinary),
    'an outcome that was never announced': log(...without(once, 'event'), rest, ...ordinary),
    'an outcome that was announced twice': log(...once, event, rest, ...ordinary),
    'an outcome that was announced elsewhere': log(
      pay,
      request,
      requestPay,
      { what: 'event', outcome: told(1), astray: true },
      resolved,
      rest,
      ...ordinary,
    ),
    'a window that was stopped, and announced': log(
      { what: 'pay', call: 2, on: 'A', verify: true },
      { what: 'request', prevented: true },
      { what: 'event', outcome: prevented, astray: false },
      { what: 'resolved', call: 2, outcome: prevented },
      rest,
      ...ordinary,
    ),
    'a second window was asked for': log(pay, request, request, requestPay, event, resolved, rest, ...ordinary),
    'a last window without an outcome': log(...once, rest, ...ordinary, request),
  },
  'paid and verified only what the service was paid for': {
    'no payment': { ...log(...once, rest, ...ordinary), payments: log(...ordinary).payments },
    'a payment that failed': {
      ...log(...once, rest, ...ordinary),
      payments: log(...once, ...ordinary).payments.map((payment) => ({
        ...payment,
        status: payment.imp_uid === 'imp_1' ? 'failed' : 'paid',
      })),
    },
    'a payment of another order': log(...attempt(1, told(1, { merchantUid: 'order2' })), rest, ...ordinary),
    'another payment of the order': log(...attempt(1, told(1, { impUid: 'imp_2' })), rest, ...ordinary),
  },
  'never paid on a claim where there was a server to ask': {
    'a claim': log(...attempt(1, unverified), rest, ...ordinary),
    'a claim after a second tap that set verify-url': log(
      { what: 'pay', call: 1, on: 'A', verify: false },
      { what: 'pay', call: 2, on: 'A', verify: true },
      ...without(attempt(1, unverified), 'pay'),
      { what: 'resolved', call: 2, outcome: unverified },
      rest,
      ...ordinary,
    ),
  },
  'never stuck': {
    'an element that is still open': log(...once, { ...rest, busy: ['A is open'] }, ...ordinary),
    'a page that is covered': log(...once, { ...rest, covered: ['the page is covered'] }, ...ordinary),
    'a window of an attempt that is over': log(...once, { what: 'unwatched' }, rest, ...ordinary),
    'a sequence that never came to rest': log(...once, ...ordinary),
    'an ordinary payment that failed': log(...once, rest, ...attempt(9, told(9, cancelled)), {
      what: 'ordinary',
      merchantUid: 'order9',
      outcome: told(9, cancelled),
    }),
    'an ordinary payment of another order': log(...once, rest, ...attempt(9), {
      what: 'ordinary',
      merchantUid: 'order8',
      outcome: told(9),
    }),
    'no ordinary payment': log(...once, rest),
  },
  'nothing was thrown': {
    'an error': log(...once, { what: 'thrown', message: 'TypeError: x is not a function' }, rest, ...ordinary),
  },
};

describe('the invariants of the chaos run', () => {
  it('find nothing in a log as it should be', () => {
    const inProgress = told(3, { status: 'failed', verified: false, reason: 'in-progress' });
    const second: Entry[] = [
      { what: 'pay', call: 3, on: 'B', verify: true },
      { what: 'resolved', call: 3, outcome: inProgress },
    ];
    const stopped: Entry[] = [
      { what: 'pay', call: 2, on: 'A', verify: true },
      { what: 'request', prevented: true },
      { what: 'resolved', call: 2, outcome: prevented },
    ];
    // An order that is paid already is not paid again, whatever is written by then.
    const again: Entry[] = [{ ...pay, call: 4 } as Entry, { ...resolved, call: 4 } as Entry];
    // `reset()` while it waited for a second tap.
    const takenBack: Entry[] = [
      { what: 'pay', call: 5, on: 'B', verify: true },
      {
        what: 'resolved',
        call: 5,
        outcome: told(5, { status: 'failed', verified: false, reason: 'abandoned', merchantUid: null }),
      },
    ];
    const others = [...stopped, ...again, ...takenBack];
    const fine = log(pay, request, requestPay, ...second, event, resolved, ...others, rest, ...ordinary);
    assert.deepEqual(faultsOf(fine), []);
    const claim = attempt(1, unverified).map((entry) => (entry.what === 'pay' ? { ...entry, verify: false } : entry));
    assert.deepEqual(faultsOf(log(...claim, rest, ...ordinary)), []);
  });

  for (const [name, logs] of Object.entries(bad)) {
    for (const [what, wrong] of Object.entries(logs)) {
      it(`${name}: ${what}`, () => {
        assert.ok(
          faultsOf(wrong).some((fault) => fault.startsWith(`${name}: `)),
          faultsOf(wrong).join('\n'),
        );
      });
    }
  }
});
