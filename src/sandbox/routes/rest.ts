import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cancelPayment } from '../cancel.js';
import { ship } from '../escrow.js';
import { restPayment, type SandboxPayment } from '../payment.js';
import { missing, RestError, unauthorized } from '../rest-error.js';
import { inputs, parseInput, type RestInput, readInput, requireInput } from '../rest-input.js';
import type { Service } from './context.js';
import { faulty } from './faulty.js';

const statuses = ['all', 'ready', 'paid', 'cancelled', 'failed'];
const MOST_PAYMENTS = 100;
const noPayment = '존재하지 않는 결제정보입니다.';
const notPrepared = '사전등록된 결제정보가 존재하지 않습니다.';

/** The vendor's calls that need a token, those that the sandbox does not have among them. */
const guarded = ['payments', 'escrows', 'subscribe', 'vbanks', 'certifications', 'receipts'];

/** The merchant's server side: the vendor's REST API (`contract.md` §5, §6). */
export function restRoutes(service: Service): Hono {
  const { payments, tokens, notices } = service;
  const routes = new Hono({ strict: false });

  routes.onError((error, c) => {
    if (!(error instanceof RestError)) throw error;
    return c.json({ code: error.code, message: error.message, response: null }, error.status);
  });

  routes.use('/users/getToken', faulty(service, 'rest'));
  for (const path of guarded) {
    routes.use(`/${path}/*`, faulty(service, 'rest'), faulty(service, 'token'), needToken(service));
  }

  routes.post('/users/getToken', async (c) => {
    const { imp_key: impKey, imp_secret: impSecret } = parseInput(inputs.token, await inputOf(c));
    const token = tokens.issue(impKey, impSecret);
    if (!token) throw new RestError(401, 'imp_key, imp_secret 인증에 실패했습니다.');
    return answer(c, token);
  });

  routes.get('/payments', async (c) => {
    const { imp_uid: impUids, merchant_uid: merchantUids } = parseInput(inputs.payments, await inputOf(c));
    const asked = impUids.length + merchantUids.length;
    if (asked === 0) throw missing('imp_uid');
    if (asked > MOST_PAYMENTS) throw new RestError(400, `한 번에 ${MOST_PAYMENTS}건까지 조회할 수 있습니다.`);
    const found = [...impUids.map((uid) => payments.find(uid)), ...merchantUids.map((uid) => newest(uid))];
    const list = [...new Set(found.filter((payment) => payment !== undefined))];
    if (list.length === 0) throw new RestError(404, noPayment);
    return answer(c, list.map(restPayment), found.includes(undefined) ? 207 : 200);
  });

  routes.get('/payments/find/:uid/:status?', (c) => answer(c, restPayment(existing(ofOrder(c)[0]))));

  routes.get('/payments/findAll/:uid/:status?', async (c) => {
    const list = ofOrder(c);
    existing(list[0]);
    return answer(c, pageOf(list, parseInput(inputs.page, await inputOf(c))));
  });

  routes.get('/payments/status/:status', async (c) => {
    const { from, to, ...page } = parseInput(inputs.period, await inputOf(c));
    const list = withStatus(payments.list().reverse(), c.req.param('status'));
    const within = list.filter(({ started_at: startedAt }) => startedAt >= from && startedAt <= to);
    return answer(c, pageOf(within, page));
  });

  routes.get('/payments/prepare/:uid', (c) => {
    const merchantUid = c.req.param('uid');
    const amount = payments.prepared.get(merchantUid);
    if (amount === undefined) throw new RestError(404, notPrepared);
    return answer(c, { merchant_uid: merchantUid, amount });
  });

  routes.on(['POST', 'PUT'], '/payments/prepare', async (c) => {
    const input = parseInput(inputs.prepare, await inputOf(c));
    requireInput(input, ['merchant_uid', 'amount']);
    const { merchant_uid: merchantUid, amount } = input;
    const isRegistered = payments.prepared.has(merchantUid);
    if (c.req.method === 'POST' && isRegistered)
      throw new RestError(200, '결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).');
    if (c.req.method === 'PUT' && !isRegistered) throw new RestError(200, notPrepared);
    payments.prepared.set(merchantUid, amount ?? 0);
    return answer(c, { merchant_uid: merchantUid, amount });
  });

  routes.post('/payments/cancel', async (c) => {
    const input = parseInput(inputs.cancel, await inputOf(c));
    const { imp_uid: impUid, merchant_uid: merchantUid, amount, checksum } = input;
    if (!impUid && !merchantUid) throw new RestError(400, 'imp_uid, merchant_uid 중 하나는 반드시 지정해주셔야합니다.');
    const payment = impUid ? payments.find(impUid) : newestPaid(merchantUid);
    if (!payment) throw new RestError(200, '취소할 결제건이 존재하지 않습니다.');
    const refundable = [input.refund_holder, input.refund_bank, input.refund_account].every((text) => text !== '');
    const reason = input.reason || null;
    const refusal = cancelPayment(payment, { amount: amount ?? 0, checksum, reason, refundable });
    if (refusal !== null) throw new RestError(200, refusal);
    if (input.enable_webhook) notices.send(payment);
    return answer(c, restPayment(payment));
  });

  routes.get('/payments/:uid', (c) => answer(c, restPayment(existing(payments.find(c.req.param('uid'))))));

  routes.get('/escrows/logis/:uid', (c) => {
    const { shipment } = existing(payments.find(c.req.param('uid')));
    if (!shipment) throw new RestError(404, '등록된 배송정보가 없습니다.');
    return answer(c, shipment);
  });

  routes.on(['POST', 'PUT'], '/escrows/logis/:uid', async (c) => {
    const payment = existing(payments.find(c.req.param('uid') ?? ''));
    const method = c.req.method === 'POST' ? 'POST' : 'PUT';
    return answer(c, ship(payment, method, parseInput(inputs.shipment, await inputOf(c))));
  });

  for (const path of guarded) {
    routes.all(`/${path}/*`, () => {
      throw new RestError(404, '샌드박스에 없는 API입니다.');
    });
  }

  function existing(payment: SandboxPayment | undefined): SandboxPayment {
    if (!payment) throw new RestError(404, noPayment);
    return payment;
  }

  function newest(merchantUid: string): SandboxPayment | undefined {
    return payments.findByMerchantUid(merchantUid);
  }

  // Another window of the same order may have been opened and left.
  function newestPaid(merchantUid: string): SandboxPayment | undefined {
    return payments.listByMerchantUid(merchantUid).find(({ paid_at: paidAt }) => paidAt > 0) ?? newest(merchantUid);
  }

  function ofOrder(c: Context): SandboxPayment[] {
    return withStatus(payments.listByMerchantUid(c.req.param('uid') ?? ''), c.req.param('status') ?? 'all');
  }

  return routes;
}

function needToken({ tokens }: Service): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header('authorization')?.replace(/^Bearer\s+/i, '');
    if (!tokens.isGood(header ?? c.req.query('_token') ?? '')) throw unauthorized();
    await next();
  };
}

function inputOf(c: Context): Promise<RestInput> {
  return readInput(c.req.raw);
}

function answer(c: Context, response: object, status: 200 | 207 = 200): Response {
  return c.json({ code: 0, message: null, response }, status);
}

function withStatus(list: SandboxPayment[], status: string): SandboxPayment[] {
  if (!statuses.includes(status)) throw new RestError(400, '지원되지 않는 상태값입니다.');
  return status === 'all' ? list : list.filter((payment) => payment.status === status);
}

/** One page of a list; `previous` and `next` are page numbers, 0 where there is none. */
function pageOf(list: SandboxPayment[], { page, limit }: { page: number; limit: number }): object {
  return {
    total: list.length,
    previous: page - 1,
    next: page * limit < list.length ? page + 1 : 0,
    list: list.slice((page - 1) * limit, page * limit).map(restPayment),
  };
}
