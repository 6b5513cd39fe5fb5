import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, viewChild } from '@angular/core';
import 'iamport-elements/define';
import type { IamportCheckout, PaymentEventMap, PayOutcome } from 'iamport-elements';

@Component({
  selector: 'app-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <iamport-checkout
      #checkout
      class="wide"
      form="order"
      submit-form
      imp-code="imp33886024"
      pg="kcp"
      [amount]="amount"
      [attr.order-name]="'첫 결제'"
      [cardQuota]="[2, 3]"
      [verify]="verify"
      (payment-request)="rename($event)"
      (payment-success)="paid($event.detail)"
    >
      <button type="button">Pay</button>
    </iamport-checkout>
    <button type="button" (click)="checkout.pay()">Pay now</button>
    <iamport-return verify-url="/payments/verify" keep-query (payment-failed)="paid($event.detail)">
      <p slot="success">Thanks</p>
    </iamport-return>
  `,
})
export class Page {
  readonly amount = 14000;
  readonly checkout = viewChild.required<ElementRef<IamportCheckout>>('checkout');

  readonly verify: IamportCheckout['verify'] = async (claim, { signal }) =>
    (await fetch(`/verify/${claim.impUid}`, { signal })).json();

  rename(event: PaymentEventMap['payment-request']): void {
    event.detail.params.name = `${event.detail.request.orderName}!`;
  }

  paid(outcome: PayOutcome): void {
    console.log(outcome.impUid, this.checkout().nativeElement.state);
  }
}
