import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/root.mjs';
import { bundle, type Weight, weigh } from './bundle.js';
import type { Row, Section } from './section.js';

/** What one checkout needs of each, and nothing that could be left out: React too, which the site is taken to have. */
const OTHERS = {
  'Google Pay element': "import '@google-pay/button-element';",
  'Power Stripe elements': "import '@power-elements/stripe-elements';",
  'React Stripe':
    "export { Elements, PaymentElement } from '@stripe/react-stripe-js'; export { loadStripe } from '@stripe/stripe-js';",
  'React PayPal v6': "export { PayPalProvider, PayPalOneTimePaymentButton } from '@paypal/react-paypal-js/sdk-v6';",
  'PortOne V2': "export { requestPayment } from '@portone/browser-sdk/v2';",
  'Adyen redirect': "export { AdyenCheckout, Redirect } from '@adyen/adyen-web';",
  Bootpay: "export * from '@bootpay/client-js';",
};

const REACT = [/^react(-dom)?(\/|$)/];
const PACKAGES = [/^(?!\.|\/)/];
const SCRIPT = 'iamport-elements.js';

/** Names of `exports` that a site's bundler puts into a page. */
const PAGE_ENTRIES = /^\.(\/(define(\/.*)?|adopt))?$/;

/** The files of package.json's `exports` that hold code, by their names. */
function entries(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { default: string }>;
  };
  const named = Object.entries(exports).flatMap(([name, to]): [string, string][] => {
    const file = typeof to === 'string' ? to : to.default;
    if (!file.endsWith('.js') || file.endsWith(SCRIPT)) return [];
    if (!file.includes('*')) return [[name, file]];
    const folder = readdirSync(join(root, file.replace('/*.js', ''))).filter((each) => each.endsWith('.js'));
    return folder.map((each) => [name.replace('*', each.slice(0, -3)), file.replace('*.js', each)]);
  });
  // Declarations of frameworks lead to the same code under names of their own.
  const firsts = named.filter(([, file], at) => named.findIndex(([, other]) => other === file) === at);
  return Object.fromEntries(firsts);
}

const entry = (file: string, external?: RegExp[]) =>
  bundle(`export * from '../../${file.slice(2)}';`, external).then(weigh);
const script = (): Weight => weigh(readFileSync(join(root, 'dist', SCRIPT)));

/** What each promised entry weighs: the script as it is, the others minified, without and, for a page, with their packages. */
async function entryWeights(): Promise<Record<string, Weight>> {
  const weights: Record<string, Weight> = { [`./${SCRIPT}`]: script() };
  for (const [name, file] of Object.entries(entries())) {
    weights[name] = await entry(file, PACKAGES);
    if (PAGE_ENTRIES.test(name)) weights[`${name} with its packages`] = await entry(file);
  }
  return weights;
}

/** What budgets.json holds: bytes by entry, minified and in brotli. */
export async function entryBytes(): Promise<Record<string, number>> {
  return Object.fromEntries(Object.entries(await entryWeights()).map(([name, { brotli }]) => [name, brotli]));
}

/** Bytes on the wire, beside what the same libraries cannot go below and beside what others ask a page to load. */
export const bytes: Section = async () => {
  const floor = weigh(await bundle("export * from './floor.js';"));
  const bareFloor = weigh(await bundle("export * from './floor.js';", PACKAGES));
  const others: Record<string, Weight> = { floor };
  for (const [name, line] of Object.entries(OTHERS)) others[name] = weigh(await bundle(line, REACT));
  const weights = await entryWeights();
  const row = (figure: string, ours: Weight | undefined, how: keyof Weight, beside: Record<string, Weight>): Row => ({
    section: 'bytes',
    figure: `${figure}, ${how}`,
    unit: 'B',
    ours: ours?.[how] ?? Number.NaN,
    others: Object.fromEntries(Object.entries(beside).map(([name, weight]) => [name, weight[how]])),
  });
  const all = weights[`./${SCRIPT}`];
  return [
    row('script', all, 'minified', others),
    row('script', all, 'gzip', others),
    { ...row('script', all, 'brotli', others), aim: { kind: 'ratio', to: 'floor', atMost: 1.75 } },
    ...(['./define', './define/iamport-checkout'] as const).flatMap((name) => [
      row(`${name} with lit and zod`, weights[`${name} with its packages`], 'gzip', others),
      row(`${name} with lit and zod`, weights[`${name} with its packages`], 'brotli', others),
      row(`${name} alone`, weights[name], 'gzip', { floor: bareFloor }),
      row(`${name} alone`, weights[name], 'brotli', { floor: bareFloor }),
    ]),
  ];
};
