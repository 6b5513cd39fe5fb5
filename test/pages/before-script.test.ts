import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { availableEngines, openBrowser, type Page } from '../support/browsers.js';
import { sizeRule } from '../support/readme.js';
import { serveShop, type TestShop } from '../support/shop.js';

/** The rule as the README prints it. */
const rule = sizeRule();

/** What stands in a tag. */
const contents = [
  '',
  '\n',
  '결제하기',
  '14,000원 <b>결제</b>',
  '<button type="button">결제</button>',
  '<a href="tel:0212345678">전화로 주문</a>',
];

describe('a tag before its script', () => {
  let shop: TestShop;
  before(async () => {
    assert.ok(rule.includes('min-width'));
    shop = await serveShop((app) => {
      app.get('/:index', (c) => {
        const inner = contents[Number(c.req.param('index'))];
        return c.html(`<!doctype html><html lang="ko"><meta charset="utf-8"><title>before</title>
          <style>${rule}</style><p>위</p>
          <iamport-checkout preload="none">${inner}</iamport-checkout><p id="below">아래</p>`);
      });
    });
  });
  after(() => shop.close());

  for (const engine of availableEngines()) {
    describe(engine, () => {
      let page: Page;
      before(async () => {
        page = await openBrowser(engine, { device: 'phone' });
      });
      after(() => page.close());

      const places = () =>
        page.evaluate(() =>
          Array.from(
            document.querySelectorAll('iamport-checkout:not(:has(*)), iamport-checkout *, #below'),
            (element) => {
              const { x, y, width, height } = element.getBoundingClientRect();
              return [x, y, width, height];
            },
          ),
        );

      for (const [index, inner] of contents.entries()) {
        it(`keeps its place by the rule of the README: ${JSON.stringify(inner)}`, async () => {
          await page.goto(`${shop.origin}/${index}`);
          const reserved = await places();
          await page.evaluate(() => {
            document.head.append(Object.assign(document.createElement('script'), { src: '/iamport-elements.js' }));
          });
          await page.waitFor('iamport-checkout:defined');
          await page.waitFor(() =>
            Boolean(document.querySelector('iamport-checkout')?.shadowRoot?.querySelector('slot, button')),
          );
          assert.deepEqual(await places(), reserved);
        });
      }
    });
  }
});
