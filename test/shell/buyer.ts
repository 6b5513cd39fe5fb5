import { withoutJava } from '../native/java-app.js';
import type { Scope } from '../support/page.js';
import { type AppCode, iosCode } from './app-code.js';
import { AppShop } from './app-shop.js';
import type { AppName } from './apps.js';
import { javaCode } from './java-code.js';
import { Phone, type Platform } from './phone.js';
import { Shell, withoutChromium } from './shell.js';

/** One way to pay in an app. */
export interface Way {
  readonly pg: string;
  readonly payMethod: string;
  /** The card company or bank that the buyer chooses; none where the PG has one app. */
  readonly choice?: string;
  readonly app: AppName;
  /** The window is in the shop's page. */
  readonly isFramed?: true;
  /** Where the app has to come back by its scheme; Android gives the front back by itself otherwise. */
  readonly needsScheme: readonly Platform[];
}

export const platforms: readonly Platform[] = ['android', 'ios'];

/** Why nobody can buy in an app on a platform; false where somebody can. */
export const without = (platform: Platform): string | false =>
  withoutChromium || (platform === 'android' && withoutJava);

const kcpCard: Way = { pg: 'kcp', payMethod: 'card', choice: '381', app: 'kbPay', needsScheme: ['ios'] };
const transfer: Way = {
  pg: 'html5_inicis',
  payMethod: 'trans',
  choice: '088',
  app: 'bankPay',
  needsScheme: platforms,
};
const kakao: Way = { pg: 'kakao', payMethod: 'card', app: 'kakaoTalk', isFramed: true, needsScheme: platforms };

/** The ways that tests take by name. */
export const namedWays = { kcpCard, transfer, kakao };

export const ways: readonly Way[] = [
  kcpCard,
  { pg: 'kcp', payMethod: 'card', choice: '361', app: 'isp', needsScheme: ['ios'] },
  { pg: 'html5_inicis', payMethod: 'card', choice: '367', app: 'hyundaiCard', needsScheme: ['ios'] },
  transfer,
  { pg: 'kakaopay', payMethod: 'card', app: 'kakaoTalk', needsScheme: ['ios'] },
  kakao,
];

/** Somebody with a phone who buys in the shop's app. */
export class Buyer {
  readonly shop: AppShop;
  readonly phone: Phone;
  readonly shell: Shell;
  readonly #platform: Platform;
  readonly #code: AppCode;

  private constructor(platform: Platform, shop: AppShop, phone: Phone, shell: Shell, code: AppCode) {
    this.#platform = platform;
    this.shop = shop;
    this.phone = phone;
    this.shell = shell;
    this.#code = code;
  }

  static async open(platform: Platform): Promise<Buyer> {
    const opened: { close(): Promise<void> }[] = [];
    try {
      const shop = await AppShop.open();
      opened.push(shop);
      const phone = new Phone();
      const pgs = ways.map(({ pg }) => pg);
      const code = platform === 'android' ? await javaCode(pgs, shop.target) : iosCode(shop.target);
      opened.push(code);
      return new Buyer(platform, shop, phone, await Shell.open(platform, phone, code), code);
    } catch (failure) {
      for (const one of opened) await one.close();
      throw failure;
    }
  }

  /** The page that sells an order in this way. */
  page({ pg, payMethod, needsScheme }: Way, order: string, attributes: Record<string, string> = {}): string {
    const scheme: Record<string, string> = needsScheme.includes(this.#platform) ? { 'app-scheme': 'myshop' } : {};
    return this.shop.page(order, { pg, 'pay-method': payMethod, ...scheme, ...attributes });
  }

  window({ pg, isFramed }: Way): Scope {
    const { page } = this.shell;
    return isFramed ? page.frame(`.imp-dialog iframe.imp-frame-${pg}`) : page;
  }

  /** Orders, and chooses how to pay in the payment window; returns the order's number. */
  async begin(way: Way, attributes: Record<string, string> = {}): Promise<string> {
    const order = this.shop.order();
    this.phone.opened.length = 0;
    await this.shell.page.goto(this.page(way, order, attributes));
    await this.shell.page.click('iamport-checkout >>> [part=button]');
    await this.window(way).waitFor('form.window');
    if (way.choice) await this.window(way).click(`label:has([value="${way.choice}"])`);
    return order;
  }

  /** Presses the window's button, which leads to the app or to its page in the store. */
  async openApp(way: Way): Promise<void> {
    const count = this.phone.opened.length;
    await this.window(way).click('form.window .pay');
    await this.phone.opens(count + 1);
    await this.shell.settled();
  }

  async close(): Promise<void> {
    await this.shell.close();
    await this.#code.close();
    await this.shop.close();
  }
}
