import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Because, cases, judge, type OrderStatus, type PayOrder } from '../../src/server/judge.js';
import { remainderOf } from '../../src/server/payment.js';
import { payment } from './payments.js';

const order = (fields: Partial<PayOrder> = {}): PayOrder => ({
  merchantUid: 'order_1',
  amount: 1000,
  status: 'open',
  impUid: null,
  ...fields,
});

const account = { status: 'ready', pay_method: 'vbank', vbank_num: '1-2', paid_at: 0 };
const expired = { ...account, vbank_date: 1 };
const left = { status: 'ready', paid_at: 0 };
const failed = { status: 'failed', paid_at: 0 };
const returned = { status: 'cancelled', cancel_amount: 1000 };
const returnedInPart = { status: 'cancelled', cancel_amount: 300 };
const forged = { amount: 100 };

const open = order();
const issued = order({ status: 'issued', impUid: 'imp_1' });
const issuedElsewhere = order({ status: 'issued', impUid: 'imp_0' });
const paid = order({ status: 'paid', impUid: 'imp_1' });
const paidElsewhere = order({ status: 'paid', impUid: 'imp_0' });
const closed = order({ status: 'cancelled', impUid: 'imp_1' });

type Row = [PayOrder, Record<string, unknown>, Because, string, OrderStatus | null, 'refund'?];

const rows: Record<string, Row> = {
  'a payment of the right amount': [open, {}, 'paid', 'paid', 'paid'],
  'a payment that wrote no currency': [open, { currency: null }, 'paid', 'paid', 'paid'],
  'a payment in another currency than won': [
    order({ currency: 'USD', amount: 9.99 }),
    { currency: 'USD', amount: 9.99 },
    'paid',
    'paid',
    'paid',
  ],
  'a billing key for nothing': [order({ amount: 0 }), { amount: 0 }, 'paid', 'paid', 'paid'],
  'the same payment again': [paid, {}, 'repeated', 'paid', null],
  'an old answer about the same payment': [paid, left, 'repeated', 'paid', null],
  'a part of it given back': [paid, returnedInPart, 'repeated', 'paid', null],
  'all of it given back': [paid, returned, 'cancelled', 'cancelled', 'cancelled'],
  'too little': [open, forged, 'forged', 'forged', null, 'refund'],
  'too much': [open, { amount: 10_000 }, 'forged', 'forged', null, 'refund'],
  'a won less': [open, { amount: 999 }, 'forged', 'forged', null, 'refund'],
  'another currency': [open, { currency: 'USD' }, 'forged', 'forged', null, 'refund'],
  'too little for an order that is paid': [paidElsewhere, forged, 'forged', 'forged', null, 'refund'],
  'too little, of which a part went back': [
    open,
    { ...forged, status: 'cancelled', cancel_amount: 50 },
    'forged',
    'forged',
    null,
    'refund',
  ],
  'too little, and given back': [
    closed,
    { ...forged, status: 'cancelled', cancel_amount: 100 },
    'forged-and-returned',
    'forged',
    null,
  ],
  'too little, and given back before anybody asked': [
    open,
    { ...forged, status: 'cancelled', cancel_amount: 100 },
    'forged-and-returned',
    'forged',
    null,
  ],
  'a deposit of too little': [issued, forged, 'forged', 'forged', 'cancelled', 'refund'],
  'too little by somebody else, while an account waits': [issuedElsewhere, forged, 'forged', 'forged', null, 'refund'],
  'a billing key for an order that costs something': [open, { amount: 0 }, 'forged', 'forged', null],
  'an account for too little': [open, { ...account, ...forged }, 'forged-account', 'forged', null],
  'a second payment': [paidElsewhere, {}, 'not-wanted', 'cancelled', null, 'refund'],
  'a payment for a closed order': [closed, {}, 'not-wanted', 'cancelled', null, 'refund'],
  'a part given back before anybody asked': [open, returnedInPart, 'returned-in-part', 'ready', null],
  'a part given back, though its status says paid': [open, { cancel_amount: 300 }, 'returned-in-part', 'ready', null],
  'an account': [open, account, 'account-issued', 'ready', 'issued'],
  'an account again': [issued, account, 'account-known', 'ready', null],
  'an account that has run out': [issued, expired, 'account-expired', 'failed', 'open'],
  'an account that had run out before anybody asked': [open, expired, 'account-expired', 'failed', null],
  'another account that has run out': [issuedElsewhere, expired, 'account-expired', 'failed', null],
  'an account that waits': [issued, { ...account, vbank_date: 4e9 }, 'account-known', 'ready', null],
  'another account': [issuedElsewhere, account, 'account-issued', 'ready', 'issued'],
  'the deposit': [issued, { pay_method: 'vbank', vbank_num: '1-2' }, 'paid', 'paid', 'paid'],
  'a card, while an account waits': [issuedElsewhere, {}, 'paid', 'paid', 'paid'],
  'an account for an order that is paid': [paidElsewhere, account, 'account-not-wanted', 'cancelled', null],
  'a window that was left': [open, left, 'unpaid', 'ready', null],
  'a window that was left for too little': [open, { ...left, ...forged }, 'unpaid', 'ready', null],
  'a refusal': [open, failed, 'failed', 'failed', null],
  'a refusal, while an account waits': [issuedElsewhere, failed, 'failed', 'failed', null],
  'a payment given back before anybody asked': [open, returned, 'cancelled', 'cancelled', null],
  'an account that was closed': [issued, { ...account, status: 'cancelled' }, 'cancelled', 'cancelled', 'cancelled'],
  'another account that was closed': [
    issuedElsewhere,
    { ...account, status: 'cancelled' },
    'cancelled',
    'cancelled',
    null,
  ],
};

describe('judge', () => {
  for (const [name, [given, fields, because, verdict, becomes, refund]] of Object.entries(rows)) {
    it(`${name}: ${because}`, () => {
      const expected = { because, verdict, order: becomes, refund: refund === 'refund' };
      assert.deepEqual(judge(given, payment(fields)), expected);
    });
  }

  it('compares amounts in cents', () => {
    const dollars = { currency: 'USD', amount: 0.1 + 0.2 };
    assert.equal(judge(order(dollars), payment({ currency: 'USD', amount: 0.3 })).because, 'paid');
  });

  it('moves no money for an order that is none', () => {
    const odd: Record<string, unknown>[] = [
      ...['1000', 1000n, null, Number.NaN, -1].map((amount) => ({ amount })),
      ...['usd', '', 'won', null].map((currency) => ({ currency })),
      { status: 'PAID' },
      { impUid: undefined },
    ];
    for (const fields of odd) {
      assert.throws(() => judge(order(fields as Partial<PayOrder>), payment()), /something else than an order/);
    }
  });

  it('has met every case', () => {
    const met = new Set(Object.values(rows).map(([, , because]) => because));
    assert.deepEqual(
      Object.keys(cases).filter((name) => !met.has(name as Because)),
      [],
    );
  });

  it('believes in money only where there is the right money, whatever comes', () => {
    let count = 0;
    for (const given of [open, issued, issuedElsewhere, paid, paidElsewhere, closed]) {
      for (const status of ['ready', 'paid', 'failed', 'cancelled'])
        for (const amount of [0, 999, 1000, 1001])
          for (const currency of ['KRW', 'USD', 'krw'])
            for (const cancel_amount of [0, 300, 1000, 1001])
              for (const paid_at of [0, 1])
                for (const vbank_num of [null, '1-2']) {
                  const known = payment({ status, amount, currency, cancel_amount, paid_at, vbank_num });
                  const decision = judge(given, known);
                  const isRight = amount === 1000 && currency === 'KRW';
                  const where = JSON.stringify({ given, known, decision });
                  count += 1;
                  if (decision.order === 'paid') {
                    assert.ok(status === 'paid' && isRight && cancel_amount === 0, where);
                    assert.ok(given.status === 'open' || given.status === 'issued', where);
                  }
                  if (decision.verdict === 'paid') assert.ok(decision.order === 'paid' || given === paid, where);
                  if (decision.refund) {
                    assert.ok(
                      status === 'paid' || (status === 'cancelled' && cancel_amount > 0 && remainderOf(known) > 0),
                      where,
                    );
                    assert.ok(decision.order !== 'paid' && given !== paid, where);
                  }
                  // Money for an order that does not wait, or of another amount, is never kept without a word.
                  if (status === 'paid' && given !== paid && cancel_amount === 0) {
                    assert.equal(decision.refund, !(isRight && decision.order === 'paid') && amount > 0, where);
                  }
                  if (given.status === 'cancelled') assert.equal(decision.order, null, where);
                  if (given.status === 'paid')
                    assert.ok(decision.order !== 'open' && decision.order !== 'issued', where);
                  assert.deepEqual(judge(given, known), decision);
                }
    }
    assert.equal(count, 6 * 4 * 4 * 3 * 4 * 2 * 2);
  });
});
