import ky, { HTTPError, type KyInstance, type Options } from 'ky';
import { z } from 'zod';
import { IamportError } from './errors.js';
import { isPaid, type Payment, PaymentSchema } from './payment.js';
import { snakeKeys } from './wire.js';

/** How the REST API is reached. */
export interface IamportClientOptions {
  /** REST API key, from the console; never in a browser. Nothing begins without it. */
  readonly impKey: string | undefined;
  /** REST API secret, from the console; never in a browser, a log or a repository. Nothing begins without it. */
  readonly impSecret: string | undefined;
  /** Default `https://api.iamport.kr`; a sandbox's address in tests. */
  readonly baseUrl?: string | undefined;
  /** The sub-merchant's tier (하위가맹점 식별코드). */
  readonly tierCode?: string | undefined;
  /** How long one try may take, in milliseconds; default 5000. A cancellation, which waits for the PG, may take six times that. */
  readonly timeout?: number | undefined;
  /** Default: the runtime's own. */
  readonly fetch?: typeof fetch | undefined;
}

/** A cancellation (contract.md §5.2); amounts in the currency's own unit. */
export interface Cancellation {
  readonly impUid: string;
  /** Left out: all that is left. */
  readonly amount?: number;
  readonly taxFree?: number;
  readonly vatAmount?: number;
  /** What should be left before it: another remainder refuses it, so that nothing is returned twice. */
  readonly checksum: number;
  readonly reason: string;
  /** Where a deposit to a virtual account goes back to; the bank by the PG's own code. */
  readonly refundHolder?: string;
  readonly refundBank?: string;
  readonly refundAccount?: string;
  readonly refundTel?: string;
  /** Who asks for it: NaverPay wants to know. */
  readonly extra?: { readonly requester: 'customer' | 'admin' };
  readonly retainPromotion?: boolean;
  /** A webhook tells of it; default false. */
  readonly enableWebhook?: boolean;
}

/** Who sends or receives goods under escrow (contract.md §6); what has to be there differs by PG. */
export interface EscrowParty {
  readonly name?: string;
  readonly tel?: string;
  readonly addr?: string;
  readonly postcode?: string;
  readonly relationship?: string;
  readonly formedAddress?: string;
}

/** How goods under escrow are on their way (contract.md §6). */
export interface EscrowLogistics {
  readonly sender?: EscrowParty;
  readonly receiver?: EscrowParty;
  readonly logis: {
    /** The courier's code, such as `CJGLS` or `HANJIN`; `ETC` for any other. */
    readonly company: string;
    readonly invoice: string;
    /** Unix seconds. */
    readonly sentAt: number;
    readonly receivingAt?: string;
    readonly address?: string;
  };
  readonly products?: readonly object[];
  readonly sendEmail?: boolean;
}

/** How one call differs from a plain look-up. */
interface Call extends Pick<Options, 'method' | 'json' | 'retry'> {
  readonly timeout?: number;
}

interface Token {
  readonly value: string;
  /** When another one has to be asked for, in milliseconds. */
  readonly staleAt: number;
}

const TokenSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  now: z.number(),
  expired_at: z.number(),
});
const EnvelopeSchema = z.object({ code: z.number(), message: z.string().nullish(), response: z.unknown().optional() });
/** Twenty payments of an order, the newest first. */
const PageSchema = z.object({ list: z.array(PaymentSchema) });
const PreparedSchema = z.object({ merchant_uid: z.string(), amount: z.number() });

/** Asked for within its last minute a token lives five minutes longer (contract.md §5.1). */
const RENEW_BEFORE_MS = 60_000;
const RETRIES = 2;
/** What the retries wait together at most. */
const BACK_OFF_MS = 1_000;

/** The vendor's REST API (contract.md §5); every method rejects with an `IamportError`. */
export class IamportClient {
  readonly #http: KyInstance;
  readonly #timeout: number;
  readonly #credentials: { imp_key: string; imp_secret: string };
  #token: Token | null = null;
  #asking: Promise<Token> | null = null;

  constructor(options: IamportClientOptions) {
    const { impKey, impSecret, baseUrl, tierCode, timeout = 5_000, fetch, ...unknown } = options;
    refuseBrowsers();
    // A misspelt baseUrl would send a test's calls to the real service.
    const [odd] = Object.keys(unknown);
    if (odd !== undefined) throw new TypeError(`IamportClient has no option ${odd}`);
    if (!impKey || !impSecret)
      throw new TypeError('IamportClient needs impKey and impSecret, the REST API key of the console');
    this.#credentials = { imp_key: impKey, imp_secret: impSecret };
    this.#timeout = timeout;
    this.#http = ky.create({
      prefixUrl: baseUrl || 'https://api.iamport.kr',
      // Another host must not be handed the secret.
      redirect: 'manual',
      headers: { accept: 'application/json', ...(tierCode && { tier: tierCode }) },
      retry: { limit: RETRIES, methods: ['get'], retryOnTimeout: true, jitter: true, maxRetryAfter: timeout },
      ...(fetch && { fetch }),
    });
  }

  /** One payment by its `imp_uid`; null where there is none. */
  payment(impUid: string): Promise<Payment | null> {
    return this.#call(PaymentSchema, ['payments', impUid]).catch(nullIfMissing);
  }

  /** The payment of an order: one that holds money where there is one, or else the newest; null where there is none. */
  async paymentOf(merchantUid: string): Promise<Payment | null> {
    const page = await this.#call(PageSchema, ['payments', 'findAll', merchantUid]).catch(nullIfMissing);
    const list = page?.list ?? [];
    // A second window may have been opened, and left, while the first one was paid in.
    return list.find(isPaid) ?? list[0] ?? null;
  }

  /** Registers what an order costs, before its window opens: one whose amount differs is refused. May be repeated. */
  async prepare(merchantUid: string, amount: number): Promise<void> {
    const json = { merchant_uid: merchantUid, amount };
    try {
      await this.#call(PreparedSchema, ['payments', 'prepare'], { method: 'post', json });
    } catch (error) {
      if (!(error instanceof IamportError) || error.kind !== 'refused') throw error;
      if ((await this.prepared(merchantUid)) === amount) return;
      await this.#call(PreparedSchema, ['payments', 'prepare'], { method: 'put', json });
    }
  }

  /** What was registered for an order; null where nothing was. */
  async prepared(merchantUid: string): Promise<number | null> {
    const found = await this.#call(PreparedSchema, ['payments', 'prepare', merchantUid]).catch(nullIfMissing);
    return found?.amount ?? null;
  }

  /** Gives money back: never repeated by itself, since nobody knows whether a lost try went through. */
  cancel(cancellation: Cancellation): Promise<Payment> {
    const json = snakeKeys(cancellation);
    return this.#call(PaymentSchema, ['payments', 'cancel'], { method: 'post', json, timeout: this.#timeout * 6 });
  }

  /** Registers how goods under escrow are sent (contract.md §6). */
  registerLogistics(impUid: string, logistics: EscrowLogistics): Promise<unknown> {
    const json = snakeKeys(logistics);
    return this.#call(z.unknown(), ['escrows', 'logis', impUid], { method: 'post', json });
  }

  /** Changes what was registered; not every PG can. */
  updateLogistics(impUid: string, logistics: EscrowLogistics): Promise<unknown> {
    const json = snakeKeys(logistics);
    return this.#call(z.unknown(), ['escrows', 'logis', impUid], { method: 'put', json });
  }

  /** What is registered about goods under escrow, as the service sends it; null where nothing is. */
  logistics(impUid: string): Promise<unknown> {
    return this.#call(z.unknown(), ['escrows', 'logis', impUid]).catch(nullIfMissing);
  }

  async #call<Schema extends z.ZodType>(
    schema: Schema,
    path: readonly string[],
    options: Call = {},
  ): Promise<z.output<Schema>> {
    const token = await this.#currentToken();
    try {
      return await this.#send(schema, path, options, token.value);
    } catch (error) {
      if (!(error instanceof IamportError) || error.kind !== 'unauthorized') throw error;
    }
    // Everyone who was refused with this token waits for the same new one.
    const fresh = await this.#currentToken(token);
    return this.#send(schema, path, options, fresh.value);
  }

  /** The token that is kept, or a new one where it is old or was refused; asked for once, whoever waits. */
  async #currentToken(refused: Token | null = null): Promise<Token> {
    const kept = this.#token;
    if (kept !== null && kept !== refused && Date.now() < kept.staleAt) return kept;
    this.#asking ??= this.#askForToken().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #askForToken(): Promise<Token> {
    // Asking twice for a token does no harm, so it is repeated like a look-up.
    const options: Call = { method: 'post', json: this.#credentials, retry: { methods: ['post'] } };
    const answer = await this.#send(TokenSchema, ['users', 'getToken'], options);
    // Only the difference counts: this machine's clock may be another one than the service's.
    const staleAt = Date.now() + (answer.expired_at - answer.now) * 1000 - RENEW_BEFORE_MS;
    this.#token = { value: answer.access_token, staleAt };
    return this.#token;
  }

  async #send<Schema extends z.ZodType>(
    schema: Schema,
    path: readonly string[],
    { timeout = this.#timeout, ...options }: Call,
    token?: string,
  ): Promise<z.output<Schema>> {
    const address = path.map(segment).join('/');
    const where = `${(options.method ?? 'get').toUpperCase()} /${address}`;
    try {
      const response = await this.#http(address, {
        ...options,
        timeout,
        // The time-out of one try ends with its headers; this one ends with the body.
        signal: AbortSignal.timeout(timeout * (RETRIES + 1) + BACK_OFF_MS),
        ...(token && { headers: { authorization: token } }),
      }).catch(responseOf);
      return readReply(schema, where, response.status, await response.text());
    } catch (error) {
      if (error instanceof IamportError) throw error;
      // What is thrown may hold the request, and so the secret: only its words go on.
      throw new IamportError('unreachable', `${where} was not answered: ${reasonOf(error)}`);
    }
  }
}

/** An answer with a bad status is an answer. */
function responseOf(error: unknown): Response {
  if (error instanceof HTTPError) return error.response;
  throw error;
}

function readReply<Schema extends z.ZodType>(
  schema: Schema,
  where: string,
  status: number,
  body: string,
): z.output<Schema> {
  if (status >= 500 || status === 429 || status === 408) {
    throw new IamportError('unreachable', `${where} answered ${status}`, { status });
  }
  const envelope = EnvelopeSchema.safeParse(jsonOf(body));
  const { code = null, message = '' } = envelope.data ?? {};
  if (status === 401) throw new IamportError('unauthorized', `${where} was not allowed: ${message}`, { status, code });
  // A page of some proxy with a 404 on it does not say that there is no such payment.
  if (code === null) throw new IamportError('malformed', `${where} answered ${status} without an envelope`, { status });
  if (code !== 0 || status >= 400) {
    throw new IamportError('refused', `${where} was refused: ${message} (code ${code})`, { status, code });
  }
  const parsed = schema.safeParse(envelope.data?.response);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new IamportError('malformed', `${where} answered something else than was asked for: ${paths}`, { status });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}

function nullIfMissing(error: unknown): null {
  if (error instanceof IamportError && error.kind === 'refused' && error.status === 404) return null;
  throw error;
}

/** One part of a path; `..` would leave it, however it is escaped, and half a character cannot be escaped: no payment's name. */
function segment(name: string): string {
  if (/^\.{0,2}$|\p{Cs}/u.test(name)) throw new IamportError('refused', `"${name}" is no name`, { status: 404 });
  return encodeURIComponent(name);
}

/** The secret would be there for everyone to read. */
function refuseBrowsers(): void {
  if (/^Mozilla\//.test(globalThis.navigator?.userAgent ?? '')) {
    throw new Error('iamport-elements/server belongs on a server: in a browser everyone can read the REST API secret');
  }
}
