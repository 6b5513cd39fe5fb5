import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeHandler, type Handler, IamportClient, type Orders, type PayOrder } from '../../dist/server/index.js';
import { createSandbox, scenarioNames } from '../../src/sandbox/index.js';
import { Client } from '../sandbox/client.js';
import { completeByHand } from './by-hand.js';

const url = 'http://sandbox.example';

/** One payment of one order, looked at twice: what the page is told, what the order became and what the service was left with. */
async function ending(contestant: 'ours' | 'by hand', scenario: string, asked: object): Promise<object> {
  const sandbox = createSandbox();
  const fetch = (input: string | URL | Request, init?: RequestInit) => sandbox.fetch(new Request(input, init));
  let order: PayOrder = { merchantUid: 'order', amount: 1000, currency: 'KRW', status: 'open', impUid: null };
  const settle: Orders['settle'] = async ({ impUid }, decide) => {
    const decision = decide(order);
    if (decision.order) order = { ...order, status: decision.order, impUid };
    return decision;
  };
  const handlers: Record<typeof contestant, Handler> = {
    ours: completeHandler({
      client: new IamportClient({ impKey: 'key', impSecret: 'secret', baseUrl: url, fetch }),
      orders: { settle },
    }),
    'by hand': completeByHand({ url, fetch }, { settle }),
  };
  const buyer = new Client(sandbox);
  const opened = await buyer.open({ merchant_uid: 'order', amount: 1000, ...asked }, { provider: 'html5_inicis' });
  await buyer.end(opened, scenario);
  const { imp_uid } = buyer.payment(opened);
  const told: object[] = [];
  for (const names of [{ imp_uid, merchant_uid: 'order' }, { merchant_uid: 'order' }, { imp_uid }]) {
    const body = new URLSearchParams(names as Record<string, string>);
    const response = await handlers[contestant](new Request('https://shop.example/complete', { method: 'POST', body }));
    const { imp_uid: _, apply_num, receipt_url, vbank_num, vbank_date, ...reply } = await response.json();
    // Of what differs from payment to payment only whether it is there.
    told.push({ code: response.status, ...reply, own: [apply_num, receipt_url, vbank_num, vbank_date].map(Boolean) });
  }
  const { status, cancel_amount } = buyer.payment(opened);
  return { told, order: { ...order, impUid: Boolean(order.impUid) }, service: { status, cancel_amount } };
}

describe('the code that the complete handler is measured beside', () => {
  for (const scenario of scenarioNames) {
    for (const asked of [{}, { amount: 100 }, { currency: 'USD' }]) {
      it(`says and does the same: ${scenario} ${JSON.stringify(asked)}`, async () => {
        assert.deepEqual(await ending('by hand', scenario, asked), await ending('ours', scenario, asked));
      });
    }
  }
});
