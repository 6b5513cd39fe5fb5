import type { Decision, Handler, OrderStatus, Orders, Payment, PayOrder } from '../../dist/server/index.js';

/** A payment in the REST API's own words, as far as it is looked at. */
interface Raw {
  imp_uid: string;
  merchant_uid: string;
  status: string;
  amount: number;
  cancel_amount?: number | null;
  currency?: string | null;
  paid_at?: number | null;
  vbank_num?: string | null;
  vbank_date?: number | null;
  [field: string]: unknown;
}

type Ruling = Pick<Decision, 'order' | 'refund'> & { readonly verdict: string };

const NAMES = ['imp_uid', 'merchant_uid'];
const PAID = ['pay_method', 'currency', 'apply_num', 'receipt_url', 'pg_provider', 'amount', 'fail_reason'];
const TOLD = [...NAMES, ...PAID, 'vbank_name', 'vbank_num', 'vbank_holder', 'vbank_date'];
const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** A `verify-url` as a careful developer writes it without this package: the same checks, and no library. */
export function completeByHand(api: { url: string; fetch: typeof fetch }, orders: Orders): Handler {
  let token: { text: string; until: number } | null = null;

  async function call(method: string, path: string, body?: object, again = true): Promise<Raw | null> {
    if (token === null || token.until < Date.now()) token = await newToken();
    const headers = { authorization: token.text, 'content-type': 'application/json' };
    const response = await send(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (response.status === 401 && again) {
      token = null;
      return call(method, path, body, false);
    }
    const answer = (await response.json()) as { code?: unknown; message?: string; response?: Raw };
    if (typeof answer?.code !== 'number') throw new Error(`${path}: not an answer of the API`);
    if (answer.code === 0 && response.ok && answer.response) return answer.response;
    if (response.status === 404) return null;
    throw new Error(`${path}: ${answer.message}`);
  }

  async function newToken() {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ imp_key: 'key', imp_secret: 'secret' });
    const answer = await (await send('/users/getToken', { method: 'POST', headers, body })).json();
    const { access_token: text, now, expired_at: end } = answer.response;
    return { text, until: Date.now() + (end - now - 60) * 1000 };
  }

  const send = (path: string, init: RequestInit) =>
    api.fetch(`${api.url}${path}`, { ...init, redirect: 'manual', signal: AbortSignal.timeout(5000) });

  async function find(impUid: string, merchantUid: string): Promise<Raw | null> {
    if (impUid) return call('GET', `/payments/${encodeURIComponent(impUid)}`);
    if (/^\.{0,2}$/.test(merchantUid)) return null;
    const page = await call('GET', `/payments/findAll/${encodeURIComponent(merchantUid)}`);
    const list = (page?.list ?? []) as Raw[];
    return list.find(hasMoney) ?? list[0] ?? null;
  }

  return async (request) => {
    try {
      if (request.method !== 'POST') return json({ message: 'only POST' }, 405);
      const fields = await fieldsOf(request);
      const impUid = named(fields.imp_uid);
      const merchantUid = named(fields.merchant_uid);
      if (!impUid && !merchantUid) return json({ message: 'imp_uid or merchant_uid is needed' }, 400);
      if (!/^[\w-]{0,64}$/.test(impUid) || merchantUid.length > 255) return json({ message: 'no payment' }, 400);
      const payment = await find(impUid, merchantUid);
      const unknown = json({ status: 'ready', fail_reason: 'no such payment' }, 404);
      if (payment === null || (merchantUid && merchantUid !== payment.merchant_uid)) return unknown;
      check(payment);
      const names = { impUid: payment.imp_uid, merchantUid: payment.merchant_uid } as Payment;
      const ruling = (await orders.settle(names, (order) => rule(order, payment) as Decision)) as Ruling | null;
      if (ruling === null) return unknown;
      if (ruling.refund) {
        const checksum = payment.amount - (payment.cancel_amount ?? 0);
        const cancelled = { imp_uid: payment.imp_uid, checksum, reason: ruling.verdict };
        await call('POST', '/payments/cancel', cancelled, false);
      }
      if (!merchantUid) return json({ status: ruling.verdict });
      // Where a person has to decide, the buyer is told of no account again.
      const told = ruling.verdict === 'ready' && payment.status !== 'ready' ? NAMES : TOLD;
      const known = told.filter((name) => payment[name]);
      return json({ ...Object.fromEntries(known.map((name) => [name, payment[name]])), status: ruling.verdict });
    } catch (error) {
      console.error(error);
      return json({ message: 'please ask again' }, 503);
    }
  };
}

async function fieldsOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.length > 64 * 1024) return {};
  return text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
}

const named = (value: unknown): string => (value === undefined || value === null || value === 'null' ? '' : `${value}`);

function check({ status, imp_uid, merchant_uid, amount, cancel_amount }: Raw): void {
  const isKnown = ['ready', 'paid', 'cancelled', 'failed'].includes(status);
  const hasNames = typeof imp_uid === 'string' && typeof merchant_uid === 'string';
  if (!isKnown || !hasNames || !(amount >= 0) || !((cancel_amount ?? 0) >= 0)) throw new Error('not a payment');
}

function hasMoney({ status, amount, cancel_amount }: Raw): boolean {
  const cancelled = cancel_amount ?? 0;
  return status === 'paid' || (status === 'cancelled' && cancelled > 0 && cancelled < amount);
}

/** What a payment means for its order. */
function rule(order: PayOrder, payment: Raw): Ruling {
  const { status, amount } = payment;
  const cancelled = payment.cancel_amount ?? 0;
  const isOwn = order.impUid === payment.imp_uid;
  const isWaiting = order.status === 'open' || order.status === 'issued';
  const hasAccount = status === 'ready' && Boolean(payment.vbank_num);
  const isPaid = hasMoney(payment);
  const differs =
    Math.round(amount * 100) !== Math.round(order.amount * 100) ||
    (payment.currency || 'KRW') !== (order.currency ?? 'KRW');
  const is = (verdict: string, becomes: OrderStatus | null = null, refund = false): Ruling => ({
    verdict,
    order: becomes,
    refund: refund && Math.round((amount - cancelled) * 100) > 0,
  });
  const closes = isOwn && order.status !== 'cancelled' ? 'cancelled' : null;
  if (isOwn && order.status === 'paid' && (isPaid || status !== 'cancelled')) return is('paid');
  if (differs && isPaid) return is('forged', closes, true);
  if (differs && status === 'cancelled' && payment.paid_at) return is('forged', closes);
  if (differs && hasAccount) return is('forged');
  if (isPaid && cancelled > 0) return is('ready');
  if (isPaid) return isWaiting ? is('paid', 'paid') : is('cancelled', null, true);
  if (hasAccount && payment.vbank_date && payment.vbank_date * 1000 < Date.now()) {
    return is('failed', isOwn && order.status === 'issued' ? 'open' : null);
  }
  if (hasAccount && isOwn && order.status === 'issued') return is('ready');
  if (hasAccount) return isWaiting ? is('ready', 'issued') : is('cancelled');
  return status === 'cancelled' ? is('cancelled', closes) : is(status);
}
