import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.js';
import { Client, origin } from './client.js';

const markup = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
const values = [markup, '\ud800', '\u2028\r\nX: y', '__proto__', 'constructor', '', {}, [], null, true, 1e308, -0];
const fields = [
  'name',
  'merchant_uid',
  'pay_method',
  'amount',
  'currency',
  'language',
  'buyer_name',
  'buyer_tel',
  'vbank_due',
  'custom_data',
  'company',
  'm_redirect_url',
  'request_id',
  'customer_uid',
  'escrow',
];

for (const device of ['pc', 'phone'] as const) {
  describe(`hostile values on a ${device}`, () => {
    for (const field of fields) {
      it(field, async () => {
        for (const value of values) {
          const client = new Client(createSandbox(), device);
          const reply = await client.open({ [field]: value });
          if (!reply.impUid) continue;
          const html = reply.html ?? (await client.text(`/payments/window/${reply.impUid}`));
          assert.doesNotMatch(html, /<script>|<img/);
          const left = await client.leave(reply, 'declined');
          assert.match(left, /^(https:\/\/|\/payments\/result\/imp_)/);
          assert.doesNotMatch(await client.text(`/payments/result/${reply.impUid}`), /<script>|<img/);
          assert.equal((await client.send('/inspect/payments')).status, 200);
        }
      });
    }
  });
}

describe('hostile requests', () => {
  const client = new Client(createSandbox());

  it('markup in a frame address stays text', async () => {
    const text = await client.text(`/payments/ready/${encodeURIComponent(markup)}/${encodeURIComponent(markup)}`);
    assert.doesNotMatch(text, /<script>|<img/);
  });

  it('markup in the failure page stays text', async () => {
    assert.doesNotMatch(await client.text(`/payments/fail?error_msg=${encodeURIComponent(markup)}`), /<script>|<img/);
  });

  for (const message of [
    '',
    'null',
    '[]',
    '"payment"',
    '{"data":{}}',
    '{"action":7}',
    'webpackHotUpdate',
    undefined,
    {},
  ]) {
    it(`not a message: ${JSON.stringify(message)}`, async () => {
      const response = await client.post('/payments/open', { code: 'imp1', origin, message });
      assert.equal(response.status, 400);
    });
  }

  for (const from of ['javascript:alert(1)', 'https://a.test/path', 'null', '', undefined, 'https://a.test\r\nX: y']) {
    it(`not an origin: ${JSON.stringify(from)}`, async () => {
      const message = '{"action":"payment","data":{"merchant_uid":"m","amount":100}}';
      assert.equal((await client.post('/payments/open', { origin: from, message })).status, 400);
    });
  }

  it('a body that is no JSON', async () => {
    const response = await client.send('/payments/open', { method: 'POST', body: '{' });
    assert.equal(response.status, 400);
  });

  it('a window that does not exist is a page that says so', async () => {
    const response = await client.submit('/payments/window', { imp_uid: markup });
    assert.equal(response.status, 404);
    assert.match(await response.text(), /결제를 찾을 수 없습니다/);
  });

  it('its pages run no script but their own', async () => {
    const response = await client.send('/payments/ready/imp1');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/);
  });
});
