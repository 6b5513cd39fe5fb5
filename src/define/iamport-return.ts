// Whoever imports only this file gets the types of the events too.
import '../elements/events.js';
import { IamportReturn } from '../elements/iamport-return.js';
import { isFree } from '../elements/is-free.js';

declare global {
  interface HTMLElementTagNameMap {
    'iamport-return': IamportReturn;
  }
}

if (isFree('iamport-return')) customElements.define('iamport-return', IamportReturn);
