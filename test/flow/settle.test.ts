import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { Verify } from '../../src/flow/index.js';
import { settle } from '../../src/flow/settle.js';
import { fromCallback, ownClaim, type PayClaim } from '../../src/outcome/index.js';

const uids = { imp_uid: 'imp_1', merchant_uid: 'order_7' };
const paid = fromCallback({ ...uids, success: true, status: 'paid' });
const refused = fromCallback({ ...uids, success: false, error_msg: '사용자가 결제를 취소하셨습니다' });
const account = fromCallback({
  ...uids,
  success: true,
  status: 'ready',
  pay_method: 'vbank',
  vbank_num: '1-2',
  vbank_name: '국민',
});
const unknown = fromCallback({ merchant_uid: 'order_7' });
const lost = ownClaim('failed', 'abandoned', { merchantUid: 'order_7' });

/** Answers what the server says, in turn; the last answer stays. */
function server(...replies: unknown[]): { verify: Verify; asked: () => number } {
  let count = 0;
  return {
    asked: () => count,
    verify: async () => {
      const reply = replies[Math.min(count, replies.length - 1)];
      count += 1;
      if (reply instanceof Error) throw reply;
      return reply;
    },
  };
}

const waits: number[] = [];
const wait = async (milliseconds: number, signal?: AbortSignal) => {
  if (signal) return new Promise<void>(() => {});
  waits.push(milliseconds);
};

async function end(claim: PayClaim, verify: Verify | null, byOrder = false) {
  const { status, reason, verified } = await settle(claim, { verify, wait }, { language: 'ko', pg: '' }, { byOrder });
  return `${status} ${reason ?? '-'} ${verified ? 'verified' : 'unverified'}`;
}

describe('settle', () => {
  beforeEach(() => {
    waits.length = 0;
    mock.method(console, 'error', () => {});
    mock.method(console, 'warn', () => {});
  });
  afterEach(() => mock.restoreAll());

  const alone: [string, PayClaim, string][] = [
    ['paid', paid, 'paid - unverified'],
    ['refused', refused, 'failed cancelled unverified'],
    ['a virtual account', account, 'pending vbank-issued unverified'],
    ['nothing', unknown, 'pending unknown unverified'],
  ];
  for (const [name, claim, expected] of alone) {
    it(`takes a claim of ${name} as it is where nobody can be asked`, async () =>
      assert.equal(await end(claim, null), expected));
  }

  const verdicts: [string, PayClaim, unknown, string][] = [
    ['paid after paid', paid, { status: 'paid' }, 'paid - verified'],
    ['paid after a refusal', refused, { status: 'paid' }, 'paid - verified'],
    ['paid after nothing', unknown, { status: 'paid' }, 'paid - verified'],
    ['failed after paid', paid, { status: 'failed' }, 'failed declined verified'],
    ['failed after a refusal', refused, { status: 'failed' }, 'failed cancelled verified'],
    ['cancelled', paid, { status: 'cancelled' }, 'failed rejected verified'],
    ['forged', paid, { status: 'forged' }, 'failed forged verified'],
    ['an account', paid, { status: 'ready', vbank_num: '1' }, 'pending vbank-issued verified'],
    ['an account by its method', paid, { status: 'ready', pay_method: 'vbank' }, 'pending vbank-issued verified'],
    ['ready, where the claim has the account', account, { status: 'ready' }, 'pending vbank-issued verified'],
    [
      'ready by vbank after a refusal, with no account',
      refused,
      { status: 'ready', pay_method: 'vbank', vbank_num: null },
      'failed cancelled verified',
    ],
    ['ready after a refusal', refused, { status: 'ready' }, 'failed cancelled verified'],
    [
      'ready by card after an account was claimed',
      account,
      { status: 'ready', pay_method: 'card' },
      'pending unknown verified',
    ],
    ['another imp_uid', paid, { status: 'paid', imp_uid: 'imp_2' }, 'pending verification-malformed unverified'],
    [
      'another merchant_uid',
      paid,
      { status: 'paid', merchant_uid: 'order_8' },
      'pending verification-malformed unverified',
    ],
    ['a status nobody knows', paid, { status: 'PAID' }, 'pending verification-malformed unverified'],
    ['no status', paid, { ok: true }, 'pending verification-malformed unverified'],
    ['null', paid, null, 'pending verification-malformed unverified'],
    ['text', paid, 'paid', 'pending verification-malformed unverified'],
  ];
  for (const [name, claim, reply, expected] of verdicts) {
    it(`believes the server: ${name}`, async () => assert.equal(await end(claim, server(reply).verify), expected));
  }

  it('asks a ready three times more after a claim of success, over 5 s', async () => {
    const { verify, asked } = server({ status: 'ready' });
    assert.equal(await end(paid, verify), 'pending unknown verified');
    assert.equal(asked(), 4);
    assert.equal(
      waits.reduce((sum, pause) => sum + pause, 0),
      5_000,
    );
  });

  it('takes the payment that arrives meanwhile', async () => {
    assert.equal(
      await end(paid, server({ status: 'ready' }, { status: 'ready' }, { status: 'paid' }).verify),
      'paid - verified',
    );
  });

  it('tries three times where the server cannot be reached', async () => {
    const { verify, asked } = server(new Error('503'));
    assert.equal(await end(paid, verify), 'pending verification-unreachable unverified');
    assert.equal(asked(), 3);
    assert.equal(await end(paid, server(new Error('503'), { status: 'paid' }).verify), 'paid - verified');
  });

  it('does not ask about a refusal that names no payment, but about a lost window', async () => {
    const nameless = fromCallback({ merchant_uid: 'order_7', success: false });
    const { verify, asked } = server({ status: 'paid' });
    assert.equal(await end(nameless, verify), 'failed declined unverified');
    assert.equal(asked(), 0);
    assert.equal(await end(lost, verify, true), 'paid - verified');
    assert.equal(await end(lost, server({ status: 'ready' }).verify, true), 'failed abandoned verified');
  });

  it('calls no amount paid where nothing was paid', async () => {
    const { verify } = server({ status: 'failed', amount: 14000 });
    assert.equal((await settle(paid, { verify, wait }, { language: 'ko', pg: '' })).paidAmount, null);
  });

  it("puts the server's facts before the browser's, and its sentence before ours", async () => {
    const { verify } = server({
      status: 'paid',
      amount: '900',
      message: '고맙습니다',
      imp_uid: 'imp_1',
      apply_num: '77',
    });
    const outcome = await settle(
      { ...paid, paidAmount: 14000, currency: 'KRW' },
      { verify, wait },
      { language: 'en', pg: '' },
    );
    assert.deepEqual(
      [outcome.paidAmount, outcome.message, outcome.currency, outcome.applyNum, outcome.merchantUid],
      [900, '고맙습니다', 'KRW', '77', 'order_7'],
    );
  });
});
