import { build } from 'esbuild';
import type { Context, Hono } from 'hono';
import type { SandboxPayment } from 'iamport-elements/sandbox';
import { channelsFor } from 'iamport-elements/sandbox';
import { serveShop, type TestShop } from '../support/shop.js';
import type { Entry, Log } from './invariants.js';
import { type Job, usual } from './job.js';
import type { Sequence, VerifyMode } from './steps.js';

/** How much faster a page's clock goes: a machine that is busy, or slow, gets more time for what a payment takes. */
const RATE = { least: 5, most: 20, perPayment: 1_600 };
/** A page that says nothing for so long is lost. */
const LOST_MS = 60_000;

const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function markup({ setup, sdkUrl, id }: Job): string {
  const address = setup.fault === null ? sdkUrl : `${sdkUrl}?fault=${setup.fault}`;
  const elements = Object.entries(setup.elements).map(([name, written]) => {
    const attributes = Object.entries({ ...usual, ...written, 'sdk-url': address, id: name })
      .filter((entry): entry is [string, string] => entry[1] !== null)
      .map(([attribute, value]) => `${attribute}="${html(attribute === 'merchant-uid' ? `${value}x${id}` : value)}"`);
    const label = setup.control ? '<button type="button">pay</button>' : 'pay';
    return `<iamport-checkout ${attributes.join(' ')}>${label}</iamport-checkout>`;
  });
  const onload = setup.brings === 'tag and init' ? ' onload="window.IMP?.init(\'imp1\')"' : '';
  const tag = setup.brings === 'elements' ? '' : `<script async src="${html(address)}"${onload}></script>`;
  return `${tag}<main id="content">${elements.join('')}</main>`;
}

const page = (job: Job) => `<!doctype html><html lang="ko"><meta charset="utf-8"><title>chaos</title>
<script>window.job = ${JSON.stringify(job).replaceAll('<', '\\u003c')}</script><script src="/page.js"></script>
${markup(job)}
<script src="/iamport-elements.js"></script></html>`;

/** What a merchant's server finds out, in the REST API's words. */
function look(
  payments: readonly SandboxPayment[],
  impUid: string | undefined,
  merchantUid: string | undefined,
): object {
  const found = payments.filter(
    (payment) => (!impUid || payment.imp_uid === impUid) && (!merchantUid || payment.merchant_uid === merchantUid),
  );
  const payment = found.find(({ status }) => status === 'paid') ?? found.at(-1);
  // Nobody has heard of such a payment, so no money has moved for it.
  if (!payment) return { status: 'failed', fail_reason: 'no such payment' };
  const { status, imp_uid, merchant_uid, amount, pay_method, vbank_num, vbank_name } = payment;
  const isForged = status === 'paid' && amount !== payment.params.amount;
  return { status: isForged ? 'forged' : status, imp_uid, merchant_uid, amount, pay_method, vbank_num, vbank_name };
}

/** One page after another for one sequence after another, at an origin of its own: its storage and its connections are. */
export class Slot {
  /** Called when a page is lost: it has to be loaded anew. */
  lost: () => void = () => {};
  readonly #shop: TestShop;
  #wanted: ((job: Job) => void) | null = null;
  #job: Job | null = null;
  #done: ((entries: Log['entries']) => void) | null = null;
  #lastId = 0;
  #asked = 0;
  /** What an ordinary payment takes these days, in milliseconds. */
  #took = 200;

  private constructor(shop: TestShop) {
    this.#shop = shop;
  }

  static async open(): Promise<Slot> {
    const script = await bundle();
    let slot: Slot | undefined;
    const routes = (app: Hono) => {
      app.get('/page.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript' }));
      app.get('/page', async (c) => c.html(page(await (slot as Slot).#nextJob())));
      app.get('/', (c) => c.html('<!doctype html><title>chaos</title><body></body>'));
      app.get('/home', (c) => c.text('home'));
      app.post('/done', async (c) => {
        (slot as Slot).#finish((await c.req.json()) as { id: number; entries: Log['entries'] });
        return c.body(null, 204);
      });
      app.post('/verify/:mode', (c) => (slot as Slot).#verify(c));
    };
    const channels = channelsFor('kcp', 'tosspayments', 'payco');
    slot = new Slot(await serveShop(routes, { channels, delay: 15 }));
    return slot;
  }

  /** A page to show slots on. */
  get hostAddress(): string {
    return `${this.#shop.origin}/`;
  }

  get address(): string {
    return `${this.#shop.origin}/page`;
  }

  /** Plays a sequence in this slot's page. */
  async play(sequence: Sequence): Promise<Log> {
    this.#shop.sandbox.payments.clear();
    this.#lastId += 1;
    this.#asked = 0;
    const job: Job = { ...sequence, id: this.#lastId, rate: this.#rate, sdkUrl: this.#shop.sdkUrl };
    const entries = await new Promise<Log['entries']>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Nothing was heard of a page for ${LOST_MS} ms`));
        this.lost();
      }, LOST_MS);
      timer.unref();
      this.#done = (said) => {
        clearTimeout(timer);
        resolve(said);
      };
      this.#job = job;
      this.#hand();
    });
    return { entries, payments: this.#shop.sandbox.payments.list() };
  }

  get #rate(): number {
    return Math.round(Math.min(RATE.most, Math.max(RATE.least, RATE.perPayment / this.#took)));
  }

  close(): Promise<void> {
    return this.#shop.close();
  }

  #nextJob(): Promise<Job> {
    return new Promise((resolve) => {
      this.#wanted = resolve;
      this.#hand();
    });
  }

  #hand(): void {
    if (this.#job === null || this.#wanted === null) return;
    this.#wanted(this.#job);
    this.#job = this.#wanted = null;
  }

  #finish({ id, entries }: { id: number; entries: (Entry & { at?: number })[] }): void {
    if (id !== this.#lastId) return;
    for (const entry of entries) {
      if (entry.what === 'ordinary' && entry.took && entry.outcome?.status === 'paid')
        this.#took = (3 * this.#took + entry.took) / 4;
    }
    this.#done?.(entries);
  }

  async #verify(c: Context): Promise<Response> {
    const mode = c.req.param('mode') as VerifyMode;
    const body = await c.req.parseBody();
    const [impUid, merchantUid] = [body.imp_uid, body.merchant_uid].map((field) => field && String(field));
    const verdict = look(this.#shop.sandbox.payments.list(), impUid, merchantUid);
    this.#asked += 1;
    const isEven = this.#asked % 2 === 0;
    const modes: Record<VerifyMode, () => Response | Promise<Response>> = {
      good: () => c.json(verdict),
      bare: () => c.json({ status: (verdict as { status: string }).status }),
      flaky: () => (isEven ? c.json(verdict) : c.text('', 503)),
      slow: () => new Promise((resolve) => setTimeout(() => resolve(c.json(verdict)), 200)),
      error: () => c.text('', 500),
      hang: () => new Promise(() => {}),
      html: () => c.html('<!doctype html><title>log in</title>'),
      ready: () => c.json({ status: 'ready', merchant_uid: merchantUid }),
      wrong: () => c.json({ ...verdict, status: 'paid', imp_uid: 'imp_999', merchant_uid: 'another' }),
    };
    return modes[mode]();
  }
}

let bundled: Promise<string> | undefined;

/** What runs in the page, as one script. */
function bundle(): Promise<string> {
  bundled ??= build({
    entryPoints: [new URL('./page.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  }).then(({ outputFiles: [file] }) => file?.text ?? '');
  return bundled;
}
