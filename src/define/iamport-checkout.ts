// Whoever imports only this file gets the types of the events too.
import '../elements/events.js';
import { hearApps } from '../elements/app-messages.js';
import { IamportCheckout } from '../elements/iamport-checkout.js';

declare global {
  interface HTMLElementTagNameMap {
    'iamport-checkout': IamportCheckout;
  }
}

// A second copy of the library on the page stays quiet and uses the first one's element.
if (!customElements.get('iamport-checkout')) customElements.define('iamport-checkout', IamportCheckout);

hearApps();
