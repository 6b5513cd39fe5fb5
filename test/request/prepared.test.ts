import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Draft,
  type PreparedOrder,
  type RequestContext,
  readPrepared,
  readRefusal,
  readRequest,
} from '../../src/request/index.js';

const order: PreparedOrder = { merchantUid: 'order_7', amount: 14000 };

describe('readPrepared', () => {
  const replies: [string, unknown, PreparedOrder | null][] = [
    ['an order', { merchant_uid: 'order_7', amount: 14000 }, order],
    ['digits', { merchant_uid: 'order_7', amount: '14000' }, order],
    ['what a database prints', { merchant_uid: 'order_7', amount: '14000.00', name: null }, order],
    ['a number for a number', { merchant_uid: 7, amount: 12.5 }, { merchantUid: '7', amount: 12.5 }],
    ['white space', { merchant_uid: ' order_7\n', amount: ' 14000 ', name: ' ' }, order],
    ['a name', { merchant_uid: 'order_7', amount: 14000, name: '<b>주문</b>' }, { ...order, orderName: '<b>주문</b>' }],
    ['more than asked for', { merchant_uid: 'order_7', amount: 14000, message: '!', name: {}, id: 1 }, order],
    ['nothing to pay', { merchant_uid: 'order_7', amount: 0 }, { ...order, amount: 0 }],
    ['no number', { amount: 14000 }, null],
    ['an empty number', { merchant_uid: ' ', amount: 14000 }, null],
    ['an odd number', { merchant_uid: { id: 7 }, amount: 14000 }, null],
    ['no amount', { merchant_uid: 'order_7' }, null],
    ['an empty amount', { merchant_uid: 'order_7', amount: '' }, null],
    ['commas', { merchant_uid: 'order_7', amount: '14,000' }, null],
    ['less than nothing', { merchant_uid: 'order_7', amount: -1 }, null],
    ['no end', { merchant_uid: 'order_7', amount: '9'.repeat(30) }, null],
    ['a list', [{ merchant_uid: 'order_7', amount: 14000 }], null],
    ['text', 'order_7', null],
    ['null', null, null],
  ];
  for (const [name, raw, expected] of replies) {
    it(`reads ${expected ? 'an order' : 'nothing'} in ${name}`, () => assert.deepEqual(readPrepared(raw), expected));
  }

  it('never throws, and reads no order without a number and an amount', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({ withBigInt: true, withDate: true }),
          fc.record({ merchant_uid: fc.anything(), amount: fc.anything(), name: fc.anything() }, { requiredKeys: [] }),
        ),
        (raw) => {
          readRefusal(raw);
          const read = readPrepared(raw);
          if (read === null) return;
          assert.ok(read.merchantUid !== '' && Number.isFinite(read.amount) && read.amount >= 0);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('readRefusal', () => {
  it('reads the sentence for the buyer, and nothing else', () => {
    assert.equal(readRefusal({ message: ' 품절되었습니다. ' }), '품절되었습니다.');
    for (const raw of [{}, { message: '' }, { message: [] }, { error: '품절' }, '품절', null, undefined]) {
      assert.equal(readRefusal(raw), null);
    }
  });
});

describe('a request whose order the server makes', () => {
  const context: RequestContext = {
    environment: { device: 'pc', os: 'other', inApp: false, browser: null },
    pageUrl: 'https://shop.example/order',
    defaultProvider: null,
    initialised: false,
  };
  const draft: Draft = { impCode: 'imp1', pg: 'kcp', prepareUrl: '/orders' };
  const read = (changes: Draft = {}, prepared: PreparedOrder | null = null) =>
    readRequest({ ...draft, ...changes }, { ...context, order: prepared });
  const faults = (changes: Draft = {}, prepared: PreparedOrder | null = null) =>
    read(changes, prepared)
      .issues.filter(({ severity }) => severity === 'error')
      .map(({ path, code }) => `${path} ${code}`);

  it('may be without an amount and a name until the order is there', () => {
    assert.deepEqual(faults(), []);
    assert.notEqual(read().request, null);
    assert.deepEqual(faults({ prepareUrl: undefined }), ['order-name missing', 'amount missing']);
    assert.deepEqual(faults({ prepareUrl: '' }), ['order-name missing', 'amount missing']);
  });

  it('has every other fault before the order is there', () => {
    assert.deepEqual(faults({ amount: '14,000', impCode: '', taxFree: 'x' }), [
      'imp-code missing',
      'amount amount-malformed',
      'tax-free amount-malformed',
    ]);
    assert.deepEqual(faults({ amount: '14000.5' }), ['amount amount-decimals']);
    assert.deepEqual(faults({ pg: 'html5_inicis' }), ['buyer-tel buyer-tel-missing']);
    assert.deepEqual(faults({ prepareUrl: 'javascript:alert(1)' }), ['prepare-url url-malformed']);
  });

  it('is what the server says, whatever stands in the attributes and in params', () => {
    const params = { merchant_uid: 'p', amount: 1, name: 'p', custom: 1 };
    const ready = read({ params, merchantUid: 'a', amount: '1', orderName: 'a' }, { ...order, orderName: '주문' });
    assert.ok(ready.request);
    const { merchantUid, amount, orderName } = ready.request;
    assert.deepEqual([merchantUid, amount, orderName], ['order_7', 14000, '주문']);
    assert.deepEqual([ready.params.merchant_uid, ready.params.amount, ready.params.name], ['order_7', 14000, '주문']);
    assert.equal(ready.params.custom, 1);
  });

  it('keeps the page’s own name where the server sends none, and needs one of them', () => {
    assert.equal(read({ orderName: '주문' }, order).request?.orderName, '주문');
    assert.deepEqual(faults({}, order), ['order-name missing']);
  });

  it('is judged by what the server says', () => {
    assert.deepEqual(faults({ orderName: '주문' }, { ...order, amount: 0.5 }), ['amount amount-decimals']);
    assert.deepEqual(faults({ orderName: '주문' }, { ...order, amount: 0 }), ['amount amount-zero']);
    const codes = read({ orderName: '주문' }, { ...order, merchantUid: 'x'.repeat(41) }).issues.map(({ code }) => code);
    assert.ok(codes.includes('merchant-uid-long'));
  });

  it('has the number that the page wrote as its own, whatever the server calls it', () => {
    assert.equal(read({ orderName: '주문' }, order).writtenUid, null);
    assert.equal(read({ orderName: '주문', merchantUid: 'cart_1' }, order).writtenUid, 'cart_1');
  });
});
