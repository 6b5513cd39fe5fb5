import { test as base } from '@playwright/test';

const VENDOR = 'https://cdn.iamport.kr';

/** Playwright's test, with the sandbox in the vendor's place: the shop's pages stay as they are. */
export const test = base.extend({
  /** How the page's next payments end: any of `scenarioNames`. */
  scenario: ['paid', { option: true }],

  page: async ({ context, page, scenario }, use, { config }) => {
    const { sandbox } = config.metadata;
    await context.route(`${VENDOR}/**`, async (route) => {
      const url = route.request().url().replace(VENDOR, sandbox);
      await route.fulfill({ response: await route.fetch({ url, maxRedirects: 0 }) });
    });
    // By data and not by a setting of the service, so that tests may run side by side.
    await context.addInitScript((name) => {
      addEventListener('payment-request', ({ detail }) => {
        detail.params.custom_data = { sandbox: name };
      });
    }, scenario);
    await use(page);
    // The page may still be asking when its test is over.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
  },

  /** Pays into the virtual account of an order, as the buyer's bank does. */
  deposit: async ({ request }, use, { config }) => {
    const { sandbox } = config.metadata;
    await use(async (merchantUid) => {
      const found = await request.get(`${sandbox}/inspect/payments`, { params: { merchant_uid: merchantUid } });
      const [{ imp_uid: impUid }] = await found.json();
      await request.post(`${sandbox}/inspect/payments/${impUid}/deposit`);
    });
  },
});
