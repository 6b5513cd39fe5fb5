import type * as React from 'react';
import '../define.js';
import type { IamportCheckout, IamportReturn } from '../index.js';
import type { IamportCheckoutProps, IamportReturnProps } from './elements.js';
import type { FormOwner, SetProps, WrittenProps } from './props.js';

/** React 18 writes attributes, `className` under that name too; React 19 sets properties and listens. */
type Own<Props> = typeof React extends { use: unknown }
  ? SetProps<Props>
  : WrittenProps<Props> & { className?: undefined };

type Tag<Element, Props> = React.DetailedHTMLProps<React.HTMLAttributes<Element>, Element> &
  Own<Props> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'iamport-checkout': Tag<IamportCheckout, IamportCheckoutProps> & FormOwner;
      'iamport-return': Tag<IamportReturn, IamportReturnProps>;
    }
  }
}
