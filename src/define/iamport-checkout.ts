// Whoever imports only this file gets the types of the events too.
import '../elements/events.js';
import { hearApps } from '../elements/app-messages.js';
import { IamportCheckout } from '../elements/iamport-checkout.js';
import { isFree } from '../elements/is-free.js';

declare global {
  interface HTMLElementTagNameMap {
    'iamport-checkout': IamportCheckout;
  }
}

if (isFree('iamport-checkout')) customElements.define('iamport-checkout', IamportCheckout);

hearApps();
