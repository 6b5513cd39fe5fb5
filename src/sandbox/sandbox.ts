import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { type Channel, defaultChannels } from './channels.js';
import type { RestFault } from './faults.js';
import { cancelAtConsole, depositInto } from './merchant.js';
import { type Notice, Notices } from './notices.js';
import type { SandboxPayment } from './payment.js';
import { PaymentStore } from './payment-store.js';
import type { Service } from './routes/context.js';
import { faulty } from './routes/faulty.js';
import { inspectRoutes } from './routes/inspect.js';
import { paymentRoutes } from './routes/payments.js';
import { restRoutes } from './routes/rest.js';
import { sdkRoutes } from './routes/sdk.js';
import type { ScenarioName } from './scenarios.js';
import { type Keys, Tokens } from './tokens.js';
import { homePage } from './views/result.js';

/** How a sandbox is set up; everything may be left out. */
export interface SandboxOptions {
  /** A path prefix such as `/sandbox`, where the service shares the shop's origin; default: none. */
  base?: string;
  /** The merchant's channels, the first being the default one; default: `defaultChannels`. */
  channels?: readonly Channel[];
  /** Those of another sandbox, where several addresses lead to one service; default: its own. */
  payments?: PaymentStore;
  /** The ending of every payment that does not name its own in `custom_data.sandbox`; default null: the person chooses. */
  scenario?: ScenarioName | null;
  /** How long a window stands that ends by itself, in milliseconds; default 300. */
  delay?: number;
  /** The merchant's REST API key and secret; default: any pair is good. */
  keys?: Keys;
  /** How long a token of the REST API lives, in seconds; default 1800. */
  tokenLife?: number;
  /** Where webhooks go for payments without a `notice_url` of their own; default: nowhere. */
  noticeUrl?: string;
  /** How a webhook's body is written; default `json`. */
  noticeType?: 'json' | 'form';
  /** How often a webhook is sent again after a network error or a 5xx, at most 5 times, 0.1 s apart; default 0. */
  noticeRetries?: number;
  /** How long a webhook waits for its answer, in milliseconds; default 30 000. */
  noticeTimeout?: number;
}

/** A stand-in of the vendor's service and SDK, with its payments in memory. */
export interface Sandbox {
  /** The path prefix it answers under; empty at the root of an origin. */
  readonly base: string;
  /** The web-standard handler: a request outside `base` gets 404. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Every payment that reached a window. */
  readonly payments: PaymentStore;
  /** The ending of every payment that does not name its own; null: the person chooses. */
  scenario: ScenarioName | null;
  /** How the REST API misbehaves; null: it does not. */
  fault: RestFault | null;
  /** Every webhook, oldest first, with what became of it. */
  readonly notices: readonly Notice[];
  /** Resolves once no webhook is under way. */
  settled(): Promise<void>;
  /** Pays into a virtual account, by default what is asked for; throws where none is waiting. */
  deposit(impUid: string, amount?: number): SandboxPayment;
  /** Cancels as the merchant does in the console, by default all that remains; throws where nothing can be given back. */
  cancel(impUid: string, amount?: number, reason?: string): SandboxPayment;
}

/** What pages on other origins may ask for; the rest, the REST API above all, is not for browsers to read. */
const browserPaths = [
  ...['/', '/v1/*', '/assets/*', '/users/pg/*', '/certificates/*', '/inspect/*'],
  ...['ready', 'open', 'answer', 'window', 'result', 'fail'].map((name) => `/payments/${name}/*`),
];

// No form-action: the way home may be an app scheme.
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";

/** Makes a sandbox; it holds no port and needs no end. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const base = `/${options.base ?? ''}`.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const { channels = defaultChannels, payments = new PaymentStore(), scenario = null, delay = 300 } = options;
  const tokens = new Tokens(options.keys ?? null, options.tokenLife ?? 1800);
  const notices = new Notices({
    url: options.noticeUrl ?? null,
    type: options.noticeType ?? 'json',
    retries: options.noticeRetries ?? 0,
    timeout: options.noticeTimeout ?? 30_000,
  });
  const service: Service = { base, channels, delay, payments, tokens, notices, scenario, fault: null };

  const app = new Hono({ strict: false }).basePath(base || '/');
  for (const path of browserPaths) app.use(path, cors());
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    c.header('content-security-policy', contentPolicy);
    c.header('x-content-type-options', 'nosniff');
  });
  app.use('/v1/iamport.js', faulty(service, 'script'));
  app.use('/users/pg/*', faulty(service, 'channels'));
  app.use('/payments/ready/*', faulty(service, 'frames'));
  app.get('/', (c) => c.html(homePage(base, `${new URL(c.req.url).origin}${base}`)));
  app.route('/', sdkRoutes(service));
  app.route('/', inspectRoutes(service));
  app.route('/', paymentRoutes(service));
  // Last: `/payments/{imp_uid}` would take the windows' addresses for payments.
  app.route('/', restRoutes(service));

  function act(impUid: string, change: (payment: SandboxPayment) => string | null): SandboxPayment {
    const payment = payments.find(impUid);
    if (!payment) throw new Error(`There is no payment ${impUid}.`);
    const refusal = change(payment);
    if (refusal !== null) throw new Error(refusal);
    return payment;
  }

  return {
    base,
    payments,
    fetch: async (request) => app.fetch(request),
    get scenario() {
      return service.scenario;
    },
    set scenario(name) {
      service.scenario = name;
    },
    get fault() {
      return service.fault;
    },
    set fault(fault) {
      // A copy, because it counts down.
      service.fault = fault && { ...fault };
    },
    get notices() {
      return notices.list();
    },
    settled: () => notices.settled(),
    deposit: (impUid, amount) => act(impUid, (payment) => depositInto(notices, payment, amount ?? null)),
    cancel: (impUid, amount = 0, reason) =>
      act(impUid, (payment) => cancelAtConsole(notices, payment, { amount, reason: reason ?? null })),
  };
}
