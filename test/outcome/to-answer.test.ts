import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromCallback, makeOutcome, outcomeOfClaim, readVerdict, toAnswer } from '../../src/outcome/index.js';

const uids = { imp_uid: 'imp_1', merchant_uid: 'order_7' };
const context = { language: 'ko', pg: '' } as const;

const afterClaim = (answer: object) => toAnswer(outcomeOfClaim(fromCallback(answer), context));

/** An answer of the SDK's, and what old code has to find in it. */
const claims: [name: string, answer: object, told: object][] = [
  [
    'a legacy PG’s success, with all that it says',
    { ...uids, success: true, status: 'paid', paid_amount: 100, card_name: 'KB', custom_data: { a: 1 } },
    { success: true, status: 'paid', paid_amount: 100, card_name: 'KB', custom_data: { a: 1 }, error_msg: null },
  ],
  ['a newer PG’s success, which does not say so', uids, { ...uids, success: true, status: 'paid', error_code: null }],
  [
    'an account, which is no payment yet',
    { ...uids, success: true, status: 'ready', pay_method: 'vbank', vbank_num: '1-2', vbank_date: '2099-12-31' },
    { success: true, status: 'ready', vbank_num: '1-2', vbank_date: 4102412399 },
  ],
  [
    'a refusal, in the PG’s words',
    { ...uids, success: false, error_code: 'F0005', error_msg: '한도 초과' },
    { success: false, status: 'failed', error_code: 'F0005', error_msg: '한도 초과' },
  ],
  [
    'a PG that is not registered, with the key spelt right',
    { imp_success: false, error_coe: 'F1001', error_msg: '설정 정보' },
    { success: false, error_code: 'F1001', error_msg: '설정 정보' },
  ],
  [
    'nothing at all, which is no success',
    {},
    { success: false, status: 'ready', error_code: 'unknown', error_msg: /다시 결제하지 마시고/ },
  ],
];

describe('toAnswer', () => {
  for (const [name, answer, told] of claims) {
    it(`tells ${name}`, () => {
      const said = afterClaim(answer);
      for (const [key, value] of Object.entries(told)) {
        if (value instanceof RegExp) assert.match(String(said[key]), value);
        else assert.deepEqual(said[key], value, key);
      }
    });
  }

  it('keeps the SDK’s other spellings of success out of the way', () => {
    const said = afterClaim({ imp_success: false, error_coe: 'F1001' });
    assert.deepEqual([said.imp_success, said.error_coe], [undefined, undefined]);
  });

  it('tells what the server found rather than what the browser was told', () => {
    const claim = fromCallback({ ...uids, success: true, status: 'paid', paid_amount: 1 });
    const verdict = readVerdict({ ...uids, status: 'forged', amount: 1 });
    const forged = toAnswer(makeOutcome({ status: 'failed', reason: 'forged' }, claim, verdict, context));
    assert.deepEqual([forged.success, forged.status, forged.error_code], [false, 'failed', 'forged']);
    const asked = { status: 'pending', reason: 'verification-unreachable' } as const;
    const pending = toAnswer(makeOutcome(asked, claim, null, context));
    assert.deepEqual([pending.success, pending.status, pending.imp_uid], [true, 'ready', 'imp_1']);
  });
});
