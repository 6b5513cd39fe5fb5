import { readFileSync } from 'node:fs';
import { call } from '../support/driver.js';
import { FreshPages } from './fresh-pages.js';
import { interleaved, median, type Row, type Section } from './section.js';

const SLOWER = 4;
const ROUNDS = 9;
const ANSWER = { status: 'paid', imp_uid: 'imp_1', merchant_uid: 'order_1', amount: 4500, pay_method: 'card' };
const QUERY = '?imp_uid=imp_1&merchant_uid=order_1&imp_success=true';
const SCRIPT = '<script src="/kept/iamport-elements.js"></script>';

interface Contestant {
  readonly body: string;
  /** An expression for the sentence that the buyer reads. */
  readonly sentence: string;
}

const contestants: Readonly<Record<'ours' | 'hand', Contestant>> = {
  ours: {
    body: `<iamport-return verify-url="/complete">
        <p slot="success">주문 <b data-iamport-field="merchantUid"></b>이 완료되었습니다.</p>
      </iamport-return>${SCRIPT}`,
    sentence: `document.querySelector('[state=paid]')?.innerText`,
  },
  hand: {
    body: `<p id="result">확인하고 있습니다.</p><script>
      const query = new URLSearchParams(location.search);
      const [imp_uid, merchant_uid] = ['imp_uid', 'merchant_uid'].map((name) => query.get(name));
      fetch('/complete', { method: 'POST', body: new URLSearchParams({ imp_uid, merchant_uid }) })
        .then((response) => response.json())
        .then(({ status, merchant_uid }) => {
          const done = '주문 ' + merchant_uid + '이 완료되었습니다.';
          document.querySelector('#result').textContent = status === 'paid' ? done : '결제하지 못했습니다.';
        });
    </script>`,
    sentence: `document.querySelector('#result')?.innerText`,
  },
};

/** Runs in the page: milliseconds from the navigation to the frame that shows the order as done. */
const shown = (sentence: string): Promise<number> =>
  window.painted(() => /order_1이 완료되었습니다/.test(new Function(`return ${sentence}`)() ?? ''));

/** From a phone's way home to what the buyer reads. */
export const home: Section = async () => {
  const script = readFileSync(new URL('../../dist/iamport-elements.js', import.meta.url), 'utf8');
  const pages = await FreshPages.open((app) => {
    app.post('/complete', (c) => c.json(ANSWER));
    app.get('/kept/iamport-elements.js', (c) =>
      c.body(script, 200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }),
    );
  });
  try {
    const measure = (before: string) => (name: keyof typeof contestants) => async () => {
      const { body, sentence } = contestants[name];
      const url = pages.serve(`<body>${body}<script>window.shown = ${call(shown, [sentence])}</script>`);
      const { page, close } = await pages.page(pages.serve(`<body>${before}`), { slower: SLOWER });
      await page.goto(url + QUERY);
      const milliseconds = await page.evaluate('shown');
      await close();
      return milliseconds as number;
    };
    const row = async (figure: string, before: string): Promise<Row> => {
      const run = measure(before);
      const samples = await interleaved({ ours: run('ours'), hand: run('hand') }, ROUNDS);
      return {
        section: 'home',
        figure: `return page to verdict shown, ${figure}, CPU ${SLOWER}× slower`,
        unit: 'ms',
        ours: median(samples.ours),
        others: { 'by hand': median(samples.hand) },
      };
    };
    return [await row('first visit', ''), await row('from a page that has the script', SCRIPT)];
  } finally {
    await pages.close();
  }
};
