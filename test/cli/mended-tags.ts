/** A tag’s attributes, in place of those of a tag with nothing wrong; null takes one away. */
export type Attributes = Readonly<Record<string, string | null>>;

/** A tag with a fault, and what its advice says to write instead; left out where the advice prints it, as in `popup="true"`. */
export interface Mended {
  readonly code: string;
  readonly wrong: Attributes;
  readonly right?: Attributes;
}

const products = '[{"orderNumber":"1","name":"녹차","quantity":1,"amount":14000}]';
const vbank = { 'pay-method': 'vbank', 'vbank-due': '20991231' };

/** Every fault of a request that can be read from a page. */
export const MENDED: readonly Mended[] = [
  { code: 'missing', wrong: { 'order-name': null }, right: { 'order-name': '녹차' } },
  { code: 'amount-malformed', wrong: { amount: '14,000원' }, right: { amount: '14000' } },
  { code: 'amount-decimals', wrong: { amount: '14.50' } },
  { code: 'amount-zero', wrong: { amount: '0' }, right: { 'customer-uid': 'buyer1' } },
  { code: 'app-scheme-malformed', wrong: { 'app-scheme': '나의 상점' } },
  { code: 'escrow-unusual', wrong: { pg: 'danal', escrow: '' }, right: { escrow: null } },
  { code: 'imp-code-malformed', wrong: { 'imp-code': 'store-1' } },
  { code: 'flag-unusual', wrong: { digital: 'no' } },
  { code: 'json-malformed', wrong: { params: '{a}' } },
  { code: 'params-malformed', wrong: { params: '[1]' } },
  { code: 'pay-method-unusual', wrong: { 'pay-method': 'cash' }, right: { 'pay-method': 'card' } },
  { code: 'pg-unknown', wrong: { pg: 'kpc' }, right: { pg: 'kcp.A52Q7' } },
  { code: 'pg-unknown', wrong: { pg: 'kpc' }, right: { pg: null, 'channel-key': 'channel-key-1' } },
  {
    code: 'product-malformed',
    wrong: { escrow: '', 'escrow-products': products.replace('14000', '"14,000"') },
    right: { 'escrow-products': products },
  },
  {
    code: 'products-malformed',
    wrong: { escrow: '', 'escrow-products': '{"name":"녹차"}' },
    right: { 'escrow-products': products },
  },
  { code: 'quota-malformed', wrong: { 'card-quota': '"3"' } },
  { code: 'redirect-url-missing', wrong: { 'redirect-url': null }, right: { 'redirect-url': '/result' } },
  {
    code: 'redirect-url-advised',
    wrong: { pg: 'payco', 'pay-method': 'payco', 'redirect-url': null },
    right: { 'redirect-url': '/result' },
  },
  { code: 'url-malformed', wrong: { 'redirect-url': 'myshop://paid' }, right: { 'app-scheme': 'myshop' } },
  { code: 'url-malformed', wrong: { 'success-url': 'javascript:thanks()' }, right: { 'success-url': '/thanks' } },
  { code: 'vbank-due-past', wrong: { ...vbank, 'vbank-due': '20200101' }, right: vbank },
  { code: 'amount-small', wrong: { pg: 'tosspayments', amount: '50' }, right: { amount: '100' } },
  { code: 'app-scheme-left-out', wrong: { pg: 'galaxia', 'app-scheme': 'myshop' }, right: { 'app-scheme': null } },
  { code: 'app-scheme-unusual', wrong: { pg: 'html5_inicis', 'app-scheme': 'my.shop' } },
  { code: 'biz-num-malformed', wrong: { pg: 'danal_tpay', ...vbank, 'biz-num': '123-45-67890' } },
  { code: 'biz-num-missing', wrong: { pg: 'danal_tpay', ...vbank } },
  ...Object.entries({ addr: 128, email: 64, name: 16, postcode: 8, tel: 16 }).map(([name, most]) => ({
    code: `buyer-${name}-long`,
    wrong: { [`buyer-${name}`]: '1'.repeat(most + 1) },
    right: { [`buyer-${name}`]: '1'.repeat(most) },
  })),
  { code: 'buyer-email-missing', wrong: { pg: 'paymentwall' }, right: { 'buyer-email': 'gildong@example.com' } },
  { code: 'buyer-name-missing', wrong: { pg: 'ksnet' }, right: { 'buyer-name': '홍길동' } },
  { code: 'buyer-name-unusual', wrong: { pg: 'danal', 'buyer-name': '100%' }, right: { 'buyer-name': '100' } },
  {
    code: 'buyer-name-unusual',
    wrong: { pg: 'paymentwall', 'buyer-name': '홍길동' },
    right: { 'buyer-name': 'Gildong Hong' },
  },
  {
    code: 'buyer-tel-missing',
    wrong: { pg: 'html5_inicis', 'buyer-tel': null },
    right: { 'buyer-tel': '01012345678' },
  },
  { code: 'card-quota-unusual', wrong: { pg: 'smartro_v2', 'card-quota': '[2]' }, right: { 'card-quota': null } },
  { code: 'company-missing', wrong: { pg: 'settle', ...vbank }, right: { company: '소담다실' } },
  { code: 'currency-missing', wrong: { pg: 'paymentwall' } },
  { code: 'currency-unusual', wrong: { pg: 'paypal', currency: 'KRW' }, right: { currency: 'USD' } },
  { code: 'currency-unusual', wrong: { currency: 'won' }, right: { currency: 'KRW' } },
  { code: 'customer-uid-missing', wrong: { pg: 'kcp_billing' }, right: { 'customer-uid': 'buyer1' } },
  {
    code: 'customer-uid-unusual',
    wrong: { pg: 'bluewalnut', 'customer-uid': 'buyer1' },
    right: { 'customer-uid': null },
  },
  { code: 'digital-missing', wrong: { 'pay-method': 'phone' } },
  { code: 'escrow-missing', wrong: { 'escrow-products': products }, right: { escrow: '' } },
  { code: 'escrow-products-missing', wrong: { escrow: '' }, right: { 'escrow-products': products } },
  { code: 'language-unusual', wrong: { language: 'fr' }, right: { language: 'en' } },
  { code: 'merchant-uid-long', wrong: { 'merchant-uid': 'a'.repeat(41) }, right: { 'merchant-uid': 'a'.repeat(40) } },
  {
    code: 'merchant-uid-unusual',
    wrong: { pg: 'mobilians_v2', 'merchant-uid': 'a1' },
    right: { 'merchant-uid': 'a123' },
  },
  { code: 'notice-url-advised', wrong: { pg: 'naverco' }, right: { 'notice-url': '/webhook' } },
  { code: 'order-name-long', wrong: { 'order-name': '차'.repeat(41) }, right: { 'order-name': 'Coffee and 2 more' } },
  {
    code: 'order-name-unusual',
    wrong: { pg: 'nice_v2', 'order-name': '차 [첫물]' },
    right: { 'order-name': '차 첫물' },
  },
  { code: 'order-name-unusual', wrong: { pg: 'daou', 'order-name': '차🍵' }, right: { 'order-name': '차' } },
  {
    code: 'parameter-long',
    wrong: { pg: 'galaxia', params: `{"customer_id":"${'1'.repeat(300)}"}` },
    right: { params: '{"customer_id":"1"}' },
  },
  {
    code: 'parameter-unusual',
    wrong: { pg: 'naverpay', params: '{"naverUseCfm":"2027-01-31"}' },
    right: { params: '{"naverUseCfm":"20270131"}' },
  },
  { code: 'parameter-missing', wrong: { pg: 'galaxia' }, right: { params: '{"customer_id":"buyer1"}' } },
  {
    code: 'pay-method-refused',
    wrong: { pg: 'nice_v2', 'pay-method': 'naverpay' },
    right: { 'pay-method': 'naverpay_card' },
  },
  { code: 'pg-mid-missing', wrong: { pg: 'chai' }, right: { pg: 'chai.MID' } },
  { code: 'pg-own-button', wrong: { pg: 'paypal_v2' }, right: { pg: 'kcp' } },
  { code: 'popup-missing', wrong: { pg: 'inicis_jp' } },
  { code: 'tax-free-missing', wrong: { pg: 'ksnet' } },
  { code: 'vat-amount-unusual', wrong: { pg: 'kakaopay', 'vat-amount': '1000' }, right: { 'vat-amount': null } },
  { code: 'vbank-due-missing', wrong: { 'pay-method': 'vbank' }, right: vbank },
  { code: 'vbank-due-unusual', wrong: { ...vbank, pg: 'settle', 'vbank-due': '2099-12-31' }, right: vbank },
];
