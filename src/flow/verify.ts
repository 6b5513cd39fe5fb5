import { CONSOLE_PREFIX } from '../errors.js';
import { type PayClaim, type PayVerdict, readVerdict } from '../outcome/index.js';
import { type Endpoint, formOf, MalformedReply, post, type Wait, within } from './post.js';

/** Asks the merchant's server about a claim; resolves to its reply in the REST API's words. */
export type Verify = (claim: PayClaim, options: { signal: AbortSignal }) => Promise<unknown>;

/** What asking came to. */
export type Finding =
  | { readonly kind: 'verdict'; readonly verdict: PayVerdict }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unreachable' };

const TRIES = 3;
const TRY_TIMEOUT_MS = 6_000;
const BACK_OFF_MS = [500, 1_000];

/** Asks by POSTing `imp_uid` and `merchant_uid`, form-encoded, with same-origin credentials. */
export function verifyByUrl(endpoint: Endpoint): Verify {
  return async (claim, { signal }) => (await post('verify-url', endpoint, formOf(claim, endpoint.data), signal)).json;
}

async function once(verify: Verify, claim: PayClaim, wait: Wait): Promise<PayVerdict> {
  const reply = await within(TRY_TIMEOUT_MS, wait, (signal) => verify(claim, { signal }));
  const verdict = readVerdict(reply);
  if (verdict === null) throw new MalformedReply(`no known status in ${JSON.stringify(reply)?.slice(0, 80)}`);
  return verdict;
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
