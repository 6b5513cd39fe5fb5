import { z } from 'zod';
import { isRecord } from './message.js';
import { missing, RestError } from './rest-error.js';

/** A request's parameters by name, as they came. */
export type RestInput = Record<string, unknown>;

/** Reads a request's parameters: those of its query, and over them those of its body, a form or JSON. */
export async function readInput(request: Request): Promise<RestInput> {
  const query = nested(new URL(request.url).searchParams);
  const text = request.method === 'GET' ? '' : await request.text();
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  return { ...query, ...(isForm ? nested(new URLSearchParams(text)) : fromJson(text)) };
}

function fromJson(text: string): RestInput {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RestError(400, '요청 본문이 올바른 JSON이 아닙니다.');
  }
  if (!isRecord(value)) throw new RestError(400, '요청 본문이 올바른 JSON이 아닙니다.');
  return value;
}

/** The parameters of a query or a form: `a=1`, `a[]=1&a[]=2` and `a[b]=1`. */
function nested(parameters: URLSearchParams): RestInput {
  const input = new Map<string, unknown>();
  for (const [key, value] of parameters) {
    const [, name = key, inner] = /^(\w+)\[(\w*)\]$/.exec(key) ?? [];
    const before = input.get(name);
    if (inner === undefined) input.set(name, value);
    else if (inner === '') input.set(name, [...(Array.isArray(before) ? before : []), value]);
    else input.set(name, { ...(isRecord(before) ? before : {}), [inner]: value });
  }
  return Object.fromEntries(input);
}

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

// An amount may come as text; nothing is not the same as zero.
const amount = z
  .union([z.number(), z.literal(''), z.string().regex(/^\d{1,15}(\.\d+)?$/)])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : Number(value)))
  .pipe(z.number().min(0).nullable());

const flag = text.transform((value) => value === 'true' || value === '1');

const texts = z.union([z.array(text), text.transform((value) => (value === '' ? [] : [value]))]);

const LONGEST_PAGE = 100;
const page = {
  page: z.coerce.number().int().min(1).catch(1),
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).catch(20),
};

const person = z
  .object({ name: text, tel: text, addr: text, postcode: text, relationship: text, formed_address: text })
  .prefault({});

/** What each call takes; everything else in a request is passed over. */
export const inputs = {
  token: z.object({ imp_key: text, imp_secret: text }),
  payments: z.object({ imp_uid: texts, merchant_uid: texts }),
  page: z.object(page),
  period: z.object({
    ...page,
    from: z.coerce.number().catch(0),
    to: z.coerce.number().catch(Number.POSITIVE_INFINITY),
  }),
  prepare: z.object({ merchant_uid: text, amount }),
  cancel: z.object({
    imp_uid: text,
    merchant_uid: text,
    amount,
    checksum: amount,
    reason: text,
    refund_holder: text,
    refund_bank: text,
    refund_account: text,
    enable_webhook: flag,
  }),
  shipment: z.object({
    sender: person,
    receiver: person,
    logis: z.object({ company: text, invoice: text, sent_at: amount, receiving_at: text, address: text }).prefault({}),
  }),
  deposit: z.object({ amount }),
};

/** A request's parameters as a call understands them; the first one that it does not is named. */
export function parseInput<T>(schema: z.ZodType<T>, input: RestInput): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const name = result.error.issues[0]?.path.join('.') ?? '';
  throw new RestError(400, `파라미터 오류:${name}`);
}

/** Refuses a request without these parameters; `sender.name` is the name of `sender`. */
export function requireInput(input: object, names: readonly string[]): void {
  for (const name of names) {
    const value = name.split('.').reduce<unknown>((inside, key) => (isRecord(inside) ? inside[key] : null), input);
    if (value === '' || value === null) throw missing(name);
  }
}
