import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { settle } from '../../src/flow/settle.js';
import { fromCallback, readVerdict, VERDICT_STATUSES } from '../../src/outcome/index.js';

const claims = [
  fromCallback({ imp_uid: 'imp_1', merchant_uid: 'order_7', success: true }),
  fromCallback({ imp_uid: 'imp_1', merchant_uid: 'order_7', error_msg: '사용자가 결제를 취소하셨습니다' }),
  fromCallback({ imp_uid: 'imp_1', merchant_uid: 'order_7', pay_method: 'vbank' }),
];

const word = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true }),
  fc.constantFrom(...VERDICT_STATUSES, 'PAID', ' paid', 'paid ', 'success', true, 200, null, 'imp_1', 'order_7'),
);
const reply = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }),
  fc.record(
    Object.fromEntries(
      ['status', 'imp_uid', 'merchant_uid', 'amount', 'vbank_num', 'vbank_date', 'pay_method', 'fail_reason'].map(
        (key) => [key, word],
      ),
    ),
    { requiredKeys: [] },
  ),
);

describe('readVerdict', () => {
  it('never throws, and knows no status but its own, spelt exactly', () => {
    fc.assert(
      fc.property(reply, (raw) => {
        const verdict = readVerdict(raw);
        const written = (raw as { status?: unknown } | null)?.status;
        const isKnown =
          typeof raw === 'object' && raw !== null && (VERDICT_STATUSES as readonly unknown[]).includes(written);
        assert.equal(verdict?.status ?? null, isKnown && !Array.isArray(raw) ? written : null);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('settle', () => {
  const wait = (_milliseconds: number, signal?: AbortSignal) =>
    signal ? new Promise<void>(() => {}) : Promise.resolve();

  it('is paid and verified only where the server said paid, about this payment', async (t) => {
    for (const method of ['error', 'warn'] as const) t.mock.method(console, method, () => {});
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...claims), reply, async (claim, raw) => {
        const outcome = await settle(claim, { verify: async () => raw, wait }, { language: 'ko', pg: '' });
        const { status, imp_uid, merchant_uid } = (raw ?? {}) as Record<string, unknown>;
        const isOther = (ours: string, theirs: unknown) => typeof theirs === 'string' && theirs.trim() === ours;
        if (outcome.status === 'paid') assert.ok(outcome.verified && status === 'paid');
        // Nothing that a server may answer makes a payment fail that may have been made.
        if (readVerdict(raw) === null) assert.equal(outcome.status, 'pending');
        if (outcome.status === 'paid' && imp_uid && typeof imp_uid === 'string' && imp_uid.trim())
          assert.ok(isOther('imp_1', imp_uid) || /^(null|undefined)$/.test(imp_uid.trim()));
        if (outcome.status === 'paid' && merchant_uid && typeof merchant_uid === 'string' && merchant_uid.trim())
          assert.ok(isOther('order_7', merchant_uid) || /^(null|undefined)$/.test(merchant_uid.trim()));
      }),
      { numRuns: 1000 },
    );
  });
});
