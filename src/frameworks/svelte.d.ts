import type { HTMLAttributes } from 'svelte/elements';
import '../define.js';
import type { IamportCheckout, IamportReturn } from '../index.js';
import type { IamportCheckoutProps, IamportReturnProps } from './elements.js';
import type { FormOwner, SetProps } from './props.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'iamport-checkout': HTMLAttributes<IamportCheckout> & SetProps<IamportCheckoutProps> & FormOwner;
    'iamport-return': HTMLAttributes<IamportReturn> & SetProps<IamportReturnProps>;
  }
}
