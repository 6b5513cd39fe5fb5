import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { availableEngines, type Engine } from '../support/browsers.js';
import { type Case, CODE, checkout, NONCE, type Place, type Report, type Reports, runInTurn } from './cases.js';

interface HostileCase extends Case {
  /** What the clicks, or `act`, came to; one paid click if left out. */
  readonly said?: unknown;
  /** Looks further. */
  readonly check?: (report: Report) => void;
  /** Violations are what it is about. */
  readonly violates?: boolean;
  /** Needs the engine's Trusted Types. */
  readonly trusted?: boolean;
}

const inline = (source: string) => `<script nonce="${NONCE}">${source}</script>`;
const paying =
  (more = '') =>
  (place: Place) =>
    checkout(place, `imp-code="${CODE}" ${more}`);

/** What a strict page has to allow, and nothing else. */
const policy = ({ sdkUrl }: Place, types = '') => {
  const { origin } = new URL(sdkUrl);
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'nonce-${NONCE}' ${origin}`,
      `connect-src 'self' ${origin}`,
      `frame-src ${origin}`,
      "base-uri 'none'",
      `form-action ${origin}`,
      ...(types && ["require-trusted-types-for 'script'", `trusted-types ${types}`]),
    ].join('; '),
  };
};
/** The header that the README says to copy. */
const [, printed = ''] = /^Content-Security-Policy: (.+)$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
const fromReadme = ({ sdkUrl }: Place) => ({
  'content-security-policy': printed
    .replaceAll(/https:\/\/(?:cdn|service)\.iamport\.kr/g, new URL(sdkUrl).origin)
    .replace(/'nonce-[^']*'/, `'nonce-${NONCE}'`),
});
const POLICIES = 'lit-html iamport-elements';
const second = `<script src="/copy-iamport-elements.js" nonce="${NONCE}"></script>`;

const strict: HostileCase[] = [
  { name: 'a strict CSP', headers: (place) => policy(place), body: paying('verify-url="/verify"') },
  {
    name: 'the CSP of the README',
    headers: fromReadme,
    body: paying('verify-url="/verify"'),
    check: () => assert.match(printed, /script-src/),
  },
  {
    name: 'a strict CSP that knows the vendor by the nonce alone',
    headers: (place) => ({
      'content-security-policy': policy(place)['content-security-policy'].replace(
        /script-src [^;]*/,
        `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
      ),
    }),
    body: paying(`nonce="${NONCE}" verify-url="/verify"`),
  },
  {
    name: 'a strict CSP with Trusted Types',
    headers: (place) => policy(place, POLICIES),
    body: paying('verify-url="/verify"'),
  },
  {
    name: 'Trusted Types that know no policy of ours',
    trusted: true,
    violates: true,
    headers: (place) => policy(place, 'lit-html'),
    said: ['sdk-blocked'],
    check: ({ lines }) => assert.match(lines.join('\n'), /trusted-types iamport-elements/),
  },
  {
    name: 'Trusted Types and two copies of the library',
    headers: (place) => policy(place, `${POLICIES} 'allow-duplicates'`),
    head: () => second,
  },
  {
    name: 'Trusted Types without duplicates, and two copies of the library',
    violates: true,
    headers: (place) => policy(place, POLICIES),
    head: () => second,
  },
];

/** As Prototype.js 1.6 has it, in our own words: what it adds, and what it puts in place of the platform's own. */
const oldPrototype = () => {
  const own = <T extends object>(owner: T, methods: Record<string, unknown>) => Object.assign(owner, methods);
  // biome-ignore lint/suspicious/noExplicitAny: as untyped as the original
  type Any = any;
  const list = (from: Any): unknown[] => {
    if (!from) return [];
    if (from.toArray) return from.toArray();
    const all = new Array(from.length || 0);
    for (let index = all.length - 1; index >= 0; index -= 1) all[index] = from[index];
    return all;
  };
  own(Array, { from: list });
  own(Array.prototype, {
    toJSON(this: unknown[]) {
      return `[${this.map((part) => JSON.stringify(part)).join(', ')}]`;
    },
    toArray(this: unknown[]) {
      return ([] as unknown[]).concat(this);
    },
    entries(this: unknown[]) {
      return ([] as unknown[]).concat(this);
    },
    reverse(this: unknown[], inPlace?: boolean) {
      const copy = this.slice();
      const target = inPlace === false ? copy : this;
      for (let index = 0; index < copy.length; index += 1) target[index] = copy[copy.length - 1 - index];
      return target;
    },
    first(this: unknown[]) {
      return this[0];
    },
    each(this: unknown[], run: (part: unknown, index: number) => void) {
      for (let index = 0; index < this.length; index += 1) run(this[index], index);
      return this;
    },
  });
  own(String.prototype, {
    toJSON(this: string) {
      return `"${this}"`;
    },
  });
  own(Element.prototype, {
    remove(this: Element) {
      this.parentNode?.removeChild(this);
      return this;
    },
    select(this: Element, selector: string) {
      return this.querySelectorAll(selector);
    },
    update(this: Element, html: string) {
      this.innerHTML = html;
      return this;
    },
  });
};

/** As MooTools 1.3 has it. */
const oldMooTools = () => {
  const isList = (from: { length?: unknown }) => typeof from === 'object' && typeof from.length === 'number';
  const list = (from: object) => (isList(from) ? Array.prototype.slice.call(from) : [from]);
  Object.assign(Array, {
    from: (from: object | null) => (from == null ? [] : Array.isArray(from) ? from : list(from)),
  });
  Object.assign(Element.prototype, { set() {}, get() {}, inject() {}, dispose() {} });
};

/** Every object's, and every `for … in` sees it. */
const objectExtended = () => {
  Object.assign(Object.prototype, { extend() {} });
};

const frozen = () => {
  for (const owner of [Object, Array, Function, Promise, String, RegExp, Error, EventTarget, Element, HTMLElement]) {
    Object.freeze(owner.prototype);
    Object.freeze(owner);
  }
  Object.freeze(JSON);
  Object.freeze(Reflect);
  Object.defineProperty(window, 'open', { value: window.open, writable: false, configurable: false });
};

/** The Map that Korean pages have copied from each other since 2005. */
const legacyMap = () => {
  function LegacyMap(this: { elements: Record<string, unknown>; length: number }) {
    this.elements = {};
    this.length = 0;
  }
  LegacyMap.prototype = {
    put(this: { elements: Record<string, unknown> }, key: string, value: unknown) {
      this.elements[key] = value;
    },
    get(this: { elements: Record<string, unknown> }, key: string) {
      return this.elements[key];
    },
  };
  Object.assign(window, { Map: LegacyMap });
};

/** Names that an old page's own `var` and `function` take. */
const legacyNames = () => {
  Object.assign(window, { Set: () => {}, URL: '/shop', Node: 1, fetch: () => {}, name: 'shop' });
};

const asScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\x3c');
const applied = (patch: () => void) => `{ const __name = (fn) => fn; (${patch})(); }`;
const PRODUCTS = '[{"orderNumber":"1","name":"상품","quantity":1,"amount":14000}]';
/** An IMP of the page's own, which is content with the bare language. */
const standIn = (answer: object = { success: true, status: 'paid', imp_uid: 'imp_1' }) => `window.IMP = {
  init() {},
  request_pay(params, callback) { setTimeout(() => callback(${asScript(answer)}), 50); },
};`;
const escrow = `escrow escrow-products='${PRODUCTS}' verify-url="/verify" verify-data='{"items":["a"]}'`;

const patched: HostileCase[] = [
  ...[oldPrototype, oldMooTools, objectExtended].map(
    (patch): HostileCase => ({
      name: `a page with ${patch.name}`,
      head: () => inline(applied(patch)),
      body: paying(escrow),
      check: ({ payments: [payment], verified }) => {
        assert.deepEqual(payment?.params.kcpProducts, [{ orderNumber: '1', name: '상품', quantity: 1, amount: 14000 }]);
        assert.equal(verified[0]?.items, '["a"]');
        assert.match(payment?.merchant_uid ?? '', /^[a-z0-9]{20,40}$/);
      },
    }),
  ),
  ...[frozen, legacyMap, legacyNames].map(
    (patch): HostileCase => ({
      name: `${patch.name} before our script`,
      headers: (place) => policy(place),
      head: () => inline(`${standIn()} ${applied(patch)}`),
    }),
  ),
  ...[frozen, legacyMap, legacyNames].map(
    (patch): HostileCase => ({
      name: `${patch.name} after our script`,
      library: 'first',
      body: (place) => inline(`${standIn()} ${applied(patch)}`) + paying()(place),
    }),
  ),
];

const AMD = `window.defined = []; window.define = (...all) => defined.push(all); define.amd = {};
  window.require = window.requirejs = () => { throw new Error('no module'); };
  window.module = { exports: {} }; window.exports = module.exports;`;

const documents: HostileCase[] = [
  {
    name: 'a page in EUC-KR',
    headers: () => ({ 'content-type': 'text/html; charset=euc-kr' }),
    page: ({ record, library, drive }, place) =>
      iconv.encode(`<html lang="ko"><title>상점</title>${record}${paying()(place)}${library}${drive}`, 'euc-kr'),
    act: async ({ click }) => {
      const said = await click();
      const shown = document.querySelector('iamport-checkout')?.shadowRoot?.textContent ?? '';
      return [said, document.characterSet, shown.includes('결제가 완료되었습니다.'.normalize())];
    },
    said: ['paid', 'EUC-KR', true],
    check: ({ payments: [payment] }) => assert.equal(payment?.name, '첫 결제'),
  },
  {
    name: '* { all: unset }',
    head: () => '<style>* { all: unset }</style>',
    act: async ({ click }) => {
      const root = document.querySelector('iamport-checkout')?.shadowRoot as ShadowRoot;
      const told = click();
      const heights = (part: string) => root.querySelector(`[part=${part}]`)?.getBoundingClientRect().height ?? 0;
      const said = await told;
      return [said, heights('button') >= 48, heights('message') > 10];
    },
    said: ['paid', true, true],
  },
  {
    name: 'quirks mode',
    doctype: '',
    act: async ({ click }) => [document.compatMode, await click()],
    said: ['BackCompat', 'paid'],
  },
  {
    name: 'an AMD loader, and a module of CommonJS',
    head: () => inline(AMD),
    act: async ({ click }) => {
      const { defined, exports } = window as unknown as { defined: unknown[]; exports: object };
      return [await click(), defined.length, Object.keys(exports).length];
    },
    said: ['paid', 0, 0],
  },
  {
    name: 'a page that document.write made',
    page: ({ record, library, drive }, place) =>
      `<!doctype html><html lang="ko"><meta charset="utf-8">${record}<body>
      ${inline(`document.write(${JSON.stringify(paying()(place) + library).replaceAll('</', '<\\/')})`)}${drive}`,
  },
];

const clobbers: HostileCase[] = [
  ...Object.entries({
    'an element called IMP': '<div id="IMP"></div>',
    'two elements called IMP': '<div id="IMP"></div><a id="IMP"></a>',
    'a form called IMP with fields called init and request_pay':
      '<form name="IMP"><input name="init"><input name="request_pay"></form>',
    'forms with the names of a document': ['scripts', 'head', 'activeElement', 'forms', 'dir']
      .map((name) => `<form name="${name}"></form>`)
      .join(''),
  }).map(([name, body]): HostileCase => ({ name, body: (place) => body + paying()(place) })),
  {
    name: 'a frame of another origin called IMP',
    body: (place) =>
      `<iframe name="IMP" src="${new URL('/', place.sdkUrl)}" onload="window.isThere = true"></iframe>${paying('preload="none"')(place)}`,
    // Until it is there it is of the page's own origin, and may be looked into.
    act: async ({ click, sleep }) => {
      while (!('isThere' in window)) await sleep(50);
      return [await click()];
    },
  },
  {
    name: 'a form whose fields have the names of an element',
    body: (place) =>
      `<form name="order">${[
        'elements',
        'id',
        'submit',
        'parentNode',
        'parentElement',
        'children',
        'attributes',
        'nodeName',
      ]
        .map((name) => `<input type="hidden" name="${name}">`)
        .join('')}${paying()(place)}</form>`,
  },
  ...['{}', '"IMP"', '{ init: 1, request_pay: 2 }', '() => {}'].map(
    (junk): HostileCase => ({
      name: `a page whose own IMP is ${junk}`,
      head: () => inline(`window.IMP = ${junk}`),
      said: ['sdk-unusable'],
    }),
  ),
  { name: 'a page whose own IMP is null', head: () => inline('window.IMP = null') },
  {
    name: 'a page whose own IMP throws',
    head: () => inline('Object.defineProperty(window, "IMP", { get() { throw new Error("IMP") } })'),
    said: ['sdk-unusable'],
  },
];

const HTML = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
const FIELDS =
  'status reason message impUid merchantUid payMethod applyNum receiptUrl pgCode pgMessage vbank.bank vbank.number vbank.holder'.split(
    ' ',
  );

/** How a page shows every value, and whether any of them became more than text. */
const fields = FIELDS.map((field) => `<p data-iamport-field="${field}"></p>`).join('');
const looked = `window.looked = () => {
  const roots = [document, ...Array.from(document.querySelectorAll('iamport-return, iamport-checkout'), (host) => host.shadowRoot)];
  const texts = roots.map((root) => (root.body || root).textContent).join('');
  return [roots.some((root) => root.querySelector('img')), 'ran' in window, texts.includes(${JSON.stringify(HTML).replaceAll('<', '\\x3c')})];
};`;
type Looked = { looked(): boolean[] };
const everyFact = {
  message: HTML,
  vbank_name: HTML,
  vbank_num: HTML,
  vbank_holder: HTML,
  pay_method: HTML,
  apply_num: HTML,
  currency: HTML,
  fail_reason: HTML,
  receipt_url: `javascript:${HTML}`,
  pg_provider: 'naverpay',
};

const texts: HostileCase[] = [
  ...(['paid', 'ready', 'failed'] as const).flatMap((status): HostileCase[] => {
    const reply = { ...everyFact, status, imp_uid: HTML, merchant_uid: HTML };
    const address = `?imp_uid=${encodeURIComponent(HTML)}&merchant_uid=${encodeURIComponent(HTML)}`;
    const slots = ['success', 'pending', 'failed'].map((slot) => `<div slot="${slot}">${fields}</div>`).join('');
    return [
      ['drawn', ''],
      ['in slots', slots],
    ].map(([how = '', inside = '']) => ({
      name: `HTML in a verdict of ${status}, ${how}, on the return`,
      head: () => inline(looked),
      body: () => `<iamport-return url="${address.replaceAll('"', '&quot;')}">${inside}</iamport-return>
        ${inline(`document.querySelector('iamport-return').verify = async () => (${asScript(reply)})`)}`,
      act: async ({ sleep }) => {
        const element = document.querySelector('iamport-return') as HTMLElement;
        while (!/paid|pending|failed/.test(element.getAttribute('state') ?? '')) await sleep(50);
        await sleep(50);
        return (window as unknown as Looked).looked();
      },
      said: [false, false, true],
    }));
  }),
  {
    name: 'HTML in the address',
    head: () => inline(looked),
    body: () =>
      `<iamport-return url="?${new URLSearchParams({ imp_uid: HTML, merchant_uid: HTML, imp_success: 'false', error_code: HTML, error_msg: HTML, pg_provider: 'naverpay' }).toString().replaceAll('&', '&amp;')}">
        <div slot="failed">${fields}</div></iamport-return>`,
    act: async ({ sleep }) => {
      const element = document.querySelector('iamport-return') as HTMLElement;
      while (!element.hasAttribute('state')) await sleep(50);
      await sleep(50);
      return [element.getAttribute('state'), ...(window as unknown as Looked).looked()];
    },
    said: ['failed', false, false, true],
  },
  ...(['naverpay', 'kcp'] as const).flatMap((pg) =>
    [
      { imp_success: false, error_code: HTML, error_msg: HTML },
      { success: true, status: 'ready' },
    ].map(
      (answer): HostileCase => ({
        name: `HTML in the SDK's ${Object.keys(answer)[0]} of ${pg}`,
        head: () => inline(looked + standIn({ ...everyFact, ...answer, imp_uid: HTML, merchant_uid: HTML })),
        body: (place) => paying(`params='{"naverProducts":[{"uid":"1"}]}'`)(place).replace('pg="kcp"', `pg="${pg}"`),
        act: async ({ click, sleep }) => {
          const reason = await click();
          await sleep(50);
          return [reason, ...(window as unknown as Looked).looked().slice(0, 2)];
        },
        said: [answer.success ? 'vbank-issued' : 'declined', false, false],
      }),
    ),
  ),
];

const RUNS = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  'java&#10;script:',
  'data:text/html,',
  'vbscript:',
  'blob:',
];
const code = (scheme: string) => `${scheme}window.ran=1`;

const clickAll: Case['act'] = async ({ click, sleep }) => {
  const said = [];
  const { length } = document.querySelectorAll('iamport-checkout');
  for (let index = 1; index <= length; index += 1) said.push(await click(`iamport-checkout:nth-of-type(${index})`));
  await sleep(300);
  return ['ran' in window, location.protocol, ...new Set(said)];
};
const waitForAll: Case['act'] = async ({ sleep }) => {
  const all = Array.from(document.querySelectorAll('iamport-return'));
  while (!all.every(({ state }) => state === 'pending' || state === 'failed')) await sleep(50);
  await sleep(300);
  return ['ran' in window, location.protocol, ...new Set(all.map(({ state }) => state))];
};
const notFollowed = ({ lines }: Report) =>
  assert.equal(lines.filter((line) => line.includes('was not followed')).length, RUNS.length);

/** What an address that is none comes to in each attribute, whatever its scheme. */
const addresses: HostileCase[] = [
  ...Object.entries({
    'success-url': 'paid',
    'redirect-url': 'invalid-request',
    'notice-url': 'paid',
    'verify-url': 'verification-malformed',
    'sdk-url': 'sdk-unusable',
  }).map(
    ([attribute, reason]): HostileCase => ({
      name: `addresses that run code, in ${attribute}`,
      head: () => (attribute === 'sdk-url' ? '' : inline(standIn())),
      body: (place) =>
        RUNS.map((scheme) => {
          const written = `${attribute}="${code(scheme)}"`;
          const whole = paying()(place);
          // An attribute that is there already is replaced, since the first one counts.
          const [before, after] = whole.split(new RegExp(`${attribute}="[^"]*"`));
          return after === undefined ? paying(written)(place) : before + written + after;
        }).join(''),
      act: clickAll,
      said: [false, 'http:', reason],
      check: (report) => {
        if (attribute === 'success-url') notFollowed(report);
        assert.deepEqual(report.verified, []);
      },
    }),
  ),
  ...Object.entries({ 'failed-url': '&imp_success=false', 'pending-url': '' }).map(
    ([attribute, query]): HostileCase => ({
      name: `addresses that run code, in ${attribute} of the return`,
      body: () =>
        RUNS.map(
          (scheme, index) =>
            `<iamport-return url="?merchant_uid=${index}${query}" ${attribute}="${code(scheme)}"></iamport-return>`,
        ).join(''),
      act: waitForAll,
      said: [false, 'http:', attribute.slice(0, -4)],
      check: notFollowed,
    }),
  ),
  {
    name: 'addresses that run code, in url of the return',
    body: () =>
      RUNS.map((scheme, index) => `<iamport-return url="${code(scheme)}?merchant_uid=${index}"></iamport-return>`).join(
        '',
      ),
    act: waitForAll,
    said: [false, 'http:', 'pending'],
  },
  {
    name: "javascript as the app's scheme",
    body: paying(`success-url="${code('javascript:')}" app-scheme="javascript"`),
    act: clickAll,
    said: [false, 'http:', 'invalid-request'],
  },
];

const GARBAGE = `
  const junk = ['', 'null', '{', '[]', '{"action":"done"}', '{"action":"done","data":{"success":true,"imp_uid":"forged","status":"paid"}}',
    '{"action":"proxy.post","data":{"action":"javascript:window.ran=1","target":"_self","param":{}}}', null, undefined, 0, [], {}, { action: 'done' }, new Date(), new Blob(['x'])];
  setInterval(() => junk.forEach((one) => postMessage(one, '*')), 10);`;

const crowded: HostileCase[] = [
  {
    name: 'a storm of messages that are none of ours',
    head: () => inline(GARBAGE),
    body: paying('verify-url="/verify"'),
    check: ({ payments: [payment], verified }) => assert.equal(verified[0]?.imp_uid, payment?.imp_uid),
  },
  {
    name: 'extensions that throw at every message, and at every event of ours',
    head: () =>
      inline(`${GARBAGE}
        for (const name of ['message', 'load', 'payment-request', 'payment-success', 'click'])
          addEventListener(name, () => { throw new Error('extension'); }, true);`),
    body: paying('verify-url="/verify"'),
  },
];

const cases = [...strict, ...patched, ...documents, ...clobbers, ...texts, ...addresses, ...crowded];

describe('hostile pages', () => {
  let runs = new Map<Engine, Promise<Reports>>();
  before(() => {
    runs = runInTurn(availableEngines(), cases);
  });

  for (const engine of availableEngines()) {
    describe(engine, () => {
      let reports: Reports = [];
      before(async () => {
        reports = (await runs.get(engine)) ?? [];
      });

      for (const [index, { name, said = ['paid'], check, violates, trusted }] of cases.entries()) {
        it(name, (context) => {
          const report = reports[index];
          assert.ok(report, 'the page never told');
          if (trusted && !report.trustedTypes) return context.skip(`${engine} has no Trusted Types`);
          assert.deepEqual(report.said, said, report.lines.join('\n'));
          assert.deepEqual(report.errors, []);
          if (!violates) assert.deepEqual(report.violations, []);
          check?.(report);
        });
      }
    });
  }
});
