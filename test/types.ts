// Compiled, never run: `npm run types` fails where one of these lines means something else.
import type {
  IamportCheckout,
  Imp,
  ImpAnswer,
  ImpPayParams,
  IssueCode,
  PayMethod,
  PaymentRequestDetail,
  PgCode,
} from '../src/index.js';

declare global {
  interface Window {
    IMP?: Imp;
  }
}

const params: ImpPayParams = {
  pg: 'kcp',
  pay_method: 'card',
  merchant_uid: 'order_1',
  name: '첫 결제',
  amount: 14000,
  display: { card_quota: [2, 3] },
  kcpProducts: [{ orderNumber: '1', name: '상품', quantity: 1, amount: 14000 }],
  m_redirect_url: 'https://shop.example/result',
};

// What the vendor adds tomorrow compiles today.
export const tomorrow: ImpPayParams = {
  ...params,
  pg: 'newpg.MID',
  pay_method: 'newpay',
  newParameter: { any: 'thing' },
};
export const method: PayMethod = 'newpay';

export const codes: PgCode[] = ['kcp', 'tosspayments'];
// @ts-expect-error the codes themselves are a closed list
codes.push('newpg');

// @ts-expect-error an amount is a number (refused as text since 2024-03)
export const text: ImpPayParams = { ...params, amount: '14000' };

// @ts-expect-error without an amount there is nothing to pay
export const unpaid: ImpPayParams = { merchant_uid: 'order_1', name: 'x' };

window.IMP?.init('imp33886024');
window.IMP?.request_pay(params, (answer) => {
  const said: ImpAnswer = answer;
  if (said.success === undefined) console.log(said.imp_uid, said.error_code);
  else console.log(said.status === 'newstatus', said.pg_provider === 'newpg', said.vbank_num);
  // @ts-expect-error a number of the vendor's is no text
  const amount: string = answer.paid_amount;
  console.log(amount);
});

declare const checkout: IamportCheckout;
checkout.prepareUrl = '/orders';
// @ts-expect-error an address, not a function as `verify` may be
checkout.prepareUrl = async () => ({});
export const refused: IssueCode = 'prepare-refused';

document.addEventListener('payment-request', (event) => {
  const { params: sent }: PaymentRequestDetail = event.detail;
  sent.name = `${sent.name} (VIP)`;
  sent.newParameter = true;
  // @ts-expect-error the vendor's own names are checked
  sent.amount = '1000';
});
