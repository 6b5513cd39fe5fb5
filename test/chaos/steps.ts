import * as fc from 'fast-check';

/** The page's two checkouts. */
export type Name = 'A' | 'B';

/** What can happen to the page, by name and with what it takes. */
export interface Acts {
  click: [on: Name];
  pay: [on: Name];
  set: [on: Name, attribute: string, value: string | null];
  /** Removed, brought back, moved, replaced by a clone (WooCommerce). */
  place: [on: Name, how: 'remove' | 'insert' | 'move' | 'clone'];
  reset: [on: Name];
  /** Milliseconds of the page's clock. */
  wait: [milliseconds: number];
  /** A listener that hears once. */
  listen: [to: 'payment-request' | 'outcome', how: 'throw' | 'prevent' | 'order' | 'amount' | 'remove' | 'pay'];
  /** The page's own `IMP.init`. */
  init: [code: string];
  /** A message from a frame of the page's own, of another origin than the service's. */
  message: [text: string];
  /** What the browser says when the page comes from the back-forward cache. */
  back: [];
  dialog: [how: 'hide' | 'remove'];
  /** The SDK's callback is called by somebody else: of the attempt that is on, or of one before. */
  answer: [which: 'current' | 'earlier', claim: 'paid' | 'failed' | 'nothing'];
  /** What the next `request_pay` does. */
  sdk: [how: 'throw' | 'show-and-throw' | 'reject' | 'mute' | 'twice'];
  popup: [how: 'refuse' | 'allow' | 'close'];
  /** The body or the content node is swapped (Turbo), or grows by a node. */
  page: [how: 'swap-body' | 'swap-content' | 'grow'];
}

export type Step = { [Act in keyof Acts]: [Act, ...Acts[Act]] }[keyof Acts];

/** How a page is before anything happens. */
export interface Setup {
  /** How the vendor's script misbehaves, and how often. */
  fault: string | null;
  /** Who brings the vendor's script: our elements, or the page's own tag, which may call `init`. */
  brings: 'elements' | 'tag' | 'tag and init';
  storage: boolean;
  /** The site's own control inside the element. */
  control: boolean;
  elements: Record<Name, Record<string, string | null>>;
}

export interface Sequence {
  setup: Setup;
  steps: Step[];
}

/** The ways of `verify-url`; the page's server knows them. */
export const verifyModes = ['good', 'bare', 'flaky', 'slow', 'error', 'hang', 'html', 'ready', 'wrong'] as const;
export type VerifyMode = (typeof verifyModes)[number];

const endings = [
  'paid',
  'cancelled',
  'closed',
  'unanswered',
  'declined',
  'vbank-issued',
  'tampered',
  'twice',
  'stuck',
  'late',
];

const customData = endings.map((sandbox) => JSON.stringify({ sandbox }));

/** Every attribute that changes, its usual value first. */
const attributes: Record<string, readonly (string | null)[]> = {
  'custom-data': [...customData, null],
  'verify-url': [...verifyModes.map((mode) => `/verify/${mode}`), null],
  pg: ['kcp', 'payco', 'tosspayments', 'payco', 'danal', 'html5_inicis', 'nice_v2', null],
  'merchant-uid': [null, 'order1', 'order2'],
  'pay-method': ['card', 'vbank'],
  amount: ['1000', '2000', 'abc', '0', null],
  'imp-code': ['imp1', 'imp2', null],
  preload: ['auto', 'none'],
  disabled: [null, ''],
};

const name = fc.constantFrom<Name[]>('A', 'B');
const one = <const Values extends readonly unknown[]>(...values: Values): fc.Arbitrary<Values[number]> =>
  fc.constantFrom(...values);

const change = fc.oneof(
  ...Object.entries(attributes).map(([attribute, values]) => ({
    weight: attribute === 'disabled' || attribute === 'preload' ? 1 : 4,
    arbitrary: fc.tuple(fc.constant(attribute), fc.constantFrom(...values)),
  })),
);

/** The table of steps: how often each comes, and with what. */
const table: { [Act in keyof Acts]: [weight: number, fc.Arbitrary<Acts[Act]>] } = {
  click: [12, fc.tuple(name)],
  pay: [6, fc.tuple(name)],
  wait: [14, fc.tuple(one(0, 100, 400, 1_000, 3_500, 8_000, 13_000))],
  set: [10, fc.tuple(name, change).map(([on, [attribute, value]]) => [on, attribute, value] as const as Acts['set'])],
  place: [4, fc.tuple(name, one('remove', 'insert', 'move', 'clone'))],
  reset: [1, fc.tuple(name)],
  listen: [
    3,
    fc.oneof(
      fc.tuple(one('payment-request'), one('throw', 'prevent', 'order', 'amount', 'remove', 'pay')),
      fc.tuple(one('outcome'), one('throw', 'prevent', 'remove', 'pay')),
    ),
  ],
  init: [1, fc.tuple(one('imp1', 'imp2'))],
  message: [1, fc.tuple(one('garbage', '{"action":"done","data":{}}', '{"action":"done","data":{"success":true}}'))],
  back: [2, fc.tuple()],
  dialog: [2, fc.tuple(one('hide', 'remove'))],
  answer: [3, fc.tuple(one('earlier', 'current'), one('paid', 'failed', 'nothing'))],
  sdk: [2, fc.tuple(one('throw', 'show-and-throw', 'reject', 'mute', 'twice'))],
  popup: [2, fc.tuple(one('refuse', 'allow', 'close'))],
  page: [2, fc.tuple(one('swap-body', 'swap-content', 'grow'))],
};

const step: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(table).map(([act, [weight, args]]) => ({
    weight,
    arbitrary: (args as fc.Arbitrary<unknown[]>).map((values) => [act, ...values] as Step),
  })),
);

/** Often the usual: two elements that differ in everything pay too seldom. */
const markup: fc.Arbitrary<Record<string, string | null>> = fc.record(
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([attribute]) => attribute !== 'disabled' && attribute !== 'amount')
      .map(([attribute, values]) => [
        attribute,
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(values[0]) },
          { weight: 2, arbitrary: fc.constantFrom(...values) },
        ),
      ]),
  ),
) as fc.Arbitrary<Record<string, string | null>>;

/** Of the page's IMP, which stays, only the first `init` may be a broken one: the page has to get over it. */
const faults = [
  'script-error',
  'script-error&times=1',
  'script-missing',
  'script-hang',
  'script-hang&times=1',
  'script-half',
  'script-empty&times=1',
  'channels-error&times=1',
  'frame-hang&times=1',
  'frame-slow&times=1',
  'frame-error&times=1',
];

export const sequence: fc.Arbitrary<Sequence> = fc.record({
  setup: fc.record({
    fault: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...faults) }),
    brings: fc.oneof(
      { weight: 4, arbitrary: fc.constant('elements' as const) },
      { weight: 1, arbitrary: one('tag', 'tag and init') },
    ),
    storage: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    control: fc.boolean(),
    elements: fc.record({ A: markup, B: markup }),
  }),
  steps: fc.array(step, { minLength: 1, maxLength: 16, size: 'max' }),
});
