import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromCallback, makeOutcome, outcomeOfClaim, readVerdict } from '../../src/outcome/index.js';

const words = '네이버페이 포인트가 부족합니다.';
const refusal = { imp_uid: 'imp_1', merchant_uid: 'order_7', success: false, error_msg: words };

describe('the sentence of an outcome', () => {
  const cases: [string, object, string, string][] = [
    ['the PG’s own words, where they have to be shown as they came', refusal, 'naverpay', words],
    ['the PG’s own words by what the answer says', { ...refusal, pg_provider: 'naverpay' }, '', words],
    [
      'what the answer says rather than what was asked for',
      { ...refusal, pg_provider: 'kcp' },
      'naverpay',
      '결제가 승인되지 않았습니다.',
    ],
    ['our own for any other PG', refusal, 'kcp', '결제가 승인되지 않았습니다.'],
    ['our own where nobody knows the PG', refusal, '', '결제가 승인되지 않았습니다.'],
    ['our own where the PG says nothing', { ...refusal, error_msg: '' }, 'naverpay', '결제가 승인되지 않았습니다.'],
    ['our own where it is paid', { imp_uid: 'imp_1', pg_provider: 'naverpay' }, '', '결제가 완료되었습니다.'],
  ];
  for (const [name, answer, pg, sentence] of cases) {
    it(`is ${name}`, () => {
      const outcome = outcomeOfClaim(fromCallback(answer), { language: 'ko', pg });
      assert.equal(outcome.message, sentence);
    });
  }

  it('is the server’s where it has one, and the PG’s own words as the server found them', () => {
    const verdict = (more: object) =>
      readVerdict({ status: 'failed', pg_provider: 'naverpay', fail_reason: words, ...more });
    const claim = fromCallback({ imp_uid: 'imp_1', success: false });
    const ending = { status: 'failed', reason: 'declined' } as const;
    const said = (more: object) => makeOutcome(ending, claim, verdict(more), { language: 'ko', pg: '' }).message;
    assert.equal(said({}), words);
    assert.equal(said({ message: '다시 시도해 주세요.' }), '다시 시도해 주세요.');
    assert.equal(said({ pg_provider: 'kcp' }), '결제가 승인되지 않았습니다.');
  });
});
