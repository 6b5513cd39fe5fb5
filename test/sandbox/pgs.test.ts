import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aboutOf, type Family } from '../../src/profiles/about.js';
import { PROFILES, type Profile, type Road } from '../../src/profiles/index.js';
import { opensPopup, popupRows } from '../../src/sandbox/browser/popup.js';
import { channelsFor, createSandbox, pgs, type ScenarioName, scenarioNames } from '../../src/sandbox/index.js';
import { Client, comesHome, type Reply, statuses, tellings } from './client.js';

const profiles: readonly Profile[] = PROFILES;
const devices = ['pc', 'phone'] as const;
const redirect = 'https://shop.test/done?a=1';

const surfaces: Record<Road, string> = { callback: 'layer', popup: 'popup', redirect: 'page', away: 'page' };
/** What the page is told while the window opens; a layer stands in the frame. */
const opening: Record<string, string | undefined> = { layer: undefined, popup: 'payco.modal', page: 'proxy.post' };

it('lists every PG with the pay methods of its profile', () => {
  const listed = profiles.map(({ code, payMethods = null }) => ({ code, label: aboutOf(code)?.label, payMethods }));
  assert.deepEqual(pgs, listed);
});

const clientOf = (pg: string, device: 'pc' | 'phone' = 'pc') =>
  new Client(createSandbox({ channels: channelsFor(pg) }), device);

/** What an answer says about success and failure; the families differ in it (contract.md §2.1–2.3). */
function judge(
  answer: Record<string, unknown>,
  scenario: ScenarioName,
  family: Family,
  key: string,
  yes: unknown,
): void {
  const failed = statuses[scenario] === 'failed';
  const no = typeof yes === 'string' ? 'false' : false;
  const flags = Object.entries(answer).filter(([name]) => name === 'success' || name === 'imp_success');
  assert.deepEqual(flags, family === 'legacy' ? [[key, failed ? no : yes]] : []);
  for (const name of ['error_code', 'error_msg']) assert.equal(typeof answer[name] === 'string', failed, name);
}

/** Ends a payment where its buyer is, and checks what comes home. */
async function end(client: Client, reply: Reply, scenario: ScenarioName, road: Road, family: Family): Promise<void> {
  const { imp_uid, merchant_uid } = client.payment(reply);
  const result = `/payments/result/${imp_uid}`;
  if (road === 'away' || (road === 'redirect' && !comesHome(scenario))) {
    assert.equal(await client.leave(reply, scenario), result);
  } else if (road === 'redirect') {
    const location = await client.leave(reply, scenario);
    assert.ok(location.startsWith(`${redirect}&imp_uid=${imp_uid}&merchant_uid=${merchant_uid}`), location);
    judge(Object.fromEntries(new URL(location).searchParams), scenario, family, 'imp_success', 'true');
  } else {
    if (road === 'popup') assert.equal(await client.leave(reply, scenario), result);
    const posts = (road === 'popup' ? await client.ask(reply) : await client.end(reply, scenario)) ?? [];
    assert.equal(posts.length, tellings[scenario].length);
    for (const [index, [, what]] of tellings[scenario].entries()) {
      const { data = {} } = posts[index]?.message ?? {};
      const { request_id, imp_uid: uid, merchant_uid: order, error_code, error_msg, ...further } = data;
      if (what === 'gone') {
        assert.deepEqual(data, {});
        continue;
      }
      assert.deepEqual([request_id, uid, order], ['req_1', imp_uid, merchant_uid]);
      judge(data, what === 'contradiction' ? 'cancelled' : scenario, family, 'success', true);
      assert.equal('status' in further, family === 'legacy');
      if (family === 'new-module') assert.deepEqual(further, {});
    }
  }
}

for (const device of devices) {
  describe(`every PG on a ${device}`, () => {
    for (const { code, road: roads, currency = 'KRW' } of profiles) {
      const road = roads[device];
      const { family = 'legacy', label } = aboutOf(code) ?? {};
      it(`${code} by ${road}, ${family}`, async () => {
        for (const scenario of scenarioNames) {
          const client = clientOf(code, device);
          const reply = await client.open({ m_redirect_url: redirect });
          const payment = client.payment(reply);
          assert.deepEqual(
            [payment.road, payment.surface, payment.currency],
            [road, surfaces[road], currency ?? 'KRW'],
          );
          assert.equal(reply.post?.action, opening[payment.surface]);
          assert.ok((await client.text(`/payments/window/${reply.impUid}`)).includes(`<title>${label?.ko}</title>`));
          await end(client, reply, scenario, road, family);
          assert.equal(payment.status, statuses[scenario]);
        }
      });
    }
  });
}

describe('a request that is refused', () => {
  for (const { code } of profiles) {
    it(`by ${code} says so in the words of its family`, async () => {
      const data = (await clientOf(code).open({ amount: 0 })).post?.data ?? {};
      const isLegacy = aboutOf(code)?.family === 'legacy';
      assert.deepEqual([data.request_id, data.merchant_uid, data.error_code], ['req_1', 'order_1', 'F400']);
      assert.deepEqual(['success' in data, 'imp_uid' in data], [isLegacy, isLegacy]);
    });
  }
});

describe('a PG that nobody knows', () => {
  for (const name of ['unknown', '__proto__', 'constructor']) {
    it(`${name} is a usual legacy one`, async () => {
      for (const device of devices) {
        const client = clientOf(name, device);
        const reply = await client.open({ m_redirect_url: redirect });
        const road = device === 'pc' ? 'callback' : 'redirect';
        assert.deepEqual([client.payment(reply).road, client.payment(reply).pg_provider], [road, name]);
        await end(client, reply, 'paid', road, 'legacy');
      }
    });
  }
});

describe('the other code of a PG', () => {
  it('plays the same PG under its own name', async () => {
    const client = clientOf('tosstest');
    const reply = await client.open();
    const { surface, pg_provider, pg_id } = client.payment(reply);
    assert.deepEqual([surface, pg_provider, pg_id], ['popup', 'tosstest', 'tosstest_test']);
    assert.ok((await client.text(`/payments/window/${reply.impUid}`)).includes(aboutOf('tosspay')?.label.ko ?? '-'));
  });
});

describe('a parameter that changes the road', () => {
  const detours: [string, 'pc' | 'phone', object, Road][] = [
    ['eximbay', 'pc', { popup: false }, 'redirect'],
    ['eximbay', 'phone', { popup: false }, 'redirect'],
    ['eximbay', 'phone', { popup: true }, 'popup'],
    ['naverpay', 'pc', { naverPopupMode: true }, 'popup'],
    ['naverpay', 'phone', { naverPopupMode: true }, 'popup'],
    ['naverpay', 'pc', { naverPopupMode: false, popup: true }, 'redirect'],
    ['naverco', 'pc', { popup: true }, 'popup'],
    ['paypal', 'pc', { popup: true }, 'popup'],
    ['chai', 'phone', { popup: true }, 'popup'],
    ['payco', 'phone', { popup: true }, 'popup'],
    ['mobilians', 'phone', { pay_method: 'phone' }, 'callback'],
    ['mobilians', 'phone', { pay_method: 'card' }, 'redirect'],
    ['html5_inicis', 'phone', { customer_uid: 'card_1' }, 'callback'],
    ['html5_inicis', 'phone', { customer_uid: '' }, 'redirect'],
    ['html5_inicis', 'pc', { customer_uid: 'card_1' }, 'callback'],
  ];
  for (const [pg, device, params, road] of detours) {
    it(`${pg} on a ${device} with ${JSON.stringify(params)}: ${road}`, async () => {
      const client = clientOf(pg, device);
      const reply = await client.open({ ...params, m_redirect_url: redirect });
      assert.deepEqual([client.payment(reply).road, client.payment(reply).surface], [road, surfaces[road]]);
      await end(client, reply, 'declined', road, 'legacy');
    });
  }

  it('is tried for every PG that has one', () => {
    const tried = new Set(detours.map(([pg]) => pg));
    assert.deepEqual(
      profiles.filter(({ code, detours: own }) => own && !tried.has(code)),
      [],
    );
  });

  it('stays what it was when the payment opened, whatever its parameters say later', async () => {
    const client = clientOf('eximbay');
    const reply = await client.open({ popup: false, m_redirect_url: redirect });
    delete client.payment(reply).params.popup;
    assert.ok((await client.leave(reply, 'paid')).startsWith(redirect));
  });
});

describe('a popup', () => {
  it('is opened by the SDK exactly where the service sends a window to it', async () => {
    const flagged = [undefined, true, false];
    const params = flagged.flatMap((popup) =>
      flagged.flatMap((naverPopupMode) =>
        ['card', 'phone'].flatMap((pay_method) =>
          [undefined, 'card_1'].map((customer_uid) => ({ popup, naverPopupMode, pay_method, customer_uid })),
        ),
      ),
    );
    const opened = new Set<string>();
    for (const profile of profiles) {
      for (const code of [profile.code, ...(profile.aliases ?? [])]) {
        for (const device of devices) {
          for (const asked of params) {
            const { post } = await clientOf(code, device).open(asked);
            const expected = post?.action === 'payco.modal';
            assert.equal(opensPopup(popupRows, code, asked, device), expected, `${code} ${JSON.stringify(asked)}`);
            if (expected) opened.add(profile.code);
          }
        }
      }
    }
    assert.ok(opened.size > 15 && opened.has('payco') && opened.has('mobilians_v2') && !opened.has('kcp'));
    assert.equal(popupRows.length, opened.size);
  });

  it('is opened for no channel without a name, or one of another PG', () => {
    for (const name of [null, '', 'constructor', 'PAYCO']) assert.equal(opensPopup(popupRows, name, {}, 'pc'), false);
  });

  it('of the vendor’s own script is PAYCO’s on a PC, and a layer instead anywhere else', async () => {
    for (const { code, road } of profiles) {
      for (const device of devices) {
        const client = clientOf(code, device);
        const reply = await client.open({}, { version: '1.1.5' });
        const isPaycos = code === 'payco' && device === 'pc';
        const expected = road[device] === 'popup' && !isPaycos ? 'layer' : surfaces[road[device]];
        assert.equal(client.payment(reply).surface, expected, `${code} on a ${device}`);
      }
    }
    const client = clientOf('payco', 'phone');
    assert.equal(client.payment(await client.open({ popup: true }, { version: '1.2.0' })).surface, 'layer');
  });
});

describe('channelsFor', () => {
  it('takes codes with and without a MID', () => {
    assert.deepEqual(channelsFor('tosspayments', 'nice_v2.nictest00m', 'chai.pk.1', 'kcp.'), [
      { pg_provider: 'tosspayments', pg_id: 'tosspayments_test', type: 'payment' },
      { pg_provider: 'nice_v2', pg_id: 'nictest00m', type: 'payment' },
      { pg_provider: 'chai', pg_id: 'pk.1', type: 'payment' },
      { pg_provider: 'kcp', pg_id: 'kcp_test', type: 'payment' },
    ]);
    assert.deepEqual(channelsFor(), []);
  });
});
