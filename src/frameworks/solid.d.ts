import type { JSX } from 'solid-js';
import '../define.js';
import type { IamportCheckout, IamportReturn } from '../index.js';
import type {
  IamportCheckoutProps,
  IamportCheckoutSolidJsProps,
  IamportReturnProps,
  IamportReturnSolidJsProps,
} from './elements.js';
import type { FormOwner } from './props.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'iamport-checkout': JSX.HTMLAttributes<IamportCheckout> &
        IamportCheckoutProps &
        IamportCheckoutSolidJsProps &
        FormOwner;
      'iamport-return': JSX.HTMLAttributes<IamportReturn> & IamportReturnProps & IamportReturnSolidJsProps;
    }
  }
}
