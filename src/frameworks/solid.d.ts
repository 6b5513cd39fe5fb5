import type { JSX } from 'solid-js';
import '../define.js';
import type { IamportCheckout, IamportReturn } from '../index.js';
import type {
  IamportCheckoutProps,
  IamportCheckoutSolidJsProps,
  IamportReturnProps,
  IamportReturnSolidJsProps,
} from './elements.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'iamport-checkout': JSX.HTMLAttributes<IamportCheckout> &
        IamportCheckoutProps &
        IamportCheckoutSolidJsProps & { 'attr:form'?: string };
      'iamport-return': JSX.HTMLAttributes<IamportReturn> & IamportReturnProps & IamportReturnSolidJsProps;
    }
  }
}
