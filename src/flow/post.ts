import { type PayClaim, uidsOf } from '../outcome/index.js';
import { followable, plainCopy } from '../request/index.js';

/** Waits some milliseconds; rejects when the signal aborts. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Where the merchant's server is asked. */
export interface Endpoint {
  readonly url: string;
  /** The page's address. */
  readonly base: string;
  /** Further form fields, from `verify-data`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly fetch: typeof globalThis.fetch;
}

/** A reply that is none; asking again would not help. */
export class MalformedReply extends Error {}

/** What a server answered. */
export interface Reply {
  readonly status: number;
  readonly json: unknown;
}

const fieldText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(plainCopy(value)) ?? '');

/** The form that a server gets: further fields first, so that they cannot stand in for the payment's own. */
export function formOf(payment: Pick<PayClaim, 'impUid' | 'merchantUid'>, data: Endpoint['data']): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) form.set(name, fieldText(value));
  for (const [name, uid] of Object.entries(uidsOf(payment))) {
    if (uid === null) form.delete(name);
    else form.set(name, uid);
  }
  return form;
}

/** POSTs a form with same-origin credentials; rejects where the server fails, or answers without JSON. */
export async function post(
  attribute: string,
  { url, base, fetch }: Endpoint,
  form: URLSearchParams,
  signal: AbortSignal,
): Promise<Reply> {
  const address = followable(url, base);
  if (address === null) throw new MalformedReply(`${attribute} is not an http(s) address: ${url}`);
  const response = await fetch(address, {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    signal,
  });
  const { status } = response;
  if (status >= 500) throw new Error(`${attribute} answered ${status}`);
  const body = await response.text();
  try {
    return { status, json: JSON.parse(body) };
  } catch {
    throw new MalformedReply(`${attribute} answered ${status} without JSON: ${body.slice(0, 80)}`);
  }
}

/** Asks for so long at most, and gives up then. */
export async function within<Answer>(
  milliseconds: number,
  wait: Wait,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const asking = new AbortController();
  const done = new AbortController();
  const timeout = wait(milliseconds, done.signal).then(() => {
    asking.abort();
    throw new Error('timed out');
  });
  try {
    return await Promise.race([ask(asking.signal), timeout]);
  } finally {
    done.abort();
    timeout.catch(() => {});
  }
}
