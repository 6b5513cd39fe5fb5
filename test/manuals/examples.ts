import type { Device } from '../support/devices.js';

/** One `IMP.request_pay` example of a vendor manual, written as a tag. */
export interface ManualExample {
  readonly manual: 'KCP' | 'Inicis' | 'KakaoPay';
  readonly section: string;
  /** The device that the section speaks of. */
  readonly device: Device;
  /** The attributes beside the ones that every example has. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What the example hands to the SDK beside what every example hands over. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The attributes that are warned about. */
  readonly warnings: readonly string[];
}

/** What every example of the manuals prints; `merchant_uid` is the page's own. */
export const commonAttributes = {
  'imp-code': 'imp33886024',
  'order-name': '주문명:결제테스트',
  amount: '14000',
  'buyer-email': 'iamport@siot.do',
  'buyer-name': '구매자이름',
  'buyer-tel': '010-1234-5678',
  'buyer-addr': '서울특별시 강남구 삼성동',
  'buyer-postcode': '123-456',
} as const;

export const commonParams = {
  name: '주문명:결제테스트',
  amount: 14000,
  buyer_email: 'iamport@siot.do',
  buyer_name: '구매자이름',
  buyer_tel: '010-1234-5678',
  buyer_addr: '서울특별시 강남구 삼성동',
  buyer_postcode: '123-456',
} as const;

const home = 'https://www.my-service.com/payments/complete/mobile';
const card = { attributes: { 'pay-method': 'card' }, params: { pay_method: 'card' } };
const app = {
  attributes: { ...card.attributes, pg: 'html5_inicis', 'redirect-url': home, 'app-scheme': 'iamporttest' },
  params: { ...card.params, pg: 'html5_inicis', m_redirect_url: home, app_scheme: 'iamporttest' },
};
const products = [
  { orderNumber: 'xxxx', name: '상품A', quantity: 3, amount: 1000 },
  { orderNumber: 'yyyy', name: '상품B', quantity: 2, amount: 3000 },
];

export const manualExamples: readonly ManualExample[] = [
  {
    manual: 'KCP',
    section: '1 PC',
    device: 'pc',
    attributes: { ...card.attributes, pg: 'kcp' },
    params: { ...card.params, pg: 'kcp' },
    warnings: [],
  },
  {
    manual: 'KCP',
    section: '2.1 phone',
    device: 'phone',
    attributes: { ...card.attributes, pg: 'kcp', 'redirect-url': home },
    params: { ...card.params, pg: 'kcp', m_redirect_url: home },
    warnings: [],
  },
  { manual: 'KCP', section: '3.1 Android WebView', device: 'phone', ...app, warnings: [] },
  { manual: 'KCP', section: '3.2 iOS WebView', device: 'phone', ...app, warnings: [] },
  {
    manual: 'KCP',
    section: '4 escrow without products',
    device: 'pc',
    attributes: { ...card.attributes, pg: 'kcp', escrow: '' },
    params: { ...card.params, pg: 'kcp', escrow: true },
    warnings: ['escrow-products'],
  },
  {
    manual: 'KCP',
    section: '4 escrow with products',
    device: 'pc',
    attributes: { ...card.attributes, pg: 'kcp', escrow: 'true', 'escrow-products': JSON.stringify(products) },
    params: { ...card.params, pg: 'kcp', escrow: true, kcpProducts: products },
    warnings: [],
  },
  {
    manual: 'KCP',
    section: '5 PAYCO hub',
    device: 'pc',
    attributes: { pg: 'kcp', 'pay-method': 'payco', escrow: '' },
    params: { pg: 'kcp', pay_method: 'payco', escrow: true },
    warnings: ['escrow-products'],
  },
  {
    manual: 'Inicis',
    section: '1 PC',
    device: 'pc',
    attributes: { ...card.attributes, pg: 'html5_inicis' },
    params: { ...card.params, pg: 'html5_inicis' },
    warnings: [],
  },
  {
    manual: 'Inicis',
    section: '2.1 phone',
    device: 'phone',
    attributes: { ...card.attributes, pg: 'html5_inicis', 'redirect-url': home },
    params: { ...card.params, pg: 'html5_inicis', m_redirect_url: home },
    warnings: [],
  },
  { manual: 'Inicis', section: '3.1 Android WebView', device: 'phone', ...app, warnings: [] },
  {
    manual: 'KakaoPay',
    section: '1 PC',
    device: 'pc',
    attributes: { ...card.attributes, pg: 'kakao', 'kakao-open-app': 'true' },
    params: { ...card.params, pg: 'kakao', kakaoOpenApp: true },
    warnings: [],
  },
  {
    manual: 'KakaoPay',
    section: '1 phone',
    device: 'phone',
    attributes: { ...card.attributes, pg: 'kakao', 'kakao-open-app': 'true' },
    params: { ...card.params, pg: 'kakao', kakaoOpenApp: true },
    warnings: [],
  },
];
