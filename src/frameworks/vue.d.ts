import type { HTMLAttributes, PublicProps } from 'vue';
import '../define.js';
import type { IamportCheckout, IamportReturn } from '../index.js';
import type { IamportCheckoutProps, IamportReturnProps } from './elements.js';
import type { FormOwner, Written } from './props.js';

type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;

/** Vue's own spelling: `@payment-success` is `onPaymentSuccess`, `imp-code` is `impCode`. */
type Own<Props> = {
  [Name in keyof Props as Name extends `on${infer Event}` ? `on${Capitalize<Camel<Event>>}` : Camel<Name>]: Written<
    Props[Name]
  >;
};

type Tag<Element, Props> = new () => Element & { $props: HTMLAttributes & PublicProps & Own<Props> };

declare module 'vue' {
  interface GlobalComponents {
    'iamport-checkout': Tag<IamportCheckout, IamportCheckoutProps & FormOwner>;
    'iamport-return': Tag<IamportReturn, IamportReturnProps>;
  }

  // Vue's own elements may stand in a slot of ours, and its types have forgotten the attribute.
  interface HTMLAttributes {
    slot?: string;
  }
}
