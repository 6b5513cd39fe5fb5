import { CONSOLE_PREFIX } from '../errors.js';
import { type PayClaim, type PayVerdict, readVerdict } from '../outcome/index.js';
import { followable, plainCopy } from '../request/index.js';

/** Asks the merchant's server about a claim; resolves to its reply in the REST API's words. */
export type Verify = (claim: PayClaim, options: { signal: AbortSignal }) => Promise<unknown>;

/** What asking came to. */
export type Finding =
  | { readonly kind: 'verdict'; readonly verdict: PayVerdict }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unreachable' };

/** Waits some milliseconds; rejects when the signal aborts. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const TRIES = 3;
const TRY_TIMEOUT_MS = 6_000;
const BACK_OFF_MS = [500, 1_000];

/** A reply that is no verdict; asking again would not help. */
class MalformedReply extends Error {}

/** What a `verify-url` is posted to with. */
export interface VerifyUrlOptions {
  readonly url: string;
  /** The page's address. */
  readonly base: string;
  /** Further form fields, from `verify-data`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly fetch: typeof globalThis.fetch;
}

const fieldText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(plainCopy(value)) ?? '');

/** The form that a server gets: further fields first, so that they cannot stand in for the payment's own. */
export function verifyForm(
  claim: Pick<PayClaim, 'impUid' | 'merchantUid'>,
  data: VerifyUrlOptions['data'],
): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) form.set(name, fieldText(value));
  form.delete('imp_uid');
  form.delete('merchant_uid');
  if (claim.impUid !== null) form.set('imp_uid', claim.impUid);
  if (claim.merchantUid !== null) form.set('merchant_uid', claim.merchantUid);
  return form;
}

/** Asks by POSTing `imp_uid` and `merchant_uid`, form-encoded, with same-origin credentials. */
export function verifyByUrl({ url, base, data, fetch }: VerifyUrlOptions): Verify {
  return async (claim, { signal }) => {
    const address = followable(url, base);
    if (address === null) throw new MalformedReply(`verify-url is not an http(s) address: ${url}`);
    const response = await fetch(address, {
      method: 'POST',
      body: verifyForm(claim, data),
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      signal,
    });
    if (response.status >= 500) throw new Error(`verify-url answered ${response.status}`);
    const body = await response.text();
    try {
      return JSON.parse(body);
    } catch {
      throw new MalformedReply(`verify-url answered ${response.status} without JSON: ${body.slice(0, 80)}`);
    }
  };
}

async function once(verify: Verify, claim: PayClaim, wait: Wait): Promise<PayVerdict> {
  const asking = new AbortController();
  const done = new AbortController();
  const timeout = wait(TRY_TIMEOUT_MS, done.signal).then(() => {
    asking.abort();
    throw new Error('verification timed out');
  });
  try {
    const reply = await Promise.race([verify(claim, { signal: asking.signal }), timeout]);
    const verdict = readVerdict(reply);
    if (verdict === null) throw new MalformedReply(`no known status in ${JSON.stringify(reply)?.slice(0, 80)}`);
    return verdict;
  } finally {
    done.abort();
    timeout.catch(() => {});
  }
}

/** Asks up to three times within 20 s; says which of the three ways it ended. Never rejects. */
export async function ask(verify: Verify, claim: PayClaim, wait: Wait): Promise<Finding> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await wait(BACK_OFF_MS[attempt - 1] ?? 0);
    try {
      return { kind: 'verdict', verdict: await once(verify, claim, wait) };
    } catch (error) {
      if (error instanceof MalformedReply) {
        console.error(
          `${CONSOLE_PREFIX} verification-malformed: ${error.message}. ` +
            'Usual causes: CSRF protection, a login page, or a wrong path. Answer JSON with a status.',
        );
        return { kind: 'malformed' };
      }
      console.warn(`${CONSOLE_PREFIX} verification try ${attempt + 1} of ${TRIES} failed:`, error);
    }
  }
  return { kind: 'unreachable' };
}
