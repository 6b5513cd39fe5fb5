import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { channelsFor, createSandbox, type Sandbox, type SandboxPayment } from 'iamport-elements/sandbox';
import { type Engine, openBrowser } from '../support/browsers.js';

const library = readFileSync(new URL('../../dist/iamport-elements.js', import.meta.url), 'utf8');

/** The vendor's script as the sandbox hands it out. */
const vendorScript = await (await createSandbox().fetch(new Request('http://sandbox.test/v1/iamport.js'))).text();
export const INTEGRITY = `sha384-${createHash('sha384').update(vendorScript).digest('base64')}`;

export const CODE = 'imp33886024';
export const NONCE = 'c2VjcmV0';

/** What a request for the vendor's script meets. */
export type Answer = 'fine' | 'slow' | 'hang' | '404' | '500' | 'html' | 'half' | 'empty' | 'junk' | 'jquery';

/** Where the pages of one case are served from. */
export interface Place {
  readonly origin: string;
  readonly sdkUrl: string;
  /** The vendor's script at a port that hangs up. */
  readonly refusedUrl: string;
}

/** What a case's `act` finds in its page. */
export interface Tools {
  /** Clicks an element's trigger; resolves to `paid` or the reason. */
  click(selector?: string): Promise<string>;
  sleep(milliseconds: number): Promise<void>;
  /** What the vendor's host was asked so far. */
  asked(): Promise<Asked>;
}

/** What the vendor's host was asked: the queries of the script's address, and the codes of `init`. */
export interface Asked {
  requests: string[];
  inits: string[];
}

/** One page, in a window, an origin and a service of its own. */
export interface Case {
  readonly name: string;
  /** What the script's requests meet, one after the other; fine from then on. */
  readonly answers?: readonly Answer[];
  /** What the script's address meets for ever, as long as nobody adds to it. */
  readonly plain?: Answer;
  /** What the documents of the SDK's frames meet, one after the other. */
  readonly frames?: readonly Answer[];
  readonly headers?: (place: Place) => Record<string, string>;
  /** Whether our script comes before the body or after everything; the clicks come right after both. */
  readonly library?: 'first' | 'last';
  readonly doctype?: string;
  readonly head?: (place: Place) => string;
  readonly body?: (place: Place) => string;
  readonly tail?: (place: Place) => string;
  /** The whole page from `parts`, where its order is the point. */
  readonly page?: (parts: Parts, place: Place) => string | Uint8Array;
  /** Runs in the page and sees none of the test's variables; clicks once for each of `said` if left out. */
  readonly act?: (tools: Tools) => Promise<unknown>;
  readonly clicks?: number;
}

/** The pieces of a page. */
export interface Parts {
  readonly record: string;
  readonly library: string;
  readonly drive: string;
}

/** What a page has to tell. */
export interface Report extends Asked {
  readonly said: unknown;
  /** Milliseconds of each click, as far as the page was awake. */
  readonly took: readonly number[];
  /** Errors of our script that nobody caught, and promises that nobody looked after. */
  readonly errors: readonly string[];
  /** What the console was told, and alerts. */
  readonly lines: readonly string[];
  readonly violations: readonly string[];
  readonly ourTags: number;
  readonly trustedTypes: boolean;
  readonly payments: readonly SandboxPayment[];
  /** The forms that `/verify` got. */
  readonly verified: readonly Record<string, unknown>[];
}

/** One for each case; none where its page never told. */
export type Reports = (Report | undefined)[];

export const checkout = ({ sdkUrl }: Pick<Place, 'sdkUrl'>, more = ''): string =>
  `<iamport-checkout pg="kcp" order-name="첫 결제" amount="14000" redirect-url="/result" sdk-url="${sdkUrl}"
    custom-data='{"sandbox":"paid"}' ${more}></iamport-checkout>`;

const AT_ONCE = 16;
const PATIENCE_MS = 90_000;

/** How many are left that only wait: another browser may start its own. */
const QUIET = 6;

/** The reports of each engine's run; a run begins when the one before does little but wait. */
export function runInTurn(engines: readonly Engine[], cases: readonly Case[]): Map<Engine, Promise<Reports>> {
  const runs = new Map<Engine, Promise<Reports>>();
  let turn: Promise<void> = Promise.resolve();
  for (const engine of engines) {
    const begun = turn;
    let next = () => {};
    turn = new Promise((resolve) => {
      next = resolve;
    });
    const run = runCases(engine, cases, begun, next).finally(next);
    run.catch(() => {});
    runs.set(engine, run);
  }
  return runs;
}

/** Runs the cases side by side, each in a frame of one page: what they wait for, they wait for together. */
async function runCases(
  engine: Engine,
  cases: readonly Case[],
  turn: Promise<void>,
  whenQuiet: () => void,
): Promise<Reports> {
  const refusing = await hangUp();
  const refusedUrl = `http://127.0.0.1:${refusing.port}/v1/iamport.js`;
  const places = await Promise.all(cases.map((one, index) => serveCase(one, index, refusedUrl)));
  const host = await listen(
    new Hono().get('/', (c) => c.html('<!doctype html><body></body>')),
    'localhost',
  );
  const tab = await openBrowser(engine, { device: 'pc' });
  try {
    await tab.goto(`http://localhost:${host.port}/`);
    await turn;
    const addresses = places.map(({ origin }) => `${origin}/`);
    await tab.evaluate(openFrames, addresses, AT_ONCE);
    const until = Date.now() + PATIENCE_MS;
    const arrived = () => tab.evaluate(() => Object.keys((window as unknown as Host).reports).length);
    for (let told = 0; told < cases.length && Date.now() < until; told = await arrived()) {
      if (told >= cases.length - QUIET) whenQuiet();
      await new Promise((done) => setTimeout(done, 200));
    }
    const reports = await tab.evaluate(() => (window as unknown as Host).reports);
    return places.map(({ asked, verified, sandbox }, index) => {
      const report = reports[index];
      return report && { ...report, ...asked, verified, payments: sandbox.payments.list() };
    });
  } finally {
    await tab.close();
    for (const { close } of [host, refusing, ...places]) close();
  }
}

interface Host {
  reports: Record<number, Report>;
}

/** A page that has told makes room for the next one. */
function openFrames(addresses: string[], atOnce: number): void {
  const reports: Host['reports'] = {};
  Object.assign(window, { reports });
  const style = { width: '120px', height: '50px', border: '0' };
  let next = 0;
  const open = () => {
    const src = addresses[next];
    if (src === undefined) return;
    next += 1;
    const frame = document.createElement('iframe');
    Object.assign(frame.style, style);
    frame.src = src;
    document.body.append(frame);
  };
  addEventListener('message', ({ data, source }) => {
    if (data?.report === undefined) return;
    reports[data.index] = data.report;
    for (const frame of Array.from(document.querySelectorAll('iframe'))) {
      if (frame.contentWindow === source) frame.remove();
    }
    open();
  });
  while (next < Math.min(atOnce, addresses.length)) open();
}

interface ServedCase extends Place {
  readonly asked: Asked;
  readonly verified: readonly Record<string, unknown>[];
  readonly sandbox: Sandbox;
  close(): void;
}

/** A shop at `localhost` and the vendor at `127.0.0.1`, each with a port of its own: browsers share connections by it. */
async function serveCase(one: Case, index: number, refusedUrl: string): Promise<ServedCase> {
  const sandbox = createSandbox({ channels: channelsFor('kcp') });
  const asked: Asked = { requests: [], inits: [] };
  const verified: Record<string, unknown>[] = [];
  const vendor = new Hono();
  const answers = [...(one.answers ?? [])];
  const frames = [...(one.frames ?? [])];
  vendor.get('/v1/iamport.js', (c) => {
    const { search } = new URL(c.req.url);
    asked.requests.push(search);
    return answer(c, (search === '' && one.plain) || (answers.shift() ?? 'fine'), sandbox);
  });
  vendor.get('/payments/ready/*', (c) => answer(c, frames.shift() ?? 'fine', sandbox));
  vendor.all('*', (c) => {
    const code = /^\/users\/pg\/(.+)/.exec(c.req.path)?.[1];
    if (code) asked.inits.push(code);
    return sandbox.fetch(c.req.raw);
  });
  const { port, close: closeVendor } = await listen(vendor, '127.0.0.1');

  const shop = new Hono();
  shop.get('/:copy{(copy-)?iamport-elements.js}', (c) => c.body(library, 200, { 'content-type': 'text/javascript' }));
  shop.get('/asked', (c) => c.json(asked));
  shop.post('/verify', async (c) => {
    const form = await c.req.parseBody();
    const { imp_uid, merchant_uid } = form;
    verified.push(form);
    const payment = sandbox.payments.find(`${imp_uid}`) ?? sandbox.payments.findByMerchantUid(`${merchant_uid}`);
    return c.json(payment ?? { status: 'failed' });
  });
  const { port: shopPort, close: closeShop } = await listen(shop, 'localhost');
  const place = {
    origin: `http://localhost:${shopPort}`,
    sdkUrl: `http://127.0.0.1:${port}/v1/iamport.js`,
    refusedUrl,
  };
  shop.get('/', (c) => {
    const type = { 'content-type': 'text/html; charset=utf-8' };
    return c.body(pageOf(one, index, place) as string, 200, { ...type, ...one.headers?.(place) });
  });
  const close = () => [closeVendor, closeShop].forEach((end) => void end());
  return { ...place, asked, verified, sandbox, close };
}

function pageOf(one: Case, index: number, place: Place): string | Uint8Array {
  const act = one.act ?? null;
  const parts: Parts = {
    record: script(`(${record})()`),
    library: `<script src="/iamport-elements.js" nonce="${NONCE}"></script>`,
    drive: script(`(${drive})(${act}, ${one.clicks ?? 1}, ${index})`),
  };
  if (one.page) return one.page(parts, place);
  const [head = '', body = checkout(place, `imp-code="${CODE}"`), tail = ''] = [one.head, one.body, one.tail].map(
    (part) => part?.(place),
  );
  const rest =
    one.library === 'first' ? [parts.library, body, parts.drive, tail] : [body, tail, parts.library, parts.drive];
  return [
    one.doctype ?? '<!doctype html>',
    `<html lang="ko"><meta charset="utf-8"><title>${index}</title>`,
    parts.record,
    one.headers ? '' : STILL,
    head,
    ...rest,
  ].join('\n');
}

/** A dozen spinners at once cost more than all the rest. */
const STILL = '<style>iamport-checkout::part(spinner) { animation: none }</style>';

/** tsx wraps named functions in `__name`, which no page has. */
const script = (source: string) =>
  `<script nonce="${NONCE}">{ const __name = (fn) => fn; ${source.replaceAll('</', '<\\/')}; }</script>`;

type Notes = Record<'errors' | 'lines' | 'violations', string[]>;

function record(): void {
  const notes: Notes = { errors: [], lines: [], violations: [] };
  Object.assign(window, { notes, alert: (text: string) => notes.lines.push(`alert: ${text}`) });
  addEventListener('error', ({ filename = '', message }) => {
    if (filename.includes('iamport-elements')) notes.errors.push(message);
  });
  addEventListener('unhandledrejection', ({ reason }) => notes.errors.push(`${reason}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
    notes.violations.push([effectiveDirective, blockedURI, sourceFile, sample].join(' '));
  });
  for (const kind of ['warn', 'error'] as const) {
    console[kind] = (...words: unknown[]) => void notes.lines.push(words.join(' '));
  }
}

async function drive(act: Case['act'] | null, clicks: number, index: number): Promise<void> {
  const took: number[] = [];
  // A machine that is busy elsewhere is no fault of the page's: time counts as far as the page was awake.
  let awake = 0;
  let looked = performance.now();
  setInterval(() => {
    const now = performance.now();
    awake += Math.min(now - looked, 200);
    looked = now;
  }, 100);
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const outcome = () =>
    new Promise<{ status: string; reason: string | null }>((resolve) => {
      for (const name of ['payment-success', 'payment-pending', 'payment-failed'] as const) {
        document.addEventListener(name, ({ detail }) => resolve(detail), { once: true });
      }
    });
  const tools: Tools = {
    sleep,
    async click(selector = 'iamport-checkout') {
      const element = document.querySelector(selector) as HTMLElement;
      await customElements.whenDefined(element.localName);
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      const start = awake;
      const told = outcome();
      const own = element.querySelector<HTMLElement>('button, a, input');
      (own ?? ((element.shadowRoot as ShadowRoot).querySelector<HTMLElement>('[part=button]') as HTMLElement)).click();
      const { status, reason } = await told;
      took.push(awake - start);
      return reason ?? status;
    },
    asked: async () => (await fetch('/asked')).json(),
  };
  const report = (said: unknown) => {
    const { notes, trustedTypes } = window as unknown as { notes: Notes; trustedTypes?: unknown };
    const ourTags = document.querySelectorAll('script[data-iamport-elements]').length;
    const facts = { said, took, ourTags, trustedTypes: Boolean(trustedTypes), ...notes };
    parent.postMessage({ index, report: facts }, '*');
  };
  try {
    if (act) return report(await act(tools));
    const said: string[] = [];
    while (said.length < clicks) said.push(await tools.click());
    report(said);
  } catch (error) {
    report(`${error} ${(error as Error).stack}`);
  }
}

async function answer(c: Context, kind: Answer, sandbox: Sandbox): Promise<Response> {
  const fine = () => sandbox.fetch(c.req.raw);
  const script = (text: string) =>
    c.body(text, 200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
  switch (kind) {
    case 'fine':
      return fine();
    case 'slow':
      await new Promise((done) => setTimeout(done, 2_000));
      return fine();
    case 'hang':
      return new Promise(() => {});
    case 'html':
      return c.html('<h1>Blocked</h1>', 200, { 'x-content-type-options': 'nosniff' });
    case 'half':
      return script(vendorScript.slice(0, 2_000));
    case 'empty':
      return script('');
    case 'junk':
      return script('window.IMP = { init: 1, request_pay: "no" }');
    case 'jquery':
      return script(`${vendorScript};(function (init) {
        IMP.init = function (code) {
          if (!window.jQuery) throw new ReferenceError('jQuery is not defined');
          init(code);
        };
      })(IMP.init);`);
    default:
      return c.text('gone', Number(kind) as 404);
  }
}

function listen(app: Hono, hostname: string): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname }, ({ port }: AddressInfo) => {
      const close = () => {
        server.close();
        // A request that hangs would keep the process.
        if ('closeAllConnections' in server) server.closeAllConnections();
      };
      resolve({ port, close });
    });
  });
}

/** A port that hangs up on whoever calls; one that is free could be anybody's a moment later. */
function hangUp(): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1', () =>
      resolve({ port: (server.address() as AddressInfo).port, close: () => server.close() }),
    );
  });
}
