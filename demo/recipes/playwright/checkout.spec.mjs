import { expect } from '@playwright/test';
import { test } from './sandbox.mjs';

const pay = (page) => page.getByRole('button', { name: '결제' }).click();

/** What the shop itself has written down about the order that the page shows. */
const statusOf = async (page, merchantUid) =>
  (await page.request.get('/status', { params: { order: merchantUid } })).text();

test.describe('a payment that goes through', () => {
  test('is thanked for, and its order is paid', async ({ page }) => {
    await page.goto('/');
    await pay(page);
    await expect(page.getByText('이 완료되었습니다')).toBeVisible();
    expect(await statusOf(page, await page.locator('b:visible').textContent())).toBe('paid');
  });
});

test.describe('a payment that is refused', () => {
  test.use({ scenario: 'declined' });

  test('is told to the buyer, and its order stays open', async ({ page }) => {
    await page.goto('/');
    const merchantUid = await page.locator('iamport-checkout').getAttribute('merchant-uid');
    await pay(page);
    await expect(page.getByRole('status')).toContainText('승인되지 않았습니다');
    expect(await statusOf(page, merchantUid)).toBe('open');
  });
});

test.describe('a virtual account', () => {
  test.use({ scenario: 'vbank-issued' });

  test('is paid once the deposit is there', async ({ page, deposit }) => {
    await page.goto('/?pay_method=vbank');
    await pay(page);
    await expect(page.getByText('의 입금을 기다립니다')).toBeVisible();
    const merchantUid = await page.locator('b:visible').textContent();
    expect(await statusOf(page, merchantUid)).toBe('issued');
    await deposit(merchantUid);
    await expect.poll(() => statusOf(page, merchantUid)).toBe('paid');
  });
});
