import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'iamport-elements/define';

@Component({
  selector: 'app-refused',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <iamport-checkout #checkout (payment-success)="say($event)" /><!-- refused: an event is no text -->
    <iamport-checkout (payment-success)="say($event.detail.imp_uid)" /><!-- refused: the outcome knows no such field -->
    <button (click)="checkout.open()">Pay</button><!-- refused: the element has no such method -->
  `,
})
export class Refused {
  say(_text: string): void {}
}
