import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { PayOutcome } from 'iamport-elements';
import { channelsFor, type SandboxPayment } from 'iamport-elements/sandbox';
import { type ServedSandbox, serveSandbox } from 'iamport-elements/sandbox/node';
import type { Page } from '../support/browsers.js';
import { call } from '../support/driver.js';
import { serveShop, type TestShop } from '../support/shop.js';

/** A machine may have much else to do. */
const WAIT_MS = 30_000;

/** What a page has seen of its payments. */
export interface Seen {
  /** `paid`, or a status with its reason, as announced. */
  outcomes: string[];
  details: PayOutcome[];
  /** The tags on which they were announced; `#document` where there was none. */
  on: string[];
  /** `payment-request` events. */
  requests: number;
  /** Frames of the payment service that have loaded. */
  frames: number;
  /** Answers that the service posted to this page. */
  answers: number;
  alerts: string[];
  /** What the console calls an error. */
  errors: string[];
  /** Errors that nobody caught. */
  thrown: string[];
  /** Listeners against the back-forward cache. */
  unloads: string[];
  /** Times that the page came from the back-forward cache. */
  restored: number;
}

declare global {
  interface Window {
    seen: Seen;
    stub: Stub;
    sleep(milliseconds: number): void;
  }
}

/** An SDK of which the test decides everything. */
export interface Stub {
  calls: { params: Record<string, unknown>; answer: (answer: object) => void }[];
  play: (call: Stub['calls'][number]) => unknown;
  show(): void;
  hide(): void;
}

/** Listens before anything else is there. */
function watch(): void {
  const seen: Seen = {
    outcomes: [],
    details: [],
    on: [],
    requests: 0,
    frames: 0,
    answers: 0,
    alerts: [],
    errors: [],
    thrown: [],
    unloads: [],
    restored: 0,
  };
  window.seen = seen;
  for (const name of ['success', 'pending', 'failed'] as const) {
    addEventListener(
      `payment-${name}`,
      (event) => {
        const { detail, target } = event as CustomEvent<PayOutcome>;
        seen.outcomes.push([detail.status, detail.reason].filter(Boolean).join(' '));
        seen.details.push(detail);
        seen.on.push((target as Node).nodeName.toLowerCase());
      },
      true,
    );
  }
  addEventListener('payment-request', () => (seen.requests += 1), true);
  const { frameElement, sessionStorage: shared } = window;
  if (frameElement) {
    // Frames share their tab's storage; each of these is a tab of its own.
    const own = `${frameElement.id}/`;
    const storage = {
      getItem: (key: string) => shared.getItem(own + key),
      setItem: (key: string, value: string) => shared.setItem(own + key, value),
    };
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get: () => storage });
  }
  addEventListener('message', ({ data }) => {
    if (/"request_id"/.test(String(data)) && /"action":"done"/.test(String(data))) seen.answers += 1;
  });
  document.addEventListener(
    'load',
    ({ target }) => (seen.frames += Number((target as Element).matches?.('.imp-dialog iframe') ?? false)),
    true,
  );
  addEventListener('error', ({ message }) => seen.thrown.push(message));
  addEventListener('unhandledrejection', ({ reason }) => seen.thrown.push(String(reason)));
  addEventListener('pageshow', ({ persisted }) => (seen.restored += Number(persisted)));
  window.alert = (text) => void seen.alerts.push(String(text));
  const { error } = console;
  console.error = (...words) => {
    seen.errors.push(words.map(String).join(' '));
    error.apply(console, words);
  };
  const { addEventListener: listen } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof listen>) {
    if (/unload$/.test(args[0])) seen.unloads.push(args[0]);
    return listen.apply(this, args);
  };
  for (const name of ['onunload', 'onbeforeunload']) {
    Object.defineProperty(window, name, { configurable: true, set: () => seen.unloads.push(name), get: () => null });
  }
}

/** The vendor's script as a test wants it: `stub.play` is what `request_pay` does. */
function stubSdk(): void {
  const dialog = document.createElement('div');
  dialog.className = 'imp-dialog';
  dialog.tabIndex = -1;
  dialog.style.cssText = 'display: none; position: fixed; inset: 0; background: #ddd';
  dialog.textContent = '결제창';
  const stub: Stub = Object.assign(
    {
      calls: [],
      play: () => stub.show(),
      show: () => {
        document.body.append(dialog);
        dialog.style.display = 'block';
      },
      hide: () => {
        dialog.style.display = 'none';
      },
    },
    window.stub,
  );
  window.stub = stub;
  const page = window as unknown as { IMP: object };
  page.IMP = {
    init: () => {},
    agency: () => {},
    request_pay: (params: Record<string, unknown>, answer: (answer: object) => void) => {
      const call = { params, answer };
      stub.calls.push(call);
      return stub.play(call);
    },
  };
}

/** Makes the page's own clock run faster; `sleep` lets it jump. The payment window's frame keeps its time. */
function hurry(factor: number): void {
  const { setTimeout: later, setInterval: every } = window;
  const clock = performance.now.bind(performance);
  const page = window as unknown as Record<string, unknown>;
  page.setTimeout = (run: () => void, delay = 0, ...rest: unknown[]) => later(run, delay / factor, ...rest);
  page.setInterval = (run: () => void, delay = 0, ...rest: unknown[]) => every(run, delay / factor, ...rest);
  let slept = 0;
  page.sleep = (milliseconds: number) => (slept += milliseconds);
  performance.now = () => clock() * factor + slept;
}

/** A head for a page whose clock runs so many times as fast. */
export const clock = (factor: number): string => `<script>${call(hurry, [factor])}</script>`;

/** What the stub of an SDK does at `request_pay`, wherever the page has it from. */
export const playing = (play: (call: Stub['calls'][number]) => unknown): string =>
  `<script>window.stub = { play: (call) => { const __name = (fn) => fn; return (${play})(call); } };</script>`;

/** A page that brings the stub itself, and has not to load it in a hurry. */
export const stubbed = (play: (call: Stub['calls'][number]) => unknown): string =>
  `${playing(play)}<script src="/stub.js"></script>`;

const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const written = (attributes: Record<string, string | null>) =>
  Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`)
    .join('');

interface Question {
  impUid: string | null;
  merchantUid: string | null;
}

/** JSON, or whatever else a server may answer with. */
export type Reply = object | (() => Response | Promise<Response>);

/** A shop of pages that the tests write, with a server that can be asked. */
export class PaymentShop {
  readonly #pages = new Map<string, string>();
  readonly #asked: Question[] = [];
  readonly #replies = new Map<string, Reply[]>();
  #shop!: TestShop;
  #popups!: ServedSandbox;
  #orders = 0;

  static async open(): Promise<PaymentShop> {
    const shop = new PaymentShop();
    // Every PG brings a frame into every page, which takes its time: one each.
    const [kcp, payco] = [channelsFor('kcp'), channelsFor('payco')];
    shop.#shop = await serveShop((app) => shop.#serve(app), { channels: kcp, delay: 50 });
    shop.#popups = await serveSandbox({ port: 0, host: '127.0.0.1', channels: payco, delay: 50 });
    return shop;
  }

  get sdkUrl(): string {
    return this.#shop.sdkUrl;
  }

  /** The SDK of a merchant whose PG opens popups. */
  get popupSdkUrl(): string {
    return `${this.#popups.url}/v1/iamport.js`;
  }

  get stubUrl(): string {
    return `${this.#shop.origin}/stub.js`;
  }

  /** A fresh order number. */
  order(): string {
    this.#orders += 1;
    return `order_${this.#orders}`;
  }

  /** Serves a page and returns its address. */
  page(
    body: string,
    { head = '', isKept = true, script = '<script src="/iamport-elements.js"></script>' } = {},
  ): string {
    const name = `${this.#pages.size}`;
    // No browser keeps a page that listens to this for Back.
    const fresh = isKept ? '' : '<script>addEventListener("unload", () => {})</script>';
    this.#pages.set(
      name,
      `<!doctype html><html lang="ko"><meta charset="utf-8"><title>page ${name}</title>${fresh}<script src="/watch.js"></script>
      ${head}<body>${body}${script}</body></html>`,
    );
    return `${this.#shop.origin}/page/${name}`;
  }

  /** A checkout as it is written; an attribute of `null` is left out. */
  checkout(attributes: Record<string, string | null> = {}, inner = '<button type="button">결제</button>'): string {
    return `<iamport-checkout${written({
      'imp-code': 'imp33886024',
      'sdk-url': this.sdkUrl,
      pg: 'kcp',
      'order-name': '주문',
      amount: '14000',
      'buyer-tel': '010-1234-5678',
      'redirect-url': '/page/0',
      ...attributes,
    })}>${inner}</iamport-checkout>`;
  }

  /** What the server was asked about this order, the question's `imp_uid` for each time. */
  asked(merchantUid: string): (string | null)[] {
    return this.#asked.filter((question) => question.merchantUid === merchantUid).map(({ impUid }) => impUid);
  }

  /** What the server says first about this order, in place of what it knows. */
  says(merchantUid: string, ...replies: Reply[]): void {
    this.#replies.set(merchantUid, replies);
  }

  /** The buyer's payment went through, whatever its window said. */
  settle(merchantUid: string): void {
    for (const payment of this.windows(merchantUid)) payment.status = 'paid';
  }

  /** Waits until a window has opened for this order. */
  async opened(merchantUid: string, count = 1): Promise<void> {
    const end = Date.now() + WAIT_MS;
    while (this.windows(merchantUid).length < count) {
      if (Date.now() > end) throw new Error(`No window for ${merchantUid}`);
      await sleep(50);
    }
  }

  /** Changes what is written in a page that was served before. */
  rewrite(url: string, before: string, after: string): void {
    const name = url.split('/').pop() ?? '';
    this.#pages.set(name, this.#pages.get(name)?.replaceAll(before, after) ?? '');
  }

  /** The windows that opened for this order. */
  windows(merchantUid: string): SandboxPayment[] {
    const all = [this.#shop.sandbox, this.#popups.sandbox].flatMap(({ payments }) => payments.list());
    return all.filter((payment) => payment.merchant_uid === merchantUid);
  }

  async close(): Promise<void> {
    await Promise.all([this.#shop.close(), this.#popups.close()]);
  }

  #serve(app: Hono): void {
    const scripts = { '/watch.js': watch, '/stub.js': stubSdk };
    for (const [path, script] of Object.entries(scripts)) {
      app.get(path, async (c) => {
        await sleep(Number(c.req.query('after') ?? 0));
        return c.body(call(script), 200, { 'content-type': 'text/javascript' });
      });
    }
    app.get('/page/:name', (c) => c.html(this.#pages.get(c.req.param('name')) ?? ''));
    app.get('/copy/iamport-elements.js', async (c) => {
      const script = await (await fetch(new URL('/iamport-elements.js', c.req.url))).text();
      return c.body(`/* another copy */${script}`, 200, { 'content-type': 'text/javascript' });
    });
    app.post('/verify', async (c) => {
      const form = await c.req.formData();
      const [impUid, merchantUid] = ['imp_uid', 'merchant_uid'].map((name) => form.get(name) as string | null);
      this.#asked.push({ impUid: impUid ?? null, merchantUid: merchantUid ?? null });
      const told = this.#replies.get(merchantUid ?? '')?.shift();
      if (told) return told instanceof Function ? told() : c.json(told);
      const payments = this.windows(merchantUid ?? '');
      const payment = impUid ? payments.find(({ imp_uid }) => imp_uid === impUid) : payments.at(-1);
      return c.json(payment ?? { status: 'failed' });
    });
  }
}

type Click = (selector: string) => Promise<void>;

/** A page, or a frame, in which somebody pays. */
export class Visit {
  readonly #run: (expression: string) => Promise<unknown>;
  /** A person's click. */
  readonly click: Click;

  /** Milliseconds between two questions. */
  readonly #pause: number;

  constructor(run: (expression: string) => Promise<unknown>, click: Click, pause: number) {
    this.#run = run;
    this.click = click;
    this.#pause = pause;
  }

  async evaluate<A extends unknown[], T>(fn: (...args: A) => T, ...args: A): Promise<T> {
    return (await this.#run(call(fn as never, args))) as T;
  }

  /** Waits for something truthy; says what there is in the end, since a failed test wants to know. */
  async waitFor<T>(fn: () => T, timeout = WAIT_MS): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
      // A document that is just leaving fails, or says nothing.
      const answer = await Promise.race([this.evaluate(fn).catch(() => undefined), sleep(10_000)]);
      if (answer) return answer as T;
      if (Date.now() > end) throw new Error(`Waited for ${fn}\n${await this.#standing()}`);
      await sleep(this.#pause);
    }
  }

  /** A script's click. */
  press(selector = 'iamport-checkout button'): Promise<void> {
    return this.evaluate((found) => document.querySelector<HTMLElement>(found)?.click(), selector);
  }

  /** The SDK may be called in a click's own task. */
  async ready(): Promise<void> {
    await this.waitFor(() => window.seen.frames > 0);
  }

  seen(): Promise<Seen> {
    return this.evaluate(() => window.seen);
  }

  /** Waits for so many outcomes in all and returns what there are. */
  async outcomes(count = 1): Promise<string[]> {
    return (await this.#until((seen) => seen.outcomes.length >= count)).outcomes;
  }

  /** Waits until the service has posted so many answers to the page. */
  async answers(count: number): Promise<void> {
    await this.#until((seen) => seen.answers >= count);
  }

  async #until(isEnough: (seen: Seen) => boolean): Promise<Seen> {
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const seen = await this.waitFor(() => window.seen);
      if (isEnough(seen)) return seen;
      if (Date.now() > end) throw new Error(`Waited for ${isEnough}\n${await this.#standing()}`);
      await sleep(this.#pause);
    }
  }

  /** Where the page stands, for whoever has to find out why a test waited in vain. */
  async #standing(): Promise<string> {
    const standing = () => ({
      address: location.href,
      age: performance.now(),
      tags: Array.from(document.querySelectorAll('iamport-checkout, iamport-return'), (tag) => [
        tag.outerHTML,
        tag.shadowRoot?.querySelector('[part=message]')?.textContent,
      ]),
      sdk: Array.from(document.querySelectorAll('script[data-iamport-elements], .imp-dialog'), (tag) => tag.outerHTML),
      seen: window.seen,
      calls: window.stub?.calls.length,
    });
    return JSON.stringify(await this.evaluate(standing).catch(String), null, 2);
  }

  /** What still covers the page; nothing after a payment. */
  covering(): Promise<string[]> {
    return this.evaluate(() => [
      ...Array.from(document.querySelectorAll('.imp-dialog'))
        .filter((dialog) => dialog.getClientRects().length > 0)
        .map(({ className }) => className),
      ...(document.body.classList.contains('imp-payment-progress') ? ['imp-payment-progress'] : []),
    ]);
  }

  /** Writes attributes of the checkout anew. */
  write(attributes: Record<string, string>, selector = 'iamport-checkout'): Promise<void> {
    return this.evaluate(
      (written, found) => {
        for (const [name, value] of Object.entries(written)) document.querySelector(found)?.setAttribute(name, value);
      },
      attributes,
      selector,
    );
  }

  /** Leaves for another page, or loads this one again, as a person does; `act` is what does it. */
  async leave(act: (() => unknown) | string): Promise<void> {
    const before = await this.waitFor(() => performance.timeOrigin);
    const source = typeof act === 'string' ? act : `(${act})()`;
    await this.evaluate((code) => void setTimeout(new Function(code) as () => void), source);
    await this.arrived(before, source);
  }

  /** Waits for another document than the one from `before`. */
  async arrived(before: number, why: string): Promise<void> {
    const end = Date.now() + WAIT_MS;
    const origin = () => document.readyState === 'complete' && 'seen' in window && performance.timeOrigin;
    // For a moment Firefox may still ask the page that was left, which its cache keeps alive.
    for (let agreed = 0, last = before; agreed < 1; ) {
      const now = await this.waitFor(origin);
      agreed = now === last && now !== before ? agreed + 1 : 0;
      last = now as number;
      if (Date.now() > end) throw new Error(`Nothing came of ${why}`);
      await sleep(this.#pause);
    }
  }
}

/** The tab's own page. */
export class TabVisit extends Visit {
  readonly #tab: Page;

  constructor(tab: Page) {
    super(
      (expression) => tab.evaluate((source) => new Function(source)(), `return ${expression}`),
      (selector) => tab.click(selector, { timeout: WAIT_MS }),
      25,
    );
    this.#tab = tab;
  }

  async goto(url: string): Promise<void> {
    const before = await this.evaluate(() => performance.timeOrigin);
    await this.#tab.goto(url);
    await this.arrived(before, url);
  }
}

/** One tab in which many pages stand side by side, each in a frame: what they wait for, they wait for together. */
export class Board {
  readonly #tab: Page;
  #frames = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(tab: Page) {
    this.#tab = tab;
  }

  /** Opens a page for as long as a test takes. */
  async open(test: TestContext, url: string): Promise<Visit> {
    this.#frames += 1;
    const id = `frame${this.#frames}`;
    await this.#tab.evaluate(
      (name, address) => {
        const frame = document.createElement('iframe');
        frame.id = name;
        frame.style.cssText = 'width: 200px; height: 120px; border: 0';
        frame.src = address;
        document.body.append(frame);
      },
      id,
      url,
    );
    const visit = new Visit(
      (expression) =>
        this.#tab.evaluate(
          (name, source) => {
            const { contentWindow } = document.getElementById(name) as HTMLIFrameElement;
            return new (contentWindow as unknown as typeof globalThis).Function(source)();
          },
          id,
          `return ${expression}`,
        ),
      (selector) => this.#alone(() => this.#tab.frame(`#${id}`).click(selector, { timeout: WAIT_MS })),
      150,
    );
    // Its place stays, since the mouse may be on its way to another one.
    test.after(() => this.#tab.evaluate((name) => document.getElementById(name)?.removeAttribute('src'), id));
    await visit.waitFor(() => document.readyState === 'complete' && 'seen' in window);
    return visit;
  }

  /** There is one mouse. */
  #alone(act: () => Promise<void>): Promise<void> {
    const next = this.#last.then(act, act);
    this.#last = next.catch(() => {});
    return next;
  }
}
