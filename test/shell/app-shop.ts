import { EventEmitter, once } from 'node:events';
import type { PayOutcome } from 'iamport-elements';
import { completeHandler, IamportClient } from 'iamport-elements/server';
import { MemoryOrders } from '../server/memory-orders.js';
import { serveShop, type TestShop } from '../support/shop.js';
import type { AppTarget } from './app-code.js';

const AMOUNT = 68_000;

/** What a page has told of an order. */
export interface Told {
  readonly type: string;
  readonly outcome: PayOutcome;
}

/** Written before the elements are there; every page tells the shop of every outcome. */
const listener = `
  for (const type of ['payment-success', 'payment-pending', 'payment-failed'])
    addEventListener(type, ({ detail }) => {
      const { status, reason, verified, impUid, merchantUid } = detail;
      navigator.sendBeacon('/told', JSON.stringify({ type, outcome: { status, reason, verified, impUid, merchantUid } }));
    }, true);`;

const document = (body: string) => `<!doctype html>
<html lang="ko">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>shop</title>
  <script>${listener}</script>
  ${body}
  <script src="/iamport-elements.js"></script>
</html>`;

/** The shop behind the app: its pages, its orders, its server that verifies, and the sandbox. */
export class AppShop {
  readonly #shop: TestShop;
  readonly #orders: MemoryOrders;
  readonly #told: Map<string, Told[]>;
  readonly #news: EventEmitter;
  #count = 0;

  private constructor(shop: TestShop, orders: MemoryOrders, told: Map<string, Told[]>, news: EventEmitter) {
    this.#shop = shop;
    this.#orders = orders;
    this.#told = told;
    this.#news = news;
  }

  static async open(): Promise<AppShop> {
    const orders = new MemoryOrders();
    const told = new Map<string, Told[]>();
    const news = new EventEmitter();
    const shop = await serveShop((app, sdkUrl) => {
      const client = new IamportClient({ impKey: 'key', impSecret: 'secret', baseUrl: new URL(sdkUrl).origin });
      app.all('/verify', (c) => completeHandler({ client, orders })(c.req.raw));
      app.get('/start', (c) => c.html(document('<p>shop</p>')));
      app.get('/return', (c) => c.html(document('<iamport-return verify-url="/verify"></iamport-return>')));
      app.get('/buy', (c) => {
        const attributes = Object.entries({
          'imp-code': 'imp33886024',
          'order-name': '새벽 커피 원두 1kg',
          'buyer-name': '홍길동',
          'buyer-tel': '010-1234-5678',
          amount: AMOUNT,
          'redirect-url': '/return',
          'verify-url': '/verify',
          'sdk-url': sdkUrl,
          ...c.req.query(),
        });
        const written = attributes.map(([name, value]) => `${name}="${value}"`).join(' ');
        return c.html(document(`<iamport-checkout ${written}></iamport-checkout>`));
      });
      app.post('/told', async (c) => {
        const message = (await c.req.json()) as Told;
        const order = message.outcome.merchantUid ?? '';
        told.set(order, [...(told.get(order) ?? []), message]);
        news.emit('told');
        return c.body(null, 204);
      });
    });
    return new AppShop(shop, orders, told, news);
  }

  /** What the shop's app is made for. */
  get target(): AppTarget {
    return { scheme: 'myshop', returnUrl: `${this.#shop.origin}/return` };
  }

  /** Where the app begins, and begins anew after the system has ended it: a page without a payment. */
  get start(): string {
    return `${this.#shop.origin}/start`;
  }

  /** Makes an order; returns its number. */
  order(): string {
    this.#count += 1;
    const merchantUid = `app_${this.#count}`;
    this.#orders.create({ merchantUid, amount: AMOUNT, currency: 'KRW' });
    return merchantUid;
  }

  /** The page that sells an order. */
  page(merchantUid: string, attributes: Record<string, string>): string {
    return `${this.#shop.origin}/buy?${new URLSearchParams({ 'merchant-uid': merchantUid, ...attributes })}`;
  }

  /** Everything that pages have told of an order. */
  told(merchantUid: string): readonly Told[] {
    return this.#told.get(merchantUid) ?? [];
  }

  /** Waits until a page tells how an order's payment ended. */
  async outcome(merchantUid: string): Promise<Told['outcome']> {
    for (;;) {
      const [first] = this.told(merchantUid);
      if (first) return first.outcome;
      await once(this.#news, 'told', { signal: AbortSignal.timeout(20_000) });
    }
  }

  /** How an order stands with the shop, and how often its goods were sent. */
  look(merchantUid: string) {
    const { status, fulfilments } = this.#orders.look(merchantUid);
    return { status, fulfilments };
  }

  /** How many payment windows were opened for an order. */
  windows(merchantUid: string): number {
    return this.#shop.sandbox.payments.listByMerchantUid(merchantUid).length;
  }

  close(): Promise<void> {
    return this.#shop.close();
  }
}
