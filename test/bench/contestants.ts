/** A tag that can be put on a page many times. */
export interface Contestant {
  readonly tag: string;
  /** What the page loads once, its settings included. */
  readonly head: string;
  /** Its script, which may stand before or after the tags. */
  readonly script: string;
  readonly markup: string;
  /** What it is put into; a `div` if left out. */
  readonly box?: 'div' | 'form';
  /** An expression in `element`: what a page does to it before it is connected. */
  readonly prepare?: string;
  /** An expression in `element`: it shows what the buyer clicks. */
  readonly isRendered: string;
}

/** An order as a shop writes it. */
const ORDER =
  'pg="kcp" order-name="라떼 한 잔" amount="4500" buyer-name="홍길동" buyer-tel="010-1234-5678" redirect-url="/result"';

const settings = (sdkUrl: string): string =>
  `<meta name="iamport:imp-code" content="imp33886024"><meta name="iamport:sdk-url" content="${sdkUrl}">`;

const own = { tag: 'iamport-checkout', script: '<script src="/iamport-elements.js"></script>' };

/** Our tag, which draws its button itself as Google's does. */
export const drawn = (sdkUrl: string, more = ''): Contestant => ({
  ...own,
  head: settings(sdkUrl),
  markup: `<iamport-checkout ${ORDER} ${more}>4,500원 결제</iamport-checkout>`,
  isRendered: 'element.shadowRoot?.querySelector("button")',
});

/** Our tag around a button of the site's. */
export const wrapping = (sdkUrl: string, more = ''): Contestant => ({
  ...own,
  head: settings(sdkUrl),
  markup: `<iamport-checkout ${ORDER} ${more}><button type="button">4,500원 결제</button></iamport-checkout>`,
  isRendered: 'element.shadowRoot?.querySelector("slot")',
});

/** Our other tag, on a page that no payment came home to. */
export const returning: Contestant = {
  tag: 'iamport-return',
  head: '',
  script: own.script,
  markup: '<iamport-return><p slot="success">결제되었습니다</p></iamport-return>',
  isRendered: 'element.shadowRoot',
};

/** Google's own script cannot be had offline: this stand-in, there from the start, costs the element nothing. */
const PAY_JS = `
  class PaymentsClient {
    isReadyToPay() { return Promise.resolve({ result: true }); }
    createButton({ onClick }) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Pay';
      button.addEventListener('click', onClick);
      return button;
    }
    prefetchPaymentData() {}
  }
  window.google = { payments: { api: { PaymentsClient } } };
  window.paymentRequest = {
    apiVersion: 2,
    apiVersionMinor: 0,
    allowedPaymentMethods: [{
      type: 'CARD',
      parameters: { allowedAuthMethods: ['PAN_ONLY', 'CRYPTOGRAM_3DS'], allowedCardNetworks: ['VISA', 'MASTERCARD'] },
      tokenizationSpecification: { type: 'PAYMENT_GATEWAY', parameters: { gateway: 'example', gatewayMerchantId: 'id' } },
    }],
    merchantInfo: { merchantId: '12345678901234567890', merchantName: 'Shop' },
    transactionInfo: { totalPriceStatus: 'FINAL', totalPrice: '4500', currencyCode: 'KRW', countryCode: 'KR' },
  };`;

/** What a site would use for another wallet. */
export const googlePay: Contestant = {
  tag: 'google-pay-button',
  head: `<script>${PAY_JS}</script>`,
  script: '<script src="/google-pay.js"></script>',
  markup: '<google-pay-button environment="TEST" button-type="buy" button-color="black"></google-pay-button>',
  prepare: 'element.paymentRequest = paymentRequest',
  isRendered: 'element.firstElementChild && !element.classList.contains("not-ready")',
};

/** The least that a site can do. */
export const plainButton: Contestant = {
  tag: 'button',
  head: '',
  script: '',
  markup: '<button type="button">4,500원 결제</button>',
  isRendered: 'true',
};
