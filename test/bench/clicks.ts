import { call } from '../support/driver.js';
import type { FreshPage, FreshPages } from './fresh-pages.js';

declare global {
  interface Window {
    clicks: Click[];
  }
}

/** One click that reached `IMP.request_pay`. */
export interface Click {
  /** Microseconds from the first listener of the click to the call. */
  readonly microseconds: number;
  /** Tasks that ran in between. */
  readonly tasks: number;
  /** What the browser was dispatching at the call. */
  readonly during: string | undefined;
}

/** Runs before the page: meters every click, from the window's own listener, which comes first. */
function meter(): void {
  window.clicks = [];
  let clickedAt = 0;
  let tasks = 0;
  let isCounting = false;
  const { port1, port2 } = new MessageChannel();
  // While it counts, there is always one task of its own in the queue behind everybody's.
  port1.onmessage = () => {
    tasks += 1;
    if (isCounting) port2.postMessage(null);
  };
  addEventListener(
    'click',
    () => {
      tasks = 0;
      if (!isCounting) port2.postMessage(null);
      isCounting = true;
      clickedAt = performance.now();
    },
    true,
  );
  const page = window as unknown as { meterSdk(): void; IMP: { request_pay: unknown } };
  // The vendor's own window would have to be answered by hand: the buyer gives up at once.
  page.meterSdk = () => {
    page.IMP.request_pay = ({ merchant_uid }: { merchant_uid: string }, answer: (answer: object) => void) => {
      const microseconds = (performance.now() - clickedAt) * 1000;
      isCounting = false;
      window.clicks.push({ microseconds, tasks, during: window.event?.type });
      setTimeout(() =>
        answer({ success: false, merchant_uid, error_msg: '[결제포기] 사용자가 결제를 취소하셨습니다' }),
      );
    };
  };
}

/** Runs in the page: the vendor's script is there, and every frame that it has made is loaded. */
function isReady(): boolean {
  const frames = Array.from(document.querySelectorAll<HTMLIFrameElement>('.imp-dialog iframe'));
  const isLoaded = ({ contentDocument }: HTMLIFrameElement) =>
    contentDocument?.readyState === 'complete' && contentDocument.URL !== 'about:blank';
  return frames.length > 0 && frames.every(isLoaded);
}

/** Where the sandbox's copy of the vendor's script is, on the page's own origin. */
export const SDK_URL = '/sandbox/v1/iamport.js';
/** Before a page whose clicks are metered. */
const METER = `<script>${call(meter)}</script>`;

/** A page whose SDK is ready, and whose payments end at once. */
export class ClickPage {
  readonly #fresh: FreshPage;
  readonly #selector: string;

  private constructor(fresh: FreshPage, selector: string) {
    this.#fresh = fresh;
    this.#selector = selector;
  }

  /** Opens a page and waits for the vendor's script and its frames. */
  static async open(pages: FreshPages, html: string, selector: string): Promise<ClickPage> {
    const fresh = await pages.page(pages.serve(METER + html));
    await fresh.page.waitForFunction(call(isReady));
    await fresh.page.evaluate('meterSdk()');
    return new ClickPage(fresh, selector);
  }

  /** Leaves the button, comes back and rests on it until the page has asked whom it asks on that. */
  async hover(): Promise<void> {
    const { page } = this.#fresh;
    await page.mouse.move(0, 0);
    await page.hover(this.#selector);
    await page.waitForNetworkIdle({ idleTime: 200 });
  }

  /** A person's click, or the same by a key. */
  async click(key?: 'Enter' | 'Space'): Promise<Click> {
    const { page } = this.#fresh;
    const before = (await page.evaluate('clicks.length')) as number;
    if (key) await page.focus(this.#selector).then(() => page.keyboard.press(key));
    else await page.click(this.#selector);
    await page.waitForFunction(`clicks.length > ${before} && !document.querySelector('[state=open]')`);
    return (await page.evaluate('clicks.at(-1)')) as Click;
  }

  close(): Promise<void> {
    return this.#fresh.close();
  }
}
