import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { availableEngines, type Engine } from '../support/browsers.js';
import {
  type Answer,
  type Case,
  CODE,
  checkout,
  INTEGRITY,
  NONCE,
  type Place,
  type Reports,
  runInTurn,
} from './cases.js';

interface LoadCase extends Case {
  /** What the clicks, or `act`, came to. */
  readonly said: unknown;
  /** The queries of the script's requests, one for each. */
  readonly requests?: readonly string[];
  readonly inits?: readonly string[];
  /** It has to be over within 12 s. */
  readonly isTimed?: boolean;
  /** The parser's own request may come twice. */
  readonly speculates?: boolean;
  /** The script tags that we made and that are still there. */
  readonly tags?: number;
}

const ONE = [''];
const ALL_TRIES = ['', '?retry=1', '?retry=2'];
const coded = `imp-code="${CODE}"`;

const pageTag = (url: string, attributes = '') => `<script src="${url}" ${attributes}></script>`;
const added = (url: string) => `<script>
  document.head.append(Object.assign(document.createElement('script'), { src: '${url}' }));
</script>`;

/** A click before the page's own tag is parsed could know nothing of it. */
const onceAsked: Case['act'] = async ({ click, asked, sleep }) => {
  while ((await asked()).requests.length === 0) await sleep(50);
  return [await click()];
};
const onceParsed: Case['act'] = async ({ click, sleep }) => {
  while (document.readyState !== 'complete') await sleep(50);
  return [await click()];
};

const insertions = { parser: pageTag, dynamic: added };
type Insertion = keyof typeof insertions;
const libraries = ['first', 'last'] as const;

const twoAddresses = (place: Place) =>
  checkout(place, coded) + checkout({ sdkUrl: `${place.sdkUrl}?other` }, `${coded} preload="none"`);

const concurrent: LoadCase[] = [
  {
    name: 'three elements load one script',
    body: (place) => [1, 2, 3].map(() => checkout(place, coded)).join(''),
    act: async ({ click, sleep }) => {
      await sleep(400);
      return [await click('iamport-checkout:nth-of-type(2)')];
    },
    said: ['paid'],
  },
  {
    name: 'two copies of the library load one script, and register quietly',
    head: () => '<script src="/copy-iamport-elements.js"></script><script>window.other = IamportElements</script>',
    body: (place) =>
      `${checkout(place, coded)}${checkout(place, coded).replaceAll('iamport-checkout', 'other-checkout')}`,
    act: async ({ click, sleep }) => {
      const { other, IamportElements: own } = window as unknown as Record<
        'other' | 'IamportElements',
        typeof import('iamport-elements')
      >;
      customElements.define('other-checkout', class extends own.IamportCheckout {});
      const isOwn = customElements.get('iamport-checkout') !== other.IamportCheckout;
      await sleep(400);
      return [own === other, isOwn, await click(), await click('other-checkout')];
    },
    said: [false, false, 'paid', 'paid'],
  },
  {
    name: 'a second address is not loaded beside the first',
    answers: ['slow'],
    body: twoAddresses,
    act: async ({ click, asked, sleep }) => {
      while ((await asked()).requests.length === 0) await sleep(50);
      return [await click('iamport-checkout + iamport-checkout')];
    },
    said: ['paid'],
  },
  {
    name: 'a second address is loaded once the first has failed',
    answers: ['500', '500', '500'],
    body: twoAddresses,
    act: async ({ click, asked, sleep }) => {
      while ((await asked()).requests.length === 0) await sleep(50);
      return [await click('iamport-checkout + iamport-checkout')];
    },
    said: ['paid'],
    requests: [...ALL_TRIES, '?other'],
    tags: 1,
  },
];

const thrice = (answer: Answer): Answer[] => [answer, answer, answer];

const faults: LoadCase[] = [
  { name: 'two errors and then fine', answers: ['500', '404'], said: ['paid'], requests: ALL_TRIES },
  ...(['500', 'html'] as const).map((kind) => ({
    name: `nothing but ${kind}, and a click once the server is well`,
    answers: thrice(kind),
    said: ['sdk-blocked', 'paid'],
    requests: [...ALL_TRIES, '?retry=3'],
  })),
  {
    name: 'a port that hangs up',
    body: ({ refusedUrl }) => checkout({ sdkUrl: refusedUrl }, coded),
    said: ['sdk-blocked'],
    requests: [],
    inits: [],
    tags: 0,
  },
  {
    name: 'a host that hangs, and a click once it is well',
    isTimed: true,
    answers: ['hang', 'hang'],
    said: ['sdk-timeout', 'paid'],
    requests: ['', '?retry=1', '?retry=2'],
  },
  { name: 'a slow script is waited for', answers: ['slow'], said: ['paid'] },
  { name: 'half a script, and then a whole one', answers: ['half'], said: ['paid'], requests: ['', '?retry=1'] },
  ...(['half', 'empty'] as const).map((kind) => ({
    name: `nothing but ${kind}, and a click once the server is well`,
    answers: thrice(kind),
    said: ['sdk-unusable', 'paid'],
    requests: [...ALL_TRIES, '?retry=3'],
  })),
  {
    name: 'an IMP of another shape',
    answers: thrice('junk'),
    said: ['sdk-unusable'],
    requests: ALL_TRIES,
    inits: [],
    tags: 0,
  },
  {
    name: 'errors while the browser is offline, and a click once it is not',
    answers: thrice('500'),
    head: () => '<script>Object.defineProperty(navigator, "onLine", { value: false })</script>',
    said: ['sdk-offline', 'paid'],
    requests: [...ALL_TRIES, '?retry=3'],
  },
  {
    name: 'frames that never load, and a click once they do',
    isTimed: true,
    frames: ['hang'],
    said: ['sdk-timeout', 'paid'],
    inits: [CODE, CODE],
  },
  {
    name: 'frames that never load, asked for before the click',
    isTimed: true,
    frames: ['hang'],
    act: async ({ click, asked, sleep }) => {
      while ((await asked()).inits.length === 0) await sleep(50);
      await sleep(500);
      return [await click(), await click()];
    },
    said: ['sdk-timeout', 'paid'],
    inits: [CODE, CODE],
  },
];

const dead: LoadCase[] = (['404', 'refused', 'half', 'forbidden by CSP'] as const).flatMap((fault) =>
  (fault === '404' ? libraries : (['last'] as const)).flatMap((library) =>
    (Object.keys(insertions) as Insertion[]).map((insertion): LoadCase => {
      const isElsewhere = fault === 'refused' || fault === 'forbidden by CSP';
      return {
        name: `a dead tag of the page's own: ${fault}, ${insertion}, our script ${library}`,
        library,
        ...(!isElsewhere && { plain: fault }),
        ...(fault === 'forbidden by CSP' && {
          headers: ({ sdkUrl }) => ({
            'content-security-policy': `script-src 'self' 'unsafe-inline' ${new URL(sdkUrl).origin}`,
          }),
        }),
        tail: ({ sdkUrl, refusedUrl }) => insertions[insertion](isElsewhere ? refusedUrl : sdkUrl),
        ...(library === 'first' && { act: onceParsed }),
        said: ['paid'],
        requests: isElsewhere ? ONE : ['', '?retry=1'],
        // Firefox asks again for what it has asked for ahead and in vain.
        isTimed: true,
        speculates: insertion === 'parser',
      };
    }),
  ),
);

const healthyTags: Record<string, (url: string) => string> = {
  'in the parser': (url) => pageTag(url),
  async: (url) => pageTag(url, 'async'),
  deferred: (url) => pageTag(url, 'defer'),
  dynamic: added,
  preloaded: (url) => `<link rel="preload" as="script" href="${url}">${pageTag(url, 'defer')}`,
  'preloaded only': (url) => `<link rel="preload" as="script" href="${url}">`,
};

const healthy: LoadCase[] = [
  ...Object.entries(healthyTags).flatMap(([kind, tag]) =>
    (kind === 'in the parser' ? (['first'] as const) : libraries).map(
      (library): LoadCase => ({
        name: `a healthy tag of the page's own that takes its time: ${kind}, our script ${library}`,
        library,
        answers: ['slow'],
        tail: ({ sdkUrl }) => tag(sdkUrl),
        ...(library === 'first' && { act: onceAsked }),
        said: ['paid'],
        tags: kind === 'preloaded only' ? 1 : 0,
      }),
    ),
  ),
  {
    name: "a tag of the page's own that hangs",
    isTimed: true,
    answers: ['hang'],
    tail: ({ sdkUrl }) => pageTag(sdkUrl, 'async'),
    said: ['paid'],
    requests: ['', '?retry=1'],
  },
  ...['text/rocketscript', 'text/plain'].map(
    (type): LoadCase => ({
      name: `a tag that an optimiser made ${type} is not waited for`,
      tail: ({ sdkUrl }) => pageTag(sdkUrl, `type="${type}"`),
      act: async ({ click, asked, sleep }) => {
        const start = performance.now();
        const told = click();
        while ((await asked()).requests.length === 0) await sleep(50);
        return [performance.now() - start < 7_500, await told];
      },
      said: [true, 'paid'],
    }),
  ),
];

const inits = (code: string) => `<script>IMP.init('${code}')</script>`;
const OTHER = 'imp00000000';

const pageInits: LoadCase[] = [
  ...([0, 1_500] as const).flatMap((wait) => [
    ...['', coded].map(
      (attributes): LoadCase => ({
        name: `a page that has called init ${wait} ms ago, and a tag with ${attributes || 'no code'}`,
        body: (place) => pageTag(place.sdkUrl) + inits(CODE) + checkout(place, attributes),
        act: wait ? async ({ click, sleep }) => sleep(1_500).then(async () => [await click()]) : undefined,
        said: ['paid'],
        tags: 0,
      }),
    ),
    {
      name: `a page that has called init ${wait} ms ago for another merchant`,
      body: (place: Place) => pageTag(place.sdkUrl) + inits(OTHER) + checkout(place, coded),
      act: wait ? async ({ click, sleep }) => sleep(1_500).then(async () => [await click()]) : undefined,
      said: ['paid'],
      inits: [OTHER, CODE],
      tags: 0,
    } satisfies LoadCase,
  ]),
  {
    name: 'a page that calls init once its slow script is there',
    answers: ['slow'],
    body: (place) => checkout(place),
    tail: ({ sdkUrl }) => pageTag(sdkUrl, `async onload="IMP.init('${CODE}')"`),
    said: ['paid'],
    tags: 0,
  },
  {
    name: 'a page that calls init when all is loaded',
    answers: ['slow'],
    body: (place) =>
      `${checkout(place)}<script>window.onload = () => setTimeout(() => IMP.init('${CODE}'), 200)</script>`,
    tail: ({ sdkUrl }) => pageTag(sdkUrl, 'async'),
    said: ['paid'],
    tags: 0,
  },
  {
    name: 'a script that wants jQuery, and a click once it is there',
    answers: ['jquery'],
    act: async ({ click }) => {
      const before = await click();
      Object.assign(window, { jQuery: () => {} });
      return [before, await click()];
    },
    said: ['sdk-unusable', 'paid'],
  },
];

const withNonce = () => ({ 'content-security-policy': `script-src 'self' 'nonce-${NONCE}'` });
const WRONG = `sha384-${'A'.repeat(64)}`;

const tag: LoadCase[] = [
  {
    name: 'the right sdk-integrity',
    body: (place) => checkout(place, `${coded} sdk-integrity="${INTEGRITY}"`),
    said: ['paid'],
  },
  {
    name: 'a wrong sdk-integrity',
    body: (place) => checkout(place, `${coded} sdk-integrity="${WRONG}"`),
    said: ['sdk-blocked'],
    requests: ALL_TRIES,
    inits: [],
    tags: 0,
  },
  {
    name: 'a nonce',
    headers: withNonce,
    body: (place) => checkout(place, `${coded} nonce="${NONCE}"`),
    said: ['paid'],
  },
  { name: 'no nonce', headers: withNonce, said: ['sdk-blocked'], requests: [], inits: [], tags: 0 },
  ...['javascript:void(window.ran = true)', 'data:text/javascript,window.ran=true'].map(
    (url): LoadCase => ({
      name: `no script from ${url}`,
      body: () => checkout({ sdkUrl: url }, coded),
      act: async ({ click }) => [await click(), 'ran' in window],
      said: ['sdk-unusable', false],
      requests: [],
      inits: [],
      tags: 0,
    }),
  ),
  {
    name: 'optimisers leave our tag alone',
    act: async ({ click }) => {
      await click();
      const { attributes } = document.querySelector('script[data-iamport-elements]') as Element;
      return Array.from(attributes, ({ name, value }) => `${name}=${value}`).filter((text) =>
        /^data-no|^data-cf/.test(text),
      );
    },
    said: ['data-cfasync=false', 'data-no-optimize=1', 'data-no-defer=1', 'data-no-minify=1'],
  },
];

const preload = (kind: string) => (place: Place) => checkout(place, `${coded} preload="${kind}"`);
const meant = (intent: string) => `<script>
  customElements.whenDefined('iamport-checkout').then(() =>
    document.querySelector('iamport-checkout').dispatchEvent(new Event('${intent}')));
</script>`;
/** Waits for ever where nothing is loaded before the click. */
const onceWarm: Case['act'] = async ({ click, sleep, asked }) => {
  while ((await asked()).inits.length === 0) await sleep(50);
  return [await click()];
};
const afterAWhile: Case['act'] = async ({ click, sleep, asked }) => {
  await sleep(1_500);
  const { requests, inits } = await asked();
  return [requests.length, inits.length, await click()];
};

const preloads: LoadCase[] = [
  { name: 'preload auto', act: onceWarm, said: ['paid'] },
  {
    name: 'preload auto of a request that is not valid yet',
    body: (place) => checkout(place, coded).replace('amount="14000"', ''),
    act: onceWarm,
    said: ['invalid-request'],
  },
  { name: 'preload intent without any', body: preload('intent'), act: afterAWhile, said: [0, 0, 'paid'] },
  ...['pointerenter', 'focusin', 'touchstart'].map(
    (intent): LoadCase => ({
      name: `preload intent: ${intent}`,
      body: (place) => preload('intent')(place) + meant(intent),
      act: onceWarm,
      said: ['paid'],
    }),
  ),
  {
    name: 'preload none',
    body: (place) => preload('none')(place) + meant('pointerenter'),
    act: afterAWhile,
    said: [0, 0, 'paid'],
  },
];

// Those that wait longest come first.
const cases = [...faults, ...concurrent, ...dead, ...healthy, ...pageInits, ...tag, ...preloads].map((one) => ({
  clicks: Array.isArray(one.said) ? one.said.length : 1,
  ...one,
}));

describe('loading', () => {
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

      for (const [index, expected] of cases.entries()) {
        const { name, said, requests = ONE, inits = [CODE], tags = 1, speculates, isTimed } = expected;
        it(name, () => {
          const report = reports[index];
          assert.ok(report, 'the page never told');
          assert.deepEqual(report.said, said, report.lines.join('\n'));
          const isAgain = speculates && report.requests[1] === '';
          assert.deepEqual(report.requests.slice(isAgain ? 1 : 0), requests);
          assert.deepEqual(report.inits, inits);
          assert.equal(report.ourTags, tags);
          assert.deepEqual(report.errors, []);
          for (const milliseconds of isTimed ? report.took : [])
            assert.ok(milliseconds < 13_500, `it took ${milliseconds} ms`);
        });
      }
    });
  }
});
