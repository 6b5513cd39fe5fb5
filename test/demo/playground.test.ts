import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { PayOutcome } from 'iamport-elements';
import { pgs, type ScenarioName, scenarioNames } from 'iamport-elements/sandbox';
import { choicesOf, devices, methodsOf, type PlayedDevice } from '../../demo/choices.js';
import { memoryDatabase } from '../../demo/database.js';
import { type RunningShop, startShop } from '../../demo/server.js';
import { texts } from '../../demo/texts.js';
import { availableEngines, type Engine, openBrowser, type Page } from '../support/browsers.js';
import { viewports } from '../support/devices.js';
import { Page as DrivenPage } from '../support/page.js';
import { openPuppeteer } from '../support/puppeteer-driver.js';
import { accessible } from './accessible.js';

/** What a payment of the playground comes to. */
interface Ending {
  /** Left out where the buyer is not heard of again: the window stays, or its page was left by Back. */
  event?: string;
  reason?: string;
  order: 'open' | 'issued' | 'paid';
}

const paid: Ending = { event: 'payment-success', order: 'paid' };
const failed = (reason: string): Ending => ({ event: 'payment-failed', reason, order: 'open' });

const endings: Record<ScenarioName, Ending> = {
  paid,
  'vbank-issued': { event: 'payment-pending', reason: 'vbank-issued', order: 'issued' },
  cancelled: failed('cancelled'),
  declined: failed('declined'),
  tampered: failed('forged'),
  closed: failed('abandoned'),
  late: paid,
  unanswered: paid,
  stuck: { order: 'paid' },
  twice: paid,
};

/** What is another there than on a PC. */
const phoneEndings: Partial<Record<ScenarioName, Ending>> = {
  closed: { order: 'open' },
  unanswered: { order: 'paid' },
};

let shop: RunningShop;
/** Another site, with nothing on its page but what was copied. */
let site: Server;
let pasted = '';
before(async () => {
  shop = await startShop({ port: 0, database: await memoryDatabase() });
  site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><meta charset="utf-8" /><title>empty</title>${pasted}`);
  }).listen(0, '127.0.0.1');
});
after(async () => {
  site.close();
  site.closeAllConnections();
  await shop.close();
});

const text = async (path: string) => (await fetch(shop.url + path)).text();

describe('the playground’s choices', () => {
  it('are every PG with its pay methods, reached as every device by a merchant who has that PG', async () => {
    for (const { code } of pgs) {
      const page = await text(`/playground?pg=${code}&lang=en`);
      assert.match(page, new RegExp(`<option value="${code}" selected>`));
      for (const method of methodsOf(code)) assert.match(page, new RegExp(`<option value="${method}" `), code);
      for (const device of Object.keys(devices)) {
        const stage = await text(`/playground/stage?pg=${code}&device=${device}`);
        const service = new RegExp(`sdk-url="${shop.url}(/playground/service/${device}/${code})/v1/iamport.js"`).exec(
          stage,
        );
        const channels = JSON.parse(await text(`${service?.[1]}/users/pg/imp1`)).data;
        assert.deepEqual(
          channels.map(({ pg_provider }: { pg_provider: string }) => pg_provider),
          [code],
        );
      }
    }
  });

  it('are the first of each list where the address says nothing, or nonsense', () => {
    const usual = choicesOf({}, 'ko');
    assert.deepEqual(usual, { pg: 'kcp', method: 'card', device: 'pc', language: 'ko', scenario: '', extra: '' });
    assert.deepEqual(choicesOf({ pg: 'x', method: '<', device: 'tv', language: 'fr', scenario: 'rich' }, 'ko'), usual);
    assert.equal(choicesOf({ pg: 'kakao', method: 'vbank' }, 'ko').method, 'card');
  });

  it('lead nowhere else', async () => {
    for (const path of [
      'service/tv/kcp/v1/iamport.js',
      'service/constructor/kcp/v1/iamport.js',
      'service/pc/nobody/v1/iamport.js',
      'records/nothing',
      'advice/x',
      'advice/--help',
    ]) {
      assert.equal((await fetch(`${shop.url}/playground/${path}`)).status, 404, path);
    }
  });

  it('are not there where the sandbox is another process’s', async () => {
    const service = { url: `${shop.url}/sandbox`, impKey: 'demo', impSecret: 'demo' };
    const other = await startShop({ port: 0, database: await memoryDatabase(), service });
    try {
      assert.equal((await fetch(`${other.url}/playground`)).status, 404);
      assert.doesNotMatch(await (await fetch(other.url)).text(), /playground/);
      assert.match(await text('/'), /href="\/playground"/);
    } finally {
      await other.close();
    }
  });
});

describe('the playground', { concurrency: 2 }, () => {
  for (const engine of availableEngines()) playground(engine);
});

function playground(engine: Engine): void {
  describe(engine, { concurrency: 1 }, () => {
    let page: Page;
    before(async () => {
      page = await openBrowser(engine, { device: 'pc' });
    });
    after(() => page.close());

    const stage = () => page.frame('[data-stage]');
    const tag = () => page.evaluate(() => document.querySelector('[data-tag]')?.textContent ?? '');
    const visit = async (query: string) => {
      await page.goto(`${shop.url}/playground?${query}`);
      await page.waitFor('[data-tag] b');
      await stage().waitFor('iamport-checkout');
      // A page that leaves while it loads has no place in the history to come back to.
      await stage().waitFor(() => document.readyState === 'complete');
    };
    const pay = async () => {
      await stage().click('iamport-checkout');
      await page.waitFor('[data-event=payment-request]');
    };
    const shown = (name: string) =>
      page.evaluate((event: string) => {
        const facts = document.querySelectorAll<HTMLElement>(`[data-event=${event}]:first-child [data-fact]`);
        return Object.fromEntries(Array.from(facts, (fact) => [fact.dataset.fact, fact.textContent ?? '']));
      }, name);
    const numberOfOrder = () =>
      page.evaluate(() => document.querySelector<HTMLElement>('[data-event]')?.dataset.order ?? '');

    for (const device of ['pc', 'phone'] as const) {
      const methods = { 'vbank-issued': 'vbank' } as Partial<Record<ScenarioName, string>>;
      for (const scenario of scenarioNames) {
        it(`on a ${device}: ${scenario}`, async () => {
          const { event, reason, order } = (device === 'phone' && phoneEndings[scenario]) || endings[scenario];
          const method = methods[scenario] ?? 'card';
          await visit(`device=${device}&scenario=${scenario}&method=${method}&lang=ko`);
          assert.match(await tag(), new RegExp(`custom-data='\\{"sandbox":"${scenario}"\\}'`));
          await pay();
          if (event) {
            await page.waitFor(`[data-event=${event}]`);
            const facts = await shown(event);
            assert.equal(facts.reason, reason);
            assert.equal(facts.verified, 'true');
          }
          const merchantUid = await numberOfOrder();
          await page.waitFor(`[data-order-status=${order}]`);
          assert.equal((await shop.orders.find(merchantUid))?.status, order);
          assert.ok((await page.text('[data-order-status]')).includes(merchantUid));

          await page.waitFor('[data-request]');
          const request = JSON.parse(await page.text('[data-request]'));
          const payment = shop.sandbox.payments.findByMerchantUid(merchantUid);
          assert.deepEqual(request.data, payment?.params);
          assert.equal(request.data.pay_method, method);
          // The window ends after its request is seen.
          while (payment?.scenario !== scenario) await setTimeout(50);
          assert.equal(await page.text('.chips [data-channel]'), device === 'pc' ? 'pc' : 'mobile');
          assert.equal(await page.text('.chips [data-road]'), device === 'pc' ? 'callback' : 'redirect');
        });
      }
    }

    for (const [device, approves] of [
      ['app', 'paid'],
      ['app', 'cancelled'],
    ] as const) {
      it(`in an app that is ${approves}`, async () => {
        await visit(`device=${device}&lang=ko`);
        assert.match(await tag(), /app-scheme=/);
        await pay();
        await page.click(`[data-app]:not([hidden]) [value=${approves}]`);
        await page.waitFor(`[data-event=payment-${approves === 'paid' ? 'success' : 'failed'}]`);
      });
    }

    it('answers for the payment on the stage, whatever is known of orders, and leaves the focus on it', async () => {
      await visit('device=app&scenario=declined&lang=ko');
      await pay();
      await page.waitFor('[data-event=payment-failed]');
      const earlier = await numberOfOrder();
      await page.waitFor('[data-request]');
      await page.evaluate(() => {
        const real = window.fetch;
        // Neither the service nor the records answer the first time.
        let refused = false;
        window.fetch = async (input, init) => {
          if (init?.method !== 'POST') return Response.error();
          if (refused) return real(input, init);
          refused = true;
          throw new TypeError('no network');
        };
      });
      await page.select('[name=scenario]', '');
      await stage().waitFor('iamport-checkout:not([custom-data])');
      await stage().click('iamport-checkout');
      for (const _try of ['no network', 'again']) {
        await page.waitFor('[data-app]:not([hidden]) [value=paid]');
        await page.evaluate(() => document.querySelector<HTMLElement>('[data-app] [value=paid]')?.focus());
        await page.evaluate(() => document.querySelector<HTMLElement>('[data-app] [value=paid]')?.click());
        assert.equal(await page.evaluate(() => document.activeElement?.matches('[data-stage]')), true);
      }
      await page.waitFor('[data-event=payment-success]');
      assert.notEqual(await numberOfOrder(), earlier);
    });

    it('tells a frame by the app how a payment of KakaoPay ended', async () => {
      await visit('pg=kakao&device=app&lang=ko');
      await pay();
      await page.click('[data-app]:not([hidden]) [value=cancelled]');
      await page.waitFor('[data-event=payment-failed]');
      assert.equal((await shown('payment-failed')).reason, 'cancelled');
    });

    for (const device of ['pc', 'phone'] as const) {
      it(`gives HTML that does on an empty page of another site what it does here, on a ${device}`, async () => {
        const visitor = await openBrowser(engine, { device });
        try {
          for (const scenario of ['paid', 'declined'] as const) {
            await visit(`device=${device}&scenario=${scenario}&lang=en&language=en`);
            pasted = await tag();
            await pay();
            const { event = '' } = endings[scenario];
            await page.waitFor(`[data-event=${event}]`);
            const here = shop.sandbox.payments.findByMerchantUid(await numberOfOrder());
            const detail = await page.evaluate(
              (name: string) => document.querySelector(`[data-event=${name}] pre`)?.textContent ?? '',
              event,
            );

            await visitor.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
            await visitor.click('iamport-checkout');
            await visitor.waitFor(':is(iamport-checkout, iamport-return):is([state=paid], [state=failed])');
            const outcome = (await visitor.evaluate(
              () =>
                document.querySelector<HTMLElement & { outcome: object }>('iamport-checkout, iamport-return')?.outcome,
            )) as PayOutcome;
            const there = shop.sandbox.payments.findByMerchantUid(outcome.merchantUid ?? '');
            assert.deepEqual(withoutNumbers(outcome), withoutNumbers(JSON.parse(detail)));
            assert.deepEqual(paramsOf(there), paramsOf(here));
            assert.equal(there?.road, here?.road);
            const { order } = endings[scenario];
            assert.equal((await shop.orders.find(outcome.merchantUid ?? ''))?.status, order);
          }
        } finally {
          await visitor.close();
        }
      });
    }

    it('makes the tag anew with every choice, and keeps the log and the address', async () => {
      await visit('scenario=declined&lang=ko');
      await pay();
      await page.waitFor('[data-event=payment-failed]');
      await page.select('[name=pg]', 'html5_inicis');
      await page.select('[name=method]', 'vbank');
      await page.select('[name=scenario]', '');
      await page.click('label:has([name=device][value=phone])');
      await page.click('label:has([name=language][value=en])');
      const query = 'pg=html5_inicis&method=vbank&device=phone&language=en&lang=ko';
      const isReady = () =>
        /pg="html5_inicis"[\s\S]*pay-method="vbank"[\s\S]*language="en"/.test(
          document.querySelector('[data-tag]')?.textContent ?? '',
        );
      await page.waitFor(isReady);
      assert.equal(new URL(await page.url()).search, `?${query}`);
      assert.equal(await page.exists('[data-event=payment-failed] ~ [data-event=payment-request]'), true);
      await stage().waitFor('html[lang=en] iamport-checkout[pg=html5_inicis]');
      assert.equal(
        await stage().evaluate(() => document.querySelector('iamport-checkout')?.environment.device),
        'phone',
      );

      await page.evaluate(() => location.reload());
      await page.waitFor('body:has([data-log] .none)');
      await page.waitFor(isReady);
      assert.equal(new URL(await page.url()).search, `?${query}`);
      await page.click('[data-again]');
      await page.waitFor(isReady);
    });

    it('takes no more attributes than an address holds', async () => {
      await visit('lang=ko');
      await page.fill('[name=extra]', `buyer-addr=${'가'.repeat(1_100)}`);
      await page.waitFor(() => /buyer-addr="가{900}/.test(document.querySelector('[data-tag]')?.textContent ?? ''));
      await page.evaluate(() => location.reload());
      await page.waitFor('body:has([data-log] .none)');
      await stage().waitFor('iamport-checkout[buyer-addr^=가]');
      await visit('lang=ko');
    });

    it('says what is wrong with a tag, and how to mend it', async () => {
      await visit('extra=amount%3D%2268%2C000%22&lang=ko');
      await page.waitFor('[data-issues] .error[data-code=amount-malformed]');
      assert.match(await page.text('[data-issues] .fix'), /숫자/);
      await stage().click('iamport-checkout');
      await page.waitFor('[data-event=payment-failed]');
      assert.equal((await shown('payment-failed')).reason, 'invalid-request');
      await page.fill('[name=extra]', 'amount="68000"');
      await page.waitFor('[data-issues] .none');
    });

    it('takes no code and no other script from its address', async () => {
      const extra =
        'onclick="document.title=1" sdk-url="https://elsewhere.example/" buyer-name="<b>"></i><script>parent.name = 1</script>';
      await visit(`extra=${encodeURIComponent(extra)}&lang=ko`);
      await page.waitFor(() => /buyer-name="<b>"/.test(document.querySelector('[data-tag]')?.textContent ?? ''));
      assert.doesNotMatch(await tag(), /onclick|elsewhere/);
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-tag] script').length), 0);
      assert.equal(await page.evaluate(() => window.name), '');
    });

    it('is used by the keyboard alone', async (t) => {
      await visit('lang=ko');
      if (!(await page.evaluate(() => document.hasFocus()))) return t.skip('this page is not given the focus');
      const tabTo = async (selector: string) => {
        for (let presses = 0; presses < 30; presses += 1) {
          if (await page.evaluate((wanted: string) => document.activeElement?.matches(wanted), selector)) return;
          await page.press('Tab');
        }
        assert.fail(`Tab does not reach ${selector}`);
      };
      await tabTo('[name=pg]');
      await page.press('ArrowDown');
      await tabTo('[name=device]');
      await page.press('ArrowRight');
      await tabTo('[name=scenario]');
      await page.press('End');
      await page.waitFor(() =>
        /pg="html5_inicis"[\s\S]*"twice"/.test(document.querySelector('[data-tag]')?.textContent ?? ''),
      );
      assert.match(await page.url(), /pg=html5_inicis.*device=phone.*scenario=twice/);
      await stage().waitFor('iamport-checkout[pg=html5_inicis] ');
      await tabTo('[data-stage]');
      await page.press('Enter');
      await page.waitFor('[data-event=payment-success]');
      await tabTo('[data-copy]');
      await tabTo('[data-clear]');
      await page.press('Enter');
      await page.waitFor('[data-log] .none');
    });

    it('is as wide as a phone', async () => {
      const { width, height } = viewports.phone;
      await page.setViewport(width, height);
      for (const lang of ['ko', 'en']) {
        for (const device of Object.keys(devices) as PlayedDevice[]) {
          await visit(`device=${device}&scenario=cancelled&lang=${lang}&extra=amount%3Dx`);
          await page.waitFor('[data-issues] .error');
          await page.fill('[name=extra]', 'amount="68000"');
          await page.waitFor('[data-issues] .none');
          await pay();
          await page.waitFor('[data-event=payment-failed]');
          await page.waitFor('[data-request]');
          const [content, wide] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(content <= wide, `${lang} ${device} is ${content} px wide in ${wide} px`);
        }
      }
    });

    it('has thrown nothing', () => assert.deepEqual(page.errors, []));

    if (engine !== 'chromium') return;
    for (const scheme of ['light', 'dark']) {
      it(`is accessible as far as axe can tell, in the ${scheme}`, async () => {
        const driver = await openPuppeteer('chromium', { device: 'pc', locale: 'ko-KR' }, (tab) =>
          tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
        );
        const seen = new DrivenPage(driver);
        try {
          for (const lang of ['ko', 'en'] as const) {
            for (const device of Object.keys(devices)) {
              const query = `device=${device}&scenario=vbank-issued&method=vbank&language=${lang}&lang=${lang}&extra=vbank-due`;
              await seen.goto(`${shop.url}/playground?${query}`);
              await seen.waitFor('[data-issues] [data-code]');
              await seen.frame('[data-stage]').click('iamport-checkout');
              await seen.waitFor('[data-event=payment-pending]');
              await seen.waitFor('[data-order-status=issued]');
              assert.equal(await seen.text('h1'), texts[lang].playground.title);
              await accessible(seen, `${lang} ${device} ${scheme}`);
              await seen.goto(`${shop.url}/playground/stage?${query}`);
              await accessible(seen, `the stage, ${lang} ${device} ${scheme}`);
            }
          }
        } finally {
          await seen.close();
        }
      });
    }
  });
}

function withoutNumbers({ impUid, merchantUid, applyNum, receiptUrl, raw, ...rest }: PayOutcome): object {
  return rest;
}

function paramsOf(payment: { params: Record<string, unknown> } | undefined): object {
  const { merchant_uid, request_id, ...rest } = payment?.params ?? {};
  return rest;
}
