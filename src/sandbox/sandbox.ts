import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { type Channel, defaultChannels } from './channels.js';
import { PaymentStore } from './payment-store.js';
import type { Service } from './routes/context.js';
import { faulty } from './routes/faulty.js';
import { inspectRoutes } from './routes/inspect.js';
import { paymentRoutes } from './routes/payments.js';
import { sdkRoutes } from './routes/sdk.js';
import type { ScenarioName } from './scenarios.js';
import { homePage } from './views/result.js';

/** How a sandbox is set up; everything may be left out. */
export interface SandboxOptions {
  /** A path prefix such as `/sandbox`, where the service shares the shop's origin; default: none. */
  base?: string;
  /** The merchant's channels, the first being the default one; default: `defaultChannels`. */
  channels?: readonly Channel[];
  /** The ending of every payment that does not name its own in `custom_data.sandbox`; default null: the person chooses. */
  scenario?: ScenarioName | null;
  /** How long a window stands that ends by itself, in milliseconds; default 300. */
  delay?: number;
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
}

// No form-action: the way home may be an app scheme.
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";

/** Makes a sandbox; it holds no port and needs no end. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const base = `/${options.base ?? ''}`.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const { channels = defaultChannels, scenario = null, delay = 300 } = options;
  const service: Service = { base, channels, delay, payments: new PaymentStore(), scenario };

  const app = new Hono({ strict: false }).basePath(base || '/');
  app.use(cors());
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    c.header('content-security-policy', contentPolicy);
    c.header('x-content-type-options', 'nosniff');
  });
  app.use('/v1/iamport.js', faulty('script'));
  app.use('/users/pg/*', faulty('channels'));
  app.use('/payments/ready/*', faulty('frames'));
  app.get('/', (c) => c.html(homePage(base, `${new URL(c.req.url).origin}${base}/v1/iamport.js`)));
  app.route('/', sdkRoutes(service));
  app.route('/', inspectRoutes(service));
  app.route('/', paymentRoutes(service));

  return {
    base,
    payments: service.payments,
    fetch: async (request) => app.fetch(request),
    get scenario() {
      return service.scenario;
    },
    set scenario(name) {
      service.scenario = name;
    },
  };
}
