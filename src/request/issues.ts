import type { Issue } from '../errors.js';
import type { RuleCode } from '../profiles/index.js';

/** A stable code for one kind of fault. */
export type IssueCode = RuleCode | OwnCode;

/** The codes that no rule of a profile has. */
type OwnCode =
  | 'missing'
  | 'text-malformed'
  | 'amount-malformed'
  | 'amount-decimals'
  | 'amount-zero'
  | 'app-scheme-malformed'
  | 'escrow-unusual'
  | 'imp-code-malformed'
  | 'flag-unusual'
  | 'form-invalid'
  | 'json-malformed'
  | 'params-malformed'
  | 'pg-unknown'
  | 'prepare-malformed'
  | 'prepare-refused'
  | 'prepare-unreachable'
  | 'product-malformed'
  | 'products-malformed'
  | 'quota-malformed'
  | 'redirect-url-missing'
  | 'url-malformed'
  | 'vbank-due-past';

const ASKED_FOR = '{path} is missing: this PG asks for it here. Set it.';
const TOO_LONG = '{path} is longer than {limit}. Shorten it.';

/** What the console says for each code: what is wrong and what to change; `{path}` is the attribute. */
const SENTENCES: Record<IssueCode, string> = {
  missing: '{path} is missing or empty. Set it.',
  'text-malformed': '{path} has to be text.',
  'amount-malformed': '{path} has to be plain digits, such as 14000: no comma, sign, unit or space.',
  'amount-decimals': '{path} has more decimals than the currency allows.',
  'amount-zero': '{path} may be 0 only together with customer-uid (billing key).',
  'flag-unusual': '{path} counts as true. Write it bare, "true" or "false".',
  'form-invalid': '{path} of the form is refused by the browser, which tells the buyer: {limit}',
  'json-malformed': '{path} is not valid JSON: double quotes inside, no comma at the end.',
  'params-malformed': '{path} has to be a JSON object.',
  'products-malformed': '{path} has to be a JSON array of { orderNumber, name, quantity, amount }.',
  'product-malformed': '{path} is wrong: a product has orderNumber and name as text, quantity and amount as numbers.',
  'quota-malformed': '{path} has to be a JSON array of months, such as [2,3,6].',
  'url-malformed':
    '{path} has to be an http(s) address, or one of the app-scheme that is set. A page opened as a file has none.',
  'prepare-malformed':
    '{path} made no order: {limit}. Usual causes: CSRF protection, a login page, or a wrong path. Answer JSON with merchant_uid and amount.',
  'prepare-refused': '{path} made no order and says why: {limit}.',
  'prepare-unreachable': '{path} could not be reached: {limit}. No order was made.',
  'app-scheme-malformed': '{path} has to be a scheme of your app, such as myshop.',
  'redirect-url-missing':
    '{path} is missing: on this device this PG leaves the page and needs an address to come home to.',
  'redirect-url-advised': '{path} is missing: if this PG leaves the page, the payment cannot come home. Set it.',
  'amount-small': '{path} is below {limit}, the least that this PG takes.',
  'app-scheme-left-out': '{path} is left out: this PG wants it inside an app only.',
  'app-scheme-missing': '{path} is missing: name the scheme of your app, or no bank or card app may lead back to it.',
  'app-scheme-unusual': '{path} has a dot, which this PG does not come back to. Choose another.',
  'biz-num-malformed': '{path} has to be 10 digits, without dashes.',
  'biz-num-missing': '{path} is missing: set your business number, 10 digits.',
  'buyer-addr-long': TOO_LONG,
  'buyer-email-long': TOO_LONG,
  'buyer-email-missing': ASKED_FOR,
  'buyer-name-long': TOO_LONG,
  'buyer-name-missing': ASKED_FOR,
  'buyer-name-unusual': '{path} is not a name as this PG takes it.',
  'buyer-postcode-long': TOO_LONG,
  'buyer-tel-long': TOO_LONG,
  'buyer-tel-missing': ASKED_FOR,
  'card-quota-unusual': '{path} is not heeded by this PG.',
  'company-missing': ASKED_FOR,
  'currency-missing': ASKED_FOR,
  'currency-unusual': '{path} is not a currency of this PG.',
  'customer-uid-missing': '{path} is missing: this PG only issues billing keys.',
  'customer-uid-unusual': '{path} is not heeded: no billing keys are known for this PG.',
  'digital-missing': '{path} is missing: say "true" for contents, "false" for goods, as your contract has it.',
  'escrow-missing': '{path} is not set, so the products are not put under escrow.',
  'escrow-products-missing': '{path} is missing: this PG does not proceed with escrow without its products.',
  'escrow-unusual': '{path}: no escrow is known for this PG and pay method.',
  'language-unusual': '{path} is not one of {limit}, the languages of this PG.',
  'merchant-uid-long': TOO_LONG,
  'merchant-uid-unusual': '{path} is not an order number as this PG takes it.',
  'notice-url-advised': '{path}: this PG tells only a webhook how an order ended. Set it here or in the console.',
  'order-name-long': TOO_LONG,
  'order-name-unusual': '{path} has a character that this PG does not take.',
  'parameter-long': TOO_LONG,
  'parameter-missing': ASKED_FOR,
  'parameter-unusual': '{path} is not a value as this PG takes it.',
  'pay-method-refused': '{path} is not one that this PG opens its window for ({limit}).',
  'pay-method-unusual': '{path} is not one that is known for this PG ({limit}). Check its spelling.',
  'pg-mid-missing': '{path} has to name the MID too: code.MID.',
  'pg-own-button': '{path} has a button of its own (IMP.loadUI): this tag cannot open it.',
  'pg-unknown': '{path} is not known here. It is sent as it is; check its spelling.',
  'popup-in-app': '{path} is sent as false: in an app pop-ups do not open.',
  'popup-missing': '{path} has to be true: on a PC this PG opens as a pop-up only.',
  'tax-free-missing': '{path} is missing: this PG always splits the tax. Set it, 0 too.',
  'vat-amount-unusual': '{path} is not heeded by this PG.',
  'vbank-due-missing': '{path} is missing: set the last day for the deposit.',
  'vbank-due-past': '{path} is over already. Choose a later time.',
  'vbank-due-unusual': '{path} is not a date as this PG takes it, such as 20270131.',
  'imp-code-malformed': '{path} does not look like a V1 code (imp followed by digits).',
};

const isCode = (code: string): code is IssueCode => Object.prototype.hasOwnProperty.call(SENTENCES, code);

/** One fault, with its sentence for the console; `limit` is what the sentence measures against, or what came instead. */
export function issue(path: string, code: string, severity: Issue['severity'] = 'error', limit = ''): Issue {
  const sentence = isCode(code) ? SENTENCES[code] : SENTENCES['text-malformed'];
  return { path, code, severity, message: sentence.replace('{path}', path).replace('{limit}', () => limit) };
}
