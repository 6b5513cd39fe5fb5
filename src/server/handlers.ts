import { z } from 'zod';
import type { VerdictStatus } from '../outcome/index.js';
import { IamportError } from './errors.js';
import { readFields, readNames } from './names.js';
import type { Payment } from './payment.js';
import { replyOf, report, type Shop, verifyPayment } from './verify.js';

/** A handler over the web standards; never rejects. */
export type Handler = (request: Request) => Promise<Response>;

const NO_STORE = { 'cache-control': 'no-store' };
const json = (body: object, status = 200): Response => Response.json(body, { status, headers: NO_STORE });
const plain = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { ...NO_STORE, ...headers } });

/** Answers one method only, and tells trouble to the shop but not to the world. */
function answering(method: 'GET' | 'POST', shop: Shop, answer: Handler): Handler {
  return async (request) => {
    if (request.method !== method) return plain(`only ${method}`, 405, { allow: method });
    try {
      return await answer(request);
    } catch (error) {
      report(shop, error);
      return json(
        { message: 'Something went wrong on the server; please ask again.' },
        error instanceof IamportError ? 503 : 500,
      );
    }
  };
}

/** The elements' `verify-url`: POST of `imp_uid` and/or `merchant_uid`, as a form or as JSON, answered by the verdict. */
export function completeHandler(shop: Shop): Handler {
  return answering('POST', shop, async (request) => {
    const names = await readNames(request);
    if (names === null) return json({ message: 'imp_uid or merchant_uid is needed' }, 400);
    const verification = await verifyPayment(shop, names);
    return json(replyOf(verification, names), verification.payment === null ? 404 : 200);
  });
}

/** The vendor's webhook, JSON or form: a hint that is never believed, may come twice, and in any order. */
export function webhookHandler(shop: Shop): Handler {
  return answering('POST', shop, async (request) => {
    const names = await readNames(request);
    if (names === null) return plain('imp_uid or merchant_uid is needed', 400);
    const { payment } = await verifyPayment(shop, names);
    return plain(payment === null ? 'nothing here is called that' : 'ok', 200);
  });
}

/** What a return found out. */
export interface Returned {
  readonly impUid: string | null;
  /** The order's number, as the address says, to be escaped; that of `payment` is nothing to send whoever guessed an `imp_uid` to. */
  readonly merchantUid: string | null;
  /** `unknown` where the service could not be asked, or knows no such payment of ours. */
  readonly status: VerdictStatus | 'unknown';
  readonly payment: Payment | null;
}

/** A server's own `m_redirect_url`: GET, answered by a redirect to where `to` says. */
export function returnHandler(shop: Shop, { to }: { to: (returned: Returned) => string }): Handler {
  return answering('GET', shop, async (request) => {
    const names = (await readNames(request)) ?? { impUid: null, merchantUid: null };
    const { payment, decision } = await verifyPayment(shop, names).catch((error: unknown) => {
      report(shop, error);
      return { payment: null, decision: null };
    });
    const location = to({ ...names, status: decision?.verdict ?? 'unknown', payment });
    // A header takes visible ASCII only; the rest is the browser's to resolve, which knows the shop by its real name.
    const safe = location.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
    return new Response(null, { status: 303, headers: { ...NO_STORE, location: safe } });
  });
}

/** An order that was made for a payment: the reply of a `prepare-url`. */
export interface NewOrder {
  /** At most 40 characters, and not to be guessed. */
  readonly merchantUid: string;
  /** In the currency's own unit. */
  readonly amount: number;
  /** What the window shows. */
  readonly name?: string;
}

const NewOrderSchema = z.object({
  merchantUid: z.string().min(1).max(40),
  amount: z.number().nonnegative(),
  name: z.string().optional(),
}) satisfies z.ZodType<NewOrder>;

/** Thrown by `create`: there will be no order, and the buyer is told why. */
export class OrderRefusal extends Error {
  override readonly name = 'OrderRefusal';
}

/** Makes an order of what the page asks for; the price is the server's. */
export type CreateOrder = (
  fields: Readonly<Partial<Record<string, string>>>,
  request: Request,
) => Promise<NewOrder> | NewOrder;

/** The elements' `prepare-url`: makes the order and registers its amount, so that a window with another one is refused. */
export function prepareHandler(shop: Shop, { create }: { create: CreateOrder }): Handler {
  return answering('POST', shop, async (request) => {
    const fields = z.record(z.string(), z.coerce.string()).safeParse(await readFields(request));
    // No `message`: the buyer would read it.
    if (!fields.success) return plain('neither a form nor JSON', 400);
    try {
      const { merchantUid, amount, name } = NewOrderSchema.parse(await create(fields.data, request));
      await shop.client.prepare(merchantUid, amount);
      return json({ merchant_uid: merchantUid, amount, ...(name !== undefined && { name }) });
    } catch (error) {
      if (error instanceof OrderRefusal) return json({ message: error.message }, 409);
      throw error;
    }
  });
}
