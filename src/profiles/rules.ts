import type { Rule, When } from './profile.js';

// contract.md §1.2: the PGs that print it as required share these.
export const buyerTel: Rule = { field: 'buyerTel', code: 'buyer-tel-missing' };
export const buyerName: Rule = { field: 'buyerName', code: 'buyer-name-missing' };
export const buyerEmail: Rule = { field: 'buyerEmail', code: 'buyer-email-missing' };

/** Danal: `%` in a name ends as "URI malformed" (contract.md §1.2, §7). */
export const noPercent: readonly Rule[] = [
  { field: 'buyerName', must: { pattern: /^[^%]*$/ }, code: 'buyer-name-unusual' },
  { field: 'orderName', must: { pattern: /^[^%]*$/ }, code: 'order-name-unusual' },
];

/** Where a deposit's end has to be said, the PG's own row of contract.md §1.5 and §4.6 agree. */
export const vbankDueRequired: Rule = {
  field: 'vbankDue',
  when: { payMethod: 'vbank' },
  code: 'vbank-due-missing',
  severity: 'error',
};

/** The same for contents or goods, in a phone payment (contract.md §1.5, §4.6). */
export const digitalRequired: Rule = {
  field: 'digital',
  when: { payMethod: 'phone' },
  code: 'digital-missing',
  severity: 'error',
};

/** The buyer's id on the merchant's side (contract.md §1.1 `customer_id`). */
export const customerId: Rule = { field: 'customer_id', code: 'parameter-missing' };

export const customerIdUpTo = (max: number): Rule => ({ field: 'customer_id', must: { max }, code: 'parameter-long' });

/** The methods that billing keys are issued for (contract.md §1.1 `pay_method`). */
export const billingMethods: Rule = {
  field: 'payMethod',
  must: { oneOf: ['card', 'phone'] },
  when: { customerUid: {} },
  code: 'pay-method-unusual',
};

export const escrowProducts: Rule = {
  field: 'escrowProducts',
  when: { escrow: true },
  code: 'escrow-products-missing',
};

/** PGs whose only form is `code.MID` (contract.md §3). */
export const midInPg: Rule = { field: 'pg', must: { pattern: /\../ }, code: 'pg-mid-missing' };

/** The sources disagree on the road, so the way home has to be there (contract.md §10). */
export const redirectAdvised: Rule = { field: 'redirectUrl', when: { device: 'phone' }, code: 'redirect-url-advised' };

export const alphanumericUid: Rule = {
  field: 'merchantUid',
  must: { pattern: /^[a-z0-9]*$/i },
  code: 'merchant-uid-unusual',
};

const schemeLeftOut = (when: When): Rule => ({
  field: 'appScheme',
  must: { given: false },
  when,
  code: 'app-scheme-left-out',
  instead: null,
});

/** A scheme in a phone's browser would be opened by it, and in somebody else's app it leads away (contract.md §4.1). */
export const schemeOnlyInApp: readonly Rule[] = [
  schemeLeftOut({ inApp: false }),
  schemeLeftOut({ inApp: true, browser: { pattern: /^(?!webview$)/ } }),
];

/** A window that is a popup where nothing is said of it, and in an app has to be told (contract.md §4.1). */
export const noPopupInApp: Rule = {
  field: 'popup',
  must: { given: true, oneOf: [false] },
  when: { inApp: true },
  code: 'popup-in-app',
  instead: false,
};

/** The languages of a window (contract.md §1.3). */
export const languages = (...oneOf: string[]): Rule => ({
  field: 'language',
  must: { oneOf },
  code: 'language-unusual',
});

/** The currencies of a window (contract.md §1.3). */
export const currencies = (...oneOf: string[]): Rule => ({
  field: 'currency',
  must: { oneOf },
  code: 'currency-unusual',
});

const longest = (field: string, max: number, code: Rule['code']): Rule => ({ field, must: { max }, code });

/** What holds for every PG, known or not (contract.md §1, §4.1 and §4.6). */
export const COMMON_RULES: readonly Rule[] = [
  longest('merchantUid', 40, 'merchant-uid-long'),
  longest('orderName', 40, 'order-name-long'),
  longest('buyerName', 16, 'buyer-name-long'),
  longest('buyerTel', 16, 'buyer-tel-long'),
  longest('buyerEmail', 64, 'buyer-email-long'),
  longest('buyerAddr', 128, 'buyer-addr-long'),
  longest('buyerPostcode', 8, 'buyer-postcode-long'),
  { ...vbankDueRequired, severity: 'warning' },
  {
    field: 'vbankDue',
    must: { pattern: /^\d{4}(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:[ T]?\d\d:?\d\d(?::?\d\d)?)?$/ },
    when: { payMethod: 'vbank' },
    code: 'vbank-due-unusual',
  },
  { ...digitalRequired, severity: 'warning' },
  { field: 'currency', must: { pattern: /^[A-Z]{3}$/ }, code: 'currency-unusual' },
  { field: 'escrow', must: { given: true, oneOf: [true] }, when: { escrowProducts: {} }, code: 'escrow-missing' },
  { ...noPopupInApp, must: { oneOf: [false] } },
  // Somebody else's app has no scheme of the merchant's to come back by.
  { field: 'appScheme', when: { browser: 'webview' }, code: 'app-scheme-missing' },
];
