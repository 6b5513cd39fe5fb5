import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { FaultName } from '../../src/sandbox/faults.js';
import { type ScenarioName, scenarioNames } from '../../src/sandbox/scenarios.js';
import { sandbox } from '../support/sandbox.js';
import { statuses, tellings } from './client.js';

type Answer = Record<string, unknown>;
type Shop = Window & {
  IMP?: { init(code: string): void; request_pay(params: object, callback: (answer: Answer) => void): void };
};

const shop = window as Shop;
const dialog = () => document.querySelector<HTMLElement>('.imp-dialog');
const frames = () => Array.from(document.querySelectorAll<HTMLIFrameElement>('.imp-dialog iframe'));
const covered = () => (dialog()?.getClientRects().length ?? 0) > 0;
const soon = (is: () => unknown, what: string) => waitUntil(is as () => boolean, what, { timeout: 8000, interval: 20 });

const order = (scenario: ScenarioName, more: object = {}) => ({
  pg: 'kcp',
  merchant_uid: `m_${Math.random()}`,
  name: '주문명:결제테스트',
  amount: 14000,
  custom_data: { sandbox: scenario },
  ...more,
});

describe('the SDK of the sandbox', () => {
  const { open, alert } = window;
  let loaded: EventTarget[];
  let alerts: string[];
  let told: { at: number; data: Answer }[];
  const noteLoad = ({ target }: Event) => void loaded.push(target as EventTarget);
  const noteMessage = ({ origin, data }: MessageEvent) => {
    if (origin === sandbox.url) told.push({ at: performance.now(), data: JSON.parse(data).data });
  };

  before(() => {
    document.addEventListener('load', noteLoad, true);
    addEventListener('message', noteMessage);
  });
  beforeEach(() => {
    [loaded, alerts, told] = [[], [], []];
    window.alert = (words) => void alerts.push(words);
  });
  afterEach(() => {
    Object.assign(window, { open, alert });
    dialog()?.remove();
    delete shop.IMP;
  });
  after(() => {
    document.removeEventListener('load', noteLoad, true);
    removeEventListener('message', noteMessage);
  });

  /** Brings the script as a fresh page would; resolves to how its tag ended. */
  function load(query = ''): Promise<string> {
    const script = document.createElement('script');
    script.src = sandbox.sdkUrl + query;
    document.head.append(script);
    return new Promise((resolve) => {
      for (const type of ['load', 'error']) script.addEventListener(type, () => resolve(type));
    });
  }

  const framesLoaded = () =>
    soon(() => frames().length > 0 && frames().every((frame) => loaded.includes(frame)), 'the frames load');

  async function start(query = ''): Promise<void> {
    await load(query);
    shop.IMP?.init('imp1');
    await framesLoaded();
  }

  function pay(params: object): Answer[] {
    const answers: Answer[] = [];
    shop.IMP?.request_pay(params, (answer) => void answers.push(answer));
    return answers;
  }

  describe('tells the page', () => {
    for (const scenario of scenarioNames) {
      const telling = tellings[scenario];
      it(`${telling.map(([, what]) => what).join(', ') || 'nothing'} after ${scenario}`, async () => {
        await start();
        const params = order(scenario);
        const answers = pay(params);
        expect(covered()).to.equal(true);
        await soon(() => told.length === telling.length, 'all is told');
        await aTimeout(700);
        expect((await sandbox.payments(params.merchant_uid))[0]?.status).to.equal(statuses[scenario]);
        expect(told.map(({ data }) => 'imp_uid' in data)).to.deep.equal(telling.map(([, what]) => what !== 'gone'));
        telling.forEach(([after], index) => {
          expect((told[index]?.at ?? 0) - (told[0]?.at ?? 0)).to.be.within(after - 100, after + 1500);
        });
        // As with the vendor's SDK, a request has one callback, and it is gone with the first answer.
        const failed = statuses[scenario] === 'failed';
        const isAnswered = telling.some(([, what]) => what === 'answer');
        expect(answers.map(({ success }) => success)).to.deep.equal(isAnswered ? [!failed] : []);
        expect(covered()).to.equal(telling.length === 0);
      });
    }
  });

  describe('with a fault', () => {
    const scripts: Partial<Record<FaultName, [ended: string, usable: boolean]>> = {
      'script-error': ['error', false],
      'script-missing': ['error', false],
      'script-hang': ['silence', false],
      'script-slow': ['load', true],
      'script-type': ['error', false],
      'script-half': ['load', false],
      'script-empty': ['load', false],
    };
    const { onerror } = window;
    // A syntax error is what one of them is about.
    before(() => {
      window.onerror = () => true;
    });
    after(() => {
      window.onerror = onerror;
    });

    for (const [name, [ended, usable]] of Object.entries(scripts)) {
      it(name, async () => {
        const end = await Promise.race([load(`?fault=${name}`), aTimeout(3000).then(() => 'silence')]);
        expect([end, shop.IMP !== undefined]).to.deep.equal([ended, usable]);
      });
    }

    it('channels-error: no frames, until an init that is answered', async () => {
      await load('?fault=channels-error&times=1');
      shop.IMP?.init('imp1');
      await aTimeout(400);
      expect(frames()).to.have.length(0);
      shop.IMP?.init('imp1');
      await framesLoaded();
    });

    it('frame-hang: frames that never load keep the request', async () => {
      await load('?fault=frame-hang');
      shop.IMP?.init('imp1');
      await soon(() => frames().length > 0, 'the frames');
      pay(order('paid'));
      await aTimeout(700);
      expect([frames().some((frame) => loaded.includes(frame)), covered()]).to.deep.equal([false, false]);
    });

    it('frame-slow: the request goes when its frame has come', async () => {
      await load('?fault=frame-slow');
      shop.IMP?.init('imp1');
      await soon(() => frames().length > 0, 'the frames');
      const answers = pay(order('paid'));
      await aTimeout(1000);
      expect(covered()).to.equal(false);
      await soon(() => answers.length === 1, 'the answer');
    });

    it('frame-error: the dialog stands over a frame that does not listen; the next init has others', async () => {
      await start('?fault=frame-error&times=1');
      pay(order('paid'));
      await aTimeout(1000);
      expect([covered(), told.length]).to.deep.equal([true, 0]);
      shop.IMP?.init('imp1');
      await soon(() => frames().every(({ src }) => src.includes('retry=1')), 'the frames of the second init');
      await framesLoaded();
      const answers = pay(order('paid'));
      await soon(() => answers.length === 1, 'the answer');
    });

    it('popup-refused: an alert, no window and no callback', async () => {
      await start('?fault=popup-refused');
      const answers = pay(order('paid', { pg: 'payco' }));
      await aTimeout(300);
      expect(alerts.join()).to.match(/^팝업차단/);
      expect([covered(), answers.length, window.open('')]).to.deep.equal([false, 0, null]);
    });
  });

  it('makes its dialog once: one that the page has thrown away is filled all the same', async () => {
    await start();
    const first = dialog();
    first?.remove();
    shop.IMP?.init('imp1');
    await aTimeout(400);
    expect(dialog()).to.equal(null);
    expect(first?.querySelectorAll('iframe').length).to.be.greaterThan(0);
    if (first) document.body.append(first);
    await framesLoaded();
    const answers = pay(order('paid'));
    await soon(() => answers.length === 1, 'the answer');
  });

  it('removes the frames of the first init with the second', async () => {
    await start();
    const first = frames();
    shop.IMP?.init('imp2');
    expect(first.some(({ isConnected }) => isConnected)).to.equal(false);
    await framesLoaded();
    expect(frames()).to.have.length(first.length);
    expect(frames().every(({ src }) => src.includes('/ready/imp2'))).to.equal(true);
  });

  it('works under a strict content security policy', async () => {
    const { url, sdkUrl } = sandbox;
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-n' ${url}`,
      `connect-src ${url}`,
      `frame-src ${url}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ];
    const page = document.createElement('iframe');
    page.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
      <script nonce="n">
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
        window.onerror = (message) => void violations.push(message);
      </script>
      <body><h1>shop</h1><script src="${sdkUrl}"></script>`;
    document.body.append(page);
    await new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
    const inner = page.contentWindow as Shop & { violations: string[] };
    inner.IMP?.init('imp1');
    const answers: Answer[] = [];
    inner.IMP?.request_pay(order('paid'), (answer) => void answers.push(answer));
    const seen = () => inner.document.querySelector('.imp-dialog');
    await soon(() => inner.getComputedStyle(seen() ?? inner.document.body).position === 'fixed', 'the styled dialog');
    await soon(() => answers.length === 1, 'the answer');
    expect(inner.violations).to.deep.equal([]);
    page.remove();
  });
});
