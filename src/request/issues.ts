import type { Issue } from '../errors.js';

/** What the console says for each code: what is wrong and what to change; `{path}` is the attribute. */
const SENTENCES = {
  missing: '{path} is missing or empty. Set it.',
  'text-malformed': '{path} has to be text.',
  'amount-malformed': '{path} has to be plain digits, such as 14000: no comma, sign, unit or space.',
  'amount-decimals': '{path} has more decimals than the currency allows.',
  'amount-zero': '{path} may be 0 only together with customer-uid (billing key).',
  'flag-malformed': '{path} has to be bare, "true" or "false".',
  'json-malformed': '{path} is not valid JSON.',
  'params-malformed': '{path} has to be a JSON object.',
  'products-malformed': '{path} has to be a JSON array of { orderNumber, name, quantity, amount }.',
  'product-malformed': '{path} has to be set: orderNumber and name are text, quantity and amount are numbers.',
  'quota-malformed': '{path} has to be a JSON array of months, such as [2,3,6].',
  'url-malformed': '{path} has to be an http(s) address, or one of the app-scheme that is set.',
  'app-scheme-malformed': '{path} has to be a scheme of your app, such as myshop.',
  'redirect-url-missing':
    '{path} is missing: on this device this PG leaves the page and needs an address to come home to.',
  'redirect-url-advised': '{path} is missing: if this PG leaves the page, the payment cannot come home. Set it.',
  'escrow-products-missing': '{path} is missing: this PG does not proceed with escrow without its products.',
  'buyer-tel-missing': '{path} is missing: this PG refuses to open its window without it.',
  'pay-method-refused': '{path} is not one that this PG opens its window for.',
  'pay-method-unusual': '{path} is not known for this PG. Check its spelling.',
  'pg-unknown': '{path} is not known here. It is sent as it is; check its spelling.',
  'merchant-uid-long': '{path} is longer than the 40 characters that the REST API takes.',
  'imp-code-malformed': '{path} does not look like a V1 code (imp followed by digits).',
} as const;

/** A stable code for one kind of fault. */
export type IssueCode = keyof typeof SENTENCES;

const isCode = (code: string): code is IssueCode => Object.prototype.hasOwnProperty.call(SENTENCES, code);

/** One fault, with its sentence for the console. */
export function issue(path: string, code: string, severity: Issue['severity'] = 'error'): Issue {
  const sentence = isCode(code) ? SENTENCES[code] : SENTENCES['text-malformed'];
  return { path, code, severity, message: sentence.replace('{path}', path) };
}
