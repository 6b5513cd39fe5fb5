import { type Click, ClickPage, SDK_URL } from './clicks.js';
import { FreshPages } from './fresh-pages.js';
import { interleaved, median, type Row, type Section } from './section.js';

const COLD_ROUNDS = 9;
const WARM_UPS = 30;
const WARM_ROUNDS = 60;

const BUTTON = '<button id="pay" type="button">4,500원 결제</button>';

/** The README's page. */
const OURS = `<iamport-checkout
    imp-code="imp33886024" sdk-url="${SDK_URL}" pg="kcp" pay-method="card" merchant-uid="order_1" order-name="라떼 한 잔"
    amount="4500" buyer-tel="010-1234-5678" redirect-url="/result" verify-url="/complete"
  >${BUTTON}</iamport-checkout><script src="/iamport-elements.js"></script>`;

/** What the vendor's manual has a site write. */
const BY_HAND = `${BUTTON}<script src="${SDK_URL}"></script><script>
  IMP.init('imp33886024');
  document.querySelector('#pay').addEventListener('click', () => {
    IMP.request_pay(
      {
        pg: 'kcp', pay_method: 'card', merchant_uid: 'order_1', name: '라떼 한 잔', amount: 4500,
        buyer_tel: '010-1234-5678', m_redirect_url: location.origin + '/result',
      },
      ({ success, imp_uid, merchant_uid }) => {
        if (success) fetch('/complete', { method: 'POST', body: new URLSearchParams({ imp_uid, merchant_uid }) });
      },
    );
  });
</script>`;

/** From a person's click to the vendor's `request_pay`. */
export const click: Section = async () => {
  const pages = await FreshPages.open();
  try {
    const open = (html: string) => ClickPage.open(pages, `<body>${html}`, '#pay');
    const tasks: number[] = [];
    const microseconds = ({ tasks: ran, microseconds }: Click, isOurs: boolean) => {
      if (isOurs) tasks.push(ran);
      return microseconds;
    };
    const first = async (html: string) => {
      const page = await open(html);
      const clicked = await page.click();
      await page.close();
      return microseconds(clicked, html === OURS);
    };
    const cold = await interleaved({ ours: () => first(OURS), hand: () => first(BY_HAND) }, COLD_ROUNDS);
    const [ours, hand] = [await open(OURS), await open(BY_HAND)];
    const warm = await interleaved(
      { ours: async () => microseconds(await ours.click(), true), hand: async () => (await hand.click()).microseconds },
      WARM_ROUNDS,
      WARM_UPS,
    );
    const row = (figure: string, samples: typeof cold, atMost: number): Row => ({
      section: 'click',
      figure,
      unit: 'µs',
      ours: median(samples.ours),
      others: { 'by hand': median(samples.hand) },
      aim: { kind: 'difference', to: 'by hand', atMost },
    });
    return [
      row('click to request_pay, first of the page', cold, 2000),
      row('click to request_pay, warm', warm, 200),
      {
        section: 'click',
        figure: 'tasks between them, at most',
        unit: 'tasks',
        ours: Math.max(...tasks),
        aim: { kind: 'value', atMost: 0 },
      },
    ];
  } finally {
    await pages.close();
  }
};
