import type { JSX } from 'preact';
import '../define.js';
import type { IamportCheckout, IamportReturn } from '../index.js';
import type { IamportCheckoutProps, IamportReturnProps } from './elements.js';
import type { FormOwner, SetProps } from './props.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'iamport-checkout': JSX.HTMLAttributes<IamportCheckout> & SetProps<IamportCheckoutProps> & FormOwner;
      'iamport-return': JSX.HTMLAttributes<IamportReturn> & SetProps<IamportReturnProps>;
    }
  }
}
