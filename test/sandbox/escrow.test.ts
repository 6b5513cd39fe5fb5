import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PROFILES } from '../../src/profiles/index.js';
import { courierOf, couriers } from '../../src/sandbox/escrow.js';
import { channelsFor } from '../../src/sandbox/index.js';
import { Shop } from './rest-client.js';

const person = { name: '홍길동', tel: '010-1234-5678', addr: '서울시', postcode: '06018', relationship: '본인' };
const whole = {
  sender: { ...person, formed_address: '서울시 강남구' },
  receiver: { ...person, formed_address: '서울시 서초구' },
  logis: { company: 'LOGEN', invoice: '1728384716123', sent_at: 1700000000, receiving_at: '20240101', address: '서울' },
};
const people = (...fields: string[]) =>
  ['sender', 'receiver'].flatMap((who) => fields.map((field) => `${who}.${field}`));
const parcel = ['logis.company', 'logis.invoice'];

/** What each PG takes, and what it wants; everything else it can do without. */
const rows: Record<string, { put: boolean; required: string[] }> = {
  html5_inicis: { put: true, required: people('name', 'tel', 'addr', 'postcode') },
  kcp: { put: false, required: [] },
  daou: { put: true, required: ['sender.relationship', 'logis.receiving_at', 'logis.address'] },
  ksnet: { put: true, required: [] },
  smartro_v2: { put: true, required: people('name', 'tel', 'postcode', 'formed_address') },
  nice_v2: { put: false, required: [] },
  welcome: { put: true, required: [] },
};

/** The shipment without some of its fields, such as `sender.name`. */
function without(...names: string[]): object {
  const copy = structuredClone(whole) as Record<string, Record<string, unknown>>;
  for (const name of names) {
    const [part = '', field = ''] = name.split('.');
    delete copy[part]?.[field];
  }
  return copy;
}

const fields = Object.entries(whole).flatMap(([part, inner]) => Object.keys(inner).map((field) => `${part}.${field}`));

describe('escrow shipments', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open({ channels: channelsFor(...PROFILES.map(({ code }) => code)) });
  });
  after(() => shop.close());

  const escrow = (provider: string) => shop.pay({ escrow: true }, 'paid', provider);

  for (const [provider, { put, required }] of Object.entries(rows)) {
    describe(provider, () => {
      it('registers what it wants, once, and tells it', async () => {
        const uid = await escrow(provider);
        const optional = fields.filter((name) => ![...parcel, ...required, 'logis.sent_at'].includes(name));
        const { status, code, response } = await shop.post(`/escrows/logis/${uid}`, without(...optional));
        assert.deepEqual([status, code], [200, 0]);
        const { applied_at: at, ...rest } = response;
        assert.ok(Math.abs(at - Date.now() / 1000) < 5);
        assert.deepEqual(rest, { company: 'KGB', invoice: '1728384716123', sent_at: 1700000000 });
        assert.deepEqual((await shop.get(`/escrows/logis/${uid}`)).response, response);
        const again = await shop.post(`/escrows/logis/${uid}`, whole);
        assert.deepEqual([again.status, again.code, again.response], [409, -1, null]);
        assert.deepEqual((await shop.get(`/escrows/logis/${uid}`)).response, response);
      });

      for (const name of [...parcel, ...required]) {
        it(`wants ${name}`, async () => {
          const uid = await escrow(provider);
          const { status, message } = await shop.post(`/escrows/logis/${uid}`, without(name));
          assert.deepEqual([status, message], [400, `파라미터 누락:${name}`]);
          assert.equal((await shop.get(`/escrows/logis/${uid}`)).status, 404);
        });
      }

      it(put ? 'changes what is registered' : 'does not change what is registered', async () => {
        const uid = await escrow(provider);
        const early = await shop.put(`/escrows/logis/${uid}`, whole);
        assert.equal(early.status, put ? 404 : 400);
        await shop.post(`/escrows/logis/${uid}`, whole);
        const changed = { ...whole, logis: { ...whole.logis, company: 'EPOST', invoice: '2' } };
        const answer = await shop.put(`/escrows/logis/${uid}`, changed);
        assert.equal(answer.status, put ? 200 : 400);
        const { company, invoice } = (await shop.get(`/escrows/logis/${uid}`)).response;
        assert.deepEqual([company, invoice], put ? ['EPOST', '2'] : ['KGB', '1728384716123']);
      });
    });
  }

  for (const { code: provider } of PROFILES.filter(({ code }) => !(code in rows))) {
    it(`is not there for ${provider}`, async () => {
      const uid = await escrow(provider);
      for (const method of ['POST', 'PUT'])
        assert.equal((await shop.call(method, `/escrows/logis/${uid}`, whole)).status, 400);
      assert.equal((await shop.get(`/escrows/logis/${uid}`)).status, 404);
    });
  }

  it('wants a day from daou', async () => {
    const uid = await escrow('daou');
    for (const day of ['2024-01-01', '240101', 'today']) {
      const logis = { ...whole.logis, receiving_at: day };
      const { status, message } = await shop.post(`/escrows/logis/${uid}`, { ...whole, logis });
      assert.deepEqual([status, message], [400, '파라미터 오류:logis.receiving_at']);
    }
  });

  it('is for escrow payments that are paid', async () => {
    assert.equal((await shop.post(`/escrows/logis/${await shop.pay({}, 'paid', 'kcp')}`, whole)).status, 400);
    for (const ending of ['declined', 'vbank-issued'] as const) {
      const uid = await shop.pay({ escrow: true }, ending, 'kcp');
      assert.equal((await shop.post(`/escrows/logis/${uid}`, whole)).status, 409);
    }
    for (const method of ['GET', 'POST', 'PUT']) {
      const { status, message } = await shop.call(
        method,
        '/escrows/logis/imp_none',
        method === 'GET' ? undefined : whole,
      );
      assert.deepEqual([status, message], [404, '존재하지 않는 결제정보입니다.']);
    }
  });

  it('may come as a form, and without the time it was sent at', async () => {
    const uid = await escrow('kcp');
    const form = new URLSearchParams({ 'logis[company]': 'HANJIN', 'logis[invoice]': '77' });
    const { response } = await shop.call('POST', `/escrows/logis/${uid}`, form);
    assert.deepEqual([response.company, response.invoice, response.sent_at], ['HANJIN', '77', response.applied_at]);
  });

  it('stays out of the payment', async () => {
    const uid = await escrow('kcp');
    await shop.post(`/escrows/logis/${uid}`, whole);
    assert.equal('shipment' in (await shop.payment(uid)), false);
    assert.equal(shop.sandbox.payments.find(uid)?.shipment?.invoice, '1728384716123');
  });
});

describe('couriers', () => {
  for (const code of couriers) it(code, () => assert.equal(courierOf(code), code));

  for (const [name, code] of [
    ['LOGEN', 'KGB'],
    ['KOREX', 'CJGLS'],
    ['FEDEX', 'ETC'],
    ['kgb', 'ETC'],
    ['__proto__', 'ETC'],
    ['', 'ETC'],
  ] as const) {
    it(`${name || 'nothing'} is ${code}`, () => assert.equal(courierOf(name), code));
  }
});
