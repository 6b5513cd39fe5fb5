import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type BrowserContext, type Frame, type Page } from 'puppeteer-core';
import { channelsFor, defaultChannels, type SandboxPayment } from '../../src/sandbox/index.js';
import { type ServedSandbox, serveSandbox } from '../../src/sandbox/serve.js';
import { findBrowsers } from '../../tools/browsers.mjs';
import { chromiumArgs } from '../../tools/chromium-args.mjs';
import { phoneAgent, statuses } from './client.js';

const { chromium: executablePath } = findBrowsers();
const skip = executablePath === undefined && 'Chromium is not here, or was not asked for';

const channels = [...defaultChannels, ...channelsFor('tosspay_v2')];

let service: ServedSandbox;
let shop: Server;
let shopUrl: string;
let browser: Browser;
let context: BrowserContext;
let dialogs: string[];

before(async () => {
  if (executablePath === undefined) return;
  service = await serveSandbox({ port: 0, host: 'localhost', channels });
  shop = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const start = searchParams.has('idle') ? '' : `IMP.init('imp33886024');`;
    const charset = searchParams.get('charset') ?? 'utf-8';
    response.setHeader('content-type', `text/html; charset=${charset}`);
    response.end(`<!doctype html><title>shop</title>
      <script>
        window.calls = [];
        window.loads = 0;
        document.addEventListener('load', ({ target }) => { if (target.tagName === 'IFRAME') loads++; }, true);
      </script>
      <body><h1>shop</h1>${searchParams.get('before') ?? ''}
      <script src="${service.url}/v1/iamport.js"></script>
      <script>${start}</script>`);
  }).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  // Another host than the service's: a page of another site, as in real life.
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`;
  // Frames in the page's own process: a frame that changes its process answers its driver late, or never.
  const inProcess = ['--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process'];
  browser = await puppeteer.launch({ executablePath, args: [...chromiumArgs, ...inProcess] });
});
after(async () => {
  await browser?.close();
  await service?.close();
  shop?.close();
});
beforeEach(async () => {
  dialogs = [];
  context = await browser.createBrowserContext();
});
afterEach(async () => {
  service.sandbox.scenario = null;
  await context.close();
});

async function visit(device: 'pc' | 'phone' = 'pc', query = ''): Promise<Page> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  if (device === 'phone') await page.setUserAgent({ userAgent: phoneAgent });
  await page.goto(shopUrl + query);
  if (!query.includes('idle')) await until(page, `loads === ${channels.length}`);
  return page;
}

const order = () => ({ merchant_uid: `m_${crypto.randomUUID()}`, name: '주문명:결제테스트', amount: 14000 });

/** Asks for a payment in the page; answers are kept in its `calls`. */
function pay(page: Page, params: object): Promise<void> {
  return page.evaluate((asked) => {
    const { IMP, calls } = window as never as { IMP: { request_pay(...all: unknown[]): void }; calls: unknown[] };
    IMP.request_pay(asked, (answer: unknown) => calls.push(answer));
  }, params);
}

function calls(page: Page): Promise<Record<string, unknown>[]> {
  return page.evaluate(() => (window as never as { calls: Record<string, unknown>[] }).calls);
}

/** Waits until a condition in the page holds. */
const until = (page: Page, condition: string) => page.waitForFunction(condition, { polling: 30, timeout: 8000 });
const called = (page: Page, times = 1) => until(page, `calls.length >= ${times}`);
const closed = (page: Page) => until(page, `document.querySelector('.imp-dialog').style.display === 'none'`);
/** Waits until every frame has loaded as often as this. */
const loaded = (page: Page, times = 1) => until(page, `loads >= ${times} * document.querySelectorAll('iframe').length`);

/** The frame that has the window in it now. A frame that is changing its process may answer late, or never. */
async function frameWithWindow(page: Page): Promise<Frame | undefined> {
  const has = (frame: Frame) => Promise.race([frame.$('form.window').catch(() => null), sleep(500, null)]);
  for (const frame of page.frames()) if (frame !== page.mainFrame() && (await has(frame))) return frame;
  return undefined;
}

/** The layer's frame, once the window stands in it; it has to be the channel's. */
async function windowFrame(page: Page, pg = ''): Promise<Frame> {
  for (const end = Date.now() + 8000; Date.now() < end; await sleep(30)) {
    const frame = await frameWithWindow(page);
    if (frame === undefined) continue;
    assert.ok(frame.url().includes(pg && `/${pg}/`), `the window of ${pg} stands in ${frame.url()}`);
    return frame;
  }
  throw new Error(`no window of ${pg || 'the default channel'}`);
}

/** The popup that opens next; null where none does. */
function popupOf(page: Page): Promise<Page | null> {
  return Promise.race([
    new Promise<Page | null>((resolve) => page.once('popup', resolve)),
    sleep(8000, null, { ref: false }),
  ]);
}

function last(): SandboxPayment {
  const payment = service.sandbox.payments.list().at(-1);
  assert.ok(payment);
  return payment;
}

describe('on a PC', { skip }, () => {
  it('the buyer pays in the layer, the callback hears it, the frames start over', async () => {
    const page = await visit();
    await pay(page, { ...order(), pg: 'kcp' });
    const frame = await windowFrame(page);
    assert.equal(
      await page.$eval('.imp-dialog', (dialog) => dialog.className),
      'imp-dialog customizable payment-kcp pc',
    );
    await frame.click('.pay');
    await called(page);
    await closed(page);
    const [answer] = await calls(page);
    assert.equal(answer?.success, true);
    assert.equal(answer?.paid_amount, 14000);
    assert.equal('request_id' in (answer ?? {}), false);
    assert.equal(last().status, 'paid');
    await loaded(page, 2);
    assert.equal((await page.$$('.imp-frame')).length, channels.length);
    assert.equal(await frameWithWindow(page), undefined);
    await pay(page, { ...order(), custom_data: { sandbox: 'declined' } });
    await called(page, 2);
    assert.equal((await calls(page))[1]?.success, false);
  });

  it('builds the frames of the channels', async () => {
    const page = await visit();
    const frames = await page.$$eval('body > div.imp-dialog.customizable:last-child > iframe', (all) =>
      all.map((frame) => [frame.className, new URL((frame as HTMLIFrameElement).src).pathname]),
    );
    assert.deepEqual(frames.slice(0, 2), [
      ['imp-frame imp-frame-pc imp-frame-default imp-frame-kcp', '/payments/ready/imp33886024'],
      ['imp-frame imp-frame-pc imp-frame-html5_inicis', '/payments/ready/imp33886024/html5_inicis/INIpayTest'],
    ]);
  });

  it('Escape cancels, Enter pays', async () => {
    const page = await visit();
    await pay(page, order());
    await (await windowFrame(page)).focus('.pay');
    await page.keyboard.press('Escape');
    await called(page);
    assert.match(String((await calls(page))[0]?.error_msg), /취소/);
    await loaded(page, 2);
    await pay(page, order());
    await (await windowFrame(page)).focus('input[name=choice]:checked');
    await page.keyboard.press('Enter');
    await called(page, 2);
    assert.equal((await calls(page))[1]?.success, true);
  });

  it('closed: the window goes and nobody is called', async () => {
    const page = await visit();
    await pay(page, { ...order(), custom_data: { sandbox: 'closed' } });
    await windowFrame(page);
    await closed(page);
    await loaded(page, 2);
    assert.deepEqual(await calls(page), []);
    assert.equal(last().scenario, 'closed');
  });

  it('kakao: communicate ends it, and a decision in the app does', async () => {
    const page = await visit();
    await pay(page, { ...order(), pg: 'kakao' });
    await page.evaluate(() =>
      (window as never as { IMP: { communicate(m: object): void } }).IMP.communicate({ result: 'cancel' }),
    );
    await called(page);
    assert.equal((await calls(page))[0]?.success, false);
    await loaded(page, 2);
    await pay(page, { ...order(), pg: 'kakao' });
    await windowFrame(page, 'kakao');
    await fetch(`${service.url}/payments/answer/${last().imp_uid}`, { method: 'POST', body: '{"scenario":"paid"}' });
    await called(page, 2);
    await page.evaluate(() =>
      (window as never as { IMP: { communicate(m: object): void } }).IMP.communicate({ result: 'cancel' }),
    );
    await loaded(page, 3);
    assert.deepEqual(
      (await calls(page)).map(({ success }) => success),
      [false, true],
    );
  });

  for (const pg of ['payco', 'tosspay_v2']) {
    it(`${pg}: the popup of the click, and its ×`, async () => {
      const page = await visit();
      await page.evaluate((asked) => {
        document.body.addEventListener('click', () => {
          const { IMP, calls } = window as never as { IMP: { request_pay(...all: unknown[]): void }; calls: unknown[] };
          const params = { pg: asked, merchant_uid: `m_${Date.now()}`, name: 'x', amount: 100 };
          IMP.request_pay(params, (answer: unknown) => calls.push(answer));
        });
      }, pg);
      for (const [index, status] of (['paid', 'failed'] as const).entries()) {
        const opened = popupOf(page);
        await page.click('h1');
        const popup = await opened;
        assert.ok(popup);
        await popup.waitForSelector('form.window');
        if (status === 'paid') await popup.click('.pay').catch(() => {});
        else await popup.close();
        await called(page, index + 1);
        assert.equal('error_msg' in ((await calls(page))[index] ?? {}), status === 'failed');
        assert.equal(last().status, status);
        await loaded(page, index + 2);
      }
    });
  }

  it('stuck: the popup and the dialog stay, whatever the buyer closes', async () => {
    const page = await visit();
    const opened = popupOf(page);
    await pay(page, { ...order(), pg: 'tosspay_v2', custom_data: { sandbox: 'stuck' } });
    const popup = await opened;
    await popup?.waitForSelector('main.result');
    await sleep(1000);
    assert.equal(popup?.isClosed(), false);
    await popup?.close();
    await sleep(500);
    assert.equal(await page.$eval('.imp-dialog', (dialog) => getComputedStyle(dialog).display), 'block');
    assert.deepEqual([await calls(page), last().status], [[], 'paid']);
  });

  it('late: the popup and the dialog go, and the answer comes after them', async () => {
    const page = await visit();
    await pay(page, { ...order(), pg: 'tosspay_v2', custom_data: { sandbox: 'late' } });
    await closed(page);
    await sleep(3000);
    assert.deepEqual(await calls(page), []);
    await called(page);
    assert.equal((await calls(page))[0]?.imp_uid, last().imp_uid);
  });

  it('a popup that was refused alerts, opens nothing and calls nobody; the next click may pay', async () => {
    const page = await visit();
    const thrown: unknown[] = [];
    page.on('pageerror', (error) => thrown.push(error));
    const before = service.sandbox.payments.list().length;
    await page.evaluate(() => {
      window.open = () => null;
    });
    await pay(page, { ...order(), pg: 'tosspay_v2', custom_data: { sandbox: 'paid' } });
    await sleep(500);
    assert.match(dialogs.join(), /^팝업차단/);
    assert.deepEqual([await calls(page), thrown, service.sandbox.payments.list().length], [[], [], before]);
    assert.equal(await page.$eval('.imp-dialog', (dialog) => getComputedStyle(dialog).display), 'none');
    await pay(page, { ...order(), pg: 'kcp', custom_data: { sandbox: 'paid' } });
    await called(page);
  });

  it('a popup whose request is refused goes with it', async () => {
    const page = await visit();
    const opened = popupOf(page);
    await pay(page, { ...order(), pg: 'tosspay_v2', amount: 0 });
    await called(page);
    const popup = await opened;
    for (const end = Date.now() + 4000; !popup?.isClosed() && Date.now() < end; ) await sleep(30);
    assert.equal(popup?.isClosed(), true);
  });
});

describe('on a phone', { skip }, () => {
  const device = 'phone';
  const redirect = () => ({ m_redirect_url: `${shopUrl}done?a=1&b=%EA%B0%80` });

  for (const [scenario, success] of [
    ['paid', 'true'],
    ['cancelled', 'false'],
  ] as const) {
    it(`${scenario}: the page leaves and comes home`, async () => {
      const page = await visit(device);
      await pay(page, { ...order(), ...redirect(), pg: 'kcp' });
      await page.waitForSelector('body.page form.window');
      assert.equal(await page.evaluate(() => window.name), 'tar_opener');
      await Promise.all([page.waitForNavigation(), page.click(`button.${scenario === 'paid' ? 'pay' : 'cancel'}`)]);
      const { href, searchParams } = new URL(page.url());
      assert.ok(href.startsWith(`${shopUrl}done?a=1&b=%EA%B0%80&imp_uid=imp_`), href);
      assert.equal(searchParams.get('imp_success'), success);
      assert.equal(searchParams.get('merchant_uid'), last().merchant_uid);
    });
  }

  for (const scenario of ['closed', 'unanswered'] as const) {
    it(`${scenario}: the buyer goes Back, to a page that the dialog still covers or a fresh one`, async () => {
      const page = await visit(device);
      await pay(page, { ...order(), ...redirect(), pg: 'kcp', custom_data: { sandbox: scenario } });
      await page.waitForSelector('body.page form.window');
      await page.waitForFunction(() => document.title === 'shop');
      assert.equal(page.url(), shopUrl);
      assert.deepEqual([last().scenario, last().status], [scenario, statuses[scenario]]);
    });
  }

  it('stuck: the page stays at the PG', async () => {
    const page = await visit(device);
    await pay(page, { ...order(), ...redirect(), pg: 'kcp', custom_data: { sandbox: 'stuck' } });
    await page.waitForSelector('main.result');
    await sleep(500);
    assert.equal(page.url(), `${service.url}/payments/result/${last().imp_uid}`);
    assert.equal(last().status, 'paid');
  });

  it('hides the page behind the dialog', async () => {
    const page = await visit(device);
    await pay(page, { ...order(), pg: 'kakao' });
    const frame = await windowFrame(page, 'kakao');
    assert.equal(
      await page.$eval('.imp-dialog', (dialog) => dialog.className),
      'imp-dialog customizable payment-kakao mobile ios',
    );
    assert.equal(await page.evaluate(() => document.body.className), 'imp-payment-progress');
    assert.equal(await page.$eval('h1', (title) => getComputedStyle(title).display), 'none');
    await frame.click('.pay');
    await called(page);
    await closed(page);
    assert.equal(await page.evaluate(() => document.body.className), '');
  });

  it('without a callback a refusal goes to m_redirect_url, an & short', async () => {
    const page = await visit(device);
    const params = { ...order(), ...redirect(), amount: '14000' };
    const leaving = page.waitForNavigation();
    await page.evaluate((asked) => {
      (window as never as { IMP: { request_pay(p: object): void } }).IMP.request_pay(asked);
    }, params);
    await leaving;
    assert.match(page.url(), /&b=.*imp_uid=null&merchant_uid=m_.*&imp_success=false&error_msg=/);
    assert.doesNotMatch(page.url(), /&imp_uid/);
  });

  it('without a callback a refusal by a newer module goes nowhere', async () => {
    const page = await visit(device);
    await page.evaluate(
      (asked) => {
        (window as never as { IMP: { request_pay(p: object): void } }).IMP.request_pay(asked);
      },
      { ...order(), ...redirect(), pg: 'tosspay_v2', amount: 0 },
    );
    await closed(page);
    await sleep(200);
    assert.equal(page.url(), shopUrl);
  });
});

describe('the window', { skip }, () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  for (const scheme of ['light', 'dark']) {
    for (const [device, pg, method] of [
      ['pc', 'kcp', 'card'],
      ['pc', 'kakao', 'card'],
      ['phone', 'html5_inicis', 'vbank'],
      ['phone', 'kakao', 'card'],
    ] as const) {
      it(`of ${pg} on a ${device} is accessible (${scheme})`, async () => {
        const page = await visit(device);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await pay(page, { ...order(), pg, pay_method: method, amount: 64000 });
        const leaves = device === 'phone' && pg !== 'kakao';
        if (leaves) await page.waitForSelector('body.page form.window');
        const frame = leaves ? page.mainFrame() : await windowFrame(page, pg === 'kakao' ? pg : '');
        await frame.$eval('summary', (summary) => summary.click());
        await frame.evaluate(axe);
        const faults = await frame.evaluate(async () => {
          type Result = { violations: { id: string; nodes: { html: string }[] }[] };
          const { violations } = await (window as never as { axe: { run(): Promise<Result> } }).axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
        });
        assert.deepEqual(faults, []);
        await page.setViewport({ width: 320, height: 568 });
        assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      });
    }
  }
});

describe('quirks', { skip }, () => {
  type Imp = Record<'init' | 'agency' | 'request_pay' | 'certification' | 'close', (...all: unknown[]) => unknown>;
  type Shop = { IMP: Imp; calls: unknown[] };

  it('before init there is an alert and no callback', async () => {
    const page = await visit('pc', '?idle');
    await pay(page, order());
    assert.match(dialogs[0] ?? '', /IMP\.init/);
    assert.equal(await page.evaluate(() => (window as never as Shop).IMP.request_pay()), false);
    assert.equal(dialogs.length, 2);
    assert.deepEqual(await calls(page), []);
  });

  it('an early request is kept, only the last, until its frame has loaded', async () => {
    const page = await visit('pc', '?idle');
    await page.evaluate((uid) => {
      const { IMP, calls } = window as never as Shop;
      IMP.init('imp33886024');
      for (const name of ['first', 'last']) {
        const params = { merchant_uid: `${uid}_${name}`, amount: 100, custom_data: { sandbox: 'paid' } };
        IMP.request_pay(params, () => calls.push(name));
      }
    }, order().merchant_uid);
    await called(page);
    await loaded(page, 2);
    assert.deepEqual(await calls(page), ['last']);
  });

  it('writes into the parameters it was given', async () => {
    const page = await visit();
    const params = await page.evaluate(() => {
      const given: Record<string, unknown> = { amount: 100 };
      (window as never as Shop).IMP.request_pay(given, () => {});
      return given;
    });
    assert.match(String(params.merchant_uid), /^nobody_\d+$/);
    assert.match(String(params.request_id), /^req_\d+$/);
    assert.equal(params.pay_method, 'card');
  });

  it('two requests of one millisecond share an answer', async () => {
    const page = await visit();
    await page.evaluate((uid) => {
      const { IMP, calls } = window as never as Shop;
      const real = Date.now;
      Date.now = () => 1;
      for (const name of ['first', 'second']) {
        const params = { merchant_uid: `${uid}_${name}`, amount: 100, custom_data: { sandbox: 'paid' } };
        IMP.request_pay(params, () => calls.push(name));
      }
      Date.now = real;
    }, order().merchant_uid);
    await called(page);
    await loaded(page, 2);
    assert.deepEqual(await calls(page), ['second']);
  });

  it('init during a payment destroys its frame', async () => {
    const page = await visit();
    await pay(page, order());
    await windowFrame(page);
    await page.evaluate(() => (window as never as Shop).IMP.init('imp2'));
    await until(page, `loads === ${2 * channels.length}`);
    assert.equal(await frameWithWindow(page), undefined);
    assert.deepEqual(await calls(page), []);
  });

  it('a callback that throws changes nothing else', async () => {
    const page = await visit();
    await page.evaluate(
      (asked) => {
        (window as never as Shop).IMP.request_pay(asked, () => {
          throw new Error('broken on purpose');
        });
      },
      { ...order(), custom_data: { sandbox: 'paid' } },
    );
    await windowFrame(page);
    await closed(page);
  });

  it('certification refuses through its callback', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const { IMP, calls } = window as never as Shop;
      IMP.certification({ merchant_uid: 'm' }, (answer: unknown) => calls.push(answer));
    });
    assert.deepEqual(
      (await calls(page)).map(({ imp_success, error_coe }) => [imp_success, error_coe]),
      [[false, 'F1001']],
    );
  });

  it('throws nothing where the service cannot be reached, and makes no frame', async () => {
    const page = await visit('pc', '?idle');
    const thrown: unknown[] = [];
    page.on('pageerror', (error) => thrown.push(error));
    await page.setOfflineMode(true);
    await page.evaluate(() => (window as never as Shop).IMP.init('imp33886024'));
    await until(page, `document.querySelector('.imp-dialog') !== null`);
    await sleep(200);
    assert.deepEqual(thrown, []);
    assert.equal((await page.$$('iframe')).length, 0);
  });

  it('agency puts the tier in every address and message; close hides the dialog', async () => {
    const page = await visit('pc', '?idle');
    await page.evaluate(() => (window as never as Shop).IMP.agency('imp1', 'AAA'));
    await loaded(page);
    assert.match(await page.$eval('.imp-frame-kakao', (frame) => (frame as HTMLIFrameElement).src), /\?tier=AAA$/);
    await pay(page, order());
    await windowFrame(page);
    assert.equal(last().params.tier_code, 'AAA');
    await page.evaluate(() => (window as never as Shop).IMP.close());
    await closed(page);
  });

  it('an IMP that is there stays, and so does an element with that id, as for the vendor', async () => {
    const own = await visit('pc', `?idle&before=${encodeURIComponent('<script>window.IMP = { mine: 1 }</script>')}`);
    assert.equal(await own.evaluate(() => 'mine' in (window as never as Shop).IMP), true);
    const named = await visit('pc', `?idle&before=${encodeURIComponent('<div id="IMP"></div>')}`);
    assert.equal(await named.evaluate(() => typeof (window as never as Shop).IMP.request_pay), 'undefined');
  });

  it('speaks Korean in an EUC-KR page', async () => {
    const page = await visit('pc', '?idle&charset=euc-kr');
    await pay(page, order());
    assert.match(dialogs[0] ?? '', /판매자 코드/);
  });
});
