// Whoever imports only this file gets the types of the events too.
import '../elements/events.js';
import { IamportReturn } from '../elements/iamport-return.js';

declare global {
  interface HTMLElementTagNameMap {
    'iamport-return': IamportReturn;
  }
}

// A second copy of the library on the page stays quiet and uses the first one's element.
if (!customElements.get('iamport-return')) customElements.define('iamport-return', IamportReturn);
