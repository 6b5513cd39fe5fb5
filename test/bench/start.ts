import { readFileSync } from 'node:fs';
import { call } from '../support/driver.js';
import { bundle } from './bundle.js';
import { drawn, googlePay, wrapping } from './contestants.js';
import { FreshPages } from './fresh-pages.js';
import { interleaved, median, type Row, type Section } from './section.js';

declare global {
  interface Window {
    /** Clicks that reached whoever takes the payment. */
    reached: number;
  }
}

const SLOWER = 4;
const ROUNDS = 9;

/** What stands in for the vendors' scripts is there from the start and costs nobody anything. */
const IMP = `<script>
  window.reached = 0;
  window.IMP = { init() {}, request_pay() { reached += 1; } };
</script>`;
const GOOGLE = `${googlePay.head}<script>
  google.payments.api.PaymentsClient.prototype.loadPaymentData = async () => { reached += 1; };
</script>`;

const BY_HAND = `(() => {
  IMP.init('imp33886024');
  document.querySelector('#pay').addEventListener('click', () => {
    IMP.request_pay(
      { pg: 'kcp', pay_method: 'card', merchant_uid: 'order_' + Date.now(), name: '라떼 한 잔', amount: 4500 },
      (answer) => alert(answer.success ? '결제되었습니다.' : answer.error_msg),
    );
  });
})();`;

interface Contestant {
  readonly head: string;
  readonly markup: string;
  readonly script: string;
  /** The button that is clicked, below the tag. */
  readonly button: string;
}

async function contestants(): Promise<Record<'ours' | 'around' | 'google' | 'hand', Contestant>> {
  const own = readFileSync(new URL('../../dist/iamport-elements.js', import.meta.url), 'utf8');
  const google = await bundle("import '@google-pay/button-element'");
  // Set later, the element waits for ever for what its setter has cancelled.
  const request = `<script>{ const element = document.querySelector('google-pay-button'); ${googlePay.prepare}; }</script>`;
  return {
    ours: { head: IMP, markup: drawn('').markup, script: own, button: 'iamport-checkout >>> button' },
    around: { head: IMP, markup: wrapping('').markup, script: own, button: 'iamport-checkout button' },
    google: {
      head: IMP + GOOGLE,
      markup: googlePay.markup + request,
      script: google,
      button: 'google-pay-button button',
    },
    hand: {
      head: IMP,
      markup: '<button id="pay" type="button">4,500원 결제</button>',
      script: BY_HAND,
      button: '#pay',
    },
  };
}

interface Start {
  /** Milliseconds from the script's first byte, parsing included, to its last line; the element is defined by then. */
  readonly evaluated: number;
  /** To the first frame with a button that a click would hit. */
  readonly painted: number;
  /** Clicks of it that reached the vendor. */
  readonly reached: number;
}

/** Runs in the page: a script written into it comes from no cache and is compiled here. */
async function run(source: string, selector: string): Promise<Start> {
  const script = document.createElement('script');
  script.textContent = source;
  const [host = '', part] = selector.split(' >>> ');
  const button = () => {
    const found = document.querySelector<HTMLElement>(host);
    return part ? found?.shadowRoot?.querySelector<HTMLElement>(part) : found;
  };
  // Anywhere between two frames, as a script arrives.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 17));
  const begun = performance.now();
  document.head.append(script);
  const evaluated = performance.now() - begun;
  const painted = (await window.painted(() => window.isHit(button()))) - begun;
  button()?.click();
  await new Promise((resolve) => setTimeout(resolve));
  return { evaluated, painted, reached: window.reached };
}

/** From a script to its button on the screen, on a slow phone that has never seen the page. */
export const start: Section = async () => {
  const pages = await FreshPages.open();
  try {
    const entries = Object.entries(await contestants());
    const evaluated: Record<string, number[]> = {};
    const measure = async (name: string, { head, markup, script, button }: Contestant) => {
      const { page, close } = await pages.page(pages.serve(`${head}<body>${markup}`), { slower: SLOWER });
      const { reached, ...start } = (await page.evaluate(call(run, [script, button]))) as Start;
      await close();
      if (reached !== 1) throw new Error(`${name}: the click of its button reached nobody`);
      evaluated[name] = [...(evaluated[name] ?? []), start.evaluated];
      return start.painted;
    };
    const painted = await interleaved(
      Object.fromEntries(entries.map(([name, contestant]) => [name, () => measure(name, contestant)])),
      ROUNDS,
    );
    const middle = (samples: Record<string, number[]>, name: string) => median(samples[name] ?? []);
    const row = (figure: string, samples: Record<string, number[]>, ours: string): Row => ({
      section: 'start',
      figure: `${figure}, cold, CPU ${SLOWER}× slower`,
      unit: 'ms',
      ours: middle(samples, ours),
      others: { 'Google Pay element': middle(samples, 'google'), 'by hand': middle(samples, 'hand') },
    });
    const aim = { kind: 'ratio', to: 'Google Pay element', atMost: 0.7 } as const;
    return [
      row('script evaluated, element defined', evaluated, 'ours'),
      { ...row('button painted and clickable', painted, 'ours'), aim },
      row("the same around the site's own button", painted, 'around'),
    ];
  } finally {
    await pages.close();
  }
};
