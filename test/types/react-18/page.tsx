// React 18 writes attributes and nothing else: what is no text goes through a ref.
import { useEffect, useRef } from 'react';
import 'iamport-elements/react';
import type { IamportCheckout, PayOutcome } from 'iamport-elements';

export function Page({ paid }: { paid: (outcome: PayOutcome) => void }) {
  const checkout = useRef<IamportCheckout>(null);
  useEffect(() => {
    const element = checkout.current;
    if (!element) return;
    element.cardQuota = [2, 3];
    const hear = (event: CustomEvent<PayOutcome>) => paid(event.detail);
    element.addEventListener('payment-success', hear);
    return () => element.removeEventListener('payment-success', hear);
  }, [paid]);
  return (
    <main>
      <iamport-checkout
        ref={checkout}
        key="first"
        id="pay"
        class="wide"
        style={{ margin: 4 }}
        aria-label="pay"
        form="order"
        submit-form
        imp-code="imp33886024"
        pg="kcp"
        amount={14000}
        order-name="첫 결제"
        card-quota="[2, 3]"
        custom-data='{"cart": 1}'
        params='{"bypass": {}}'
        escrow
        digital={false}
        popup="false"
        verify-url="/payments/verify"
      >
        <button type="button">Pay</button>
      </iamport-checkout>
      <iamport-return verify-url="/payments/verify" keep-query>
        <p slot="success">Thanks</p>
      </iamport-return>
    </main>
  );
}

export const refused = [
  // @ts-expect-error a property's name would be written as an attribute that the element does not know
  <iamport-checkout impCode="imp33886024" />,
  // @ts-expect-error `[object Object]`
  <iamport-checkout params={{ bypass: {} }} />,
  // @ts-expect-error neither an object under an attribute's name
  <iamport-checkout card-quota={[2, 3]} />,
  // @ts-expect-error a function is no text
  <iamport-checkout verify={async () => ({})} />,
  // @ts-expect-error nobody would hear it
  <iamport-checkout onpayment-success={() => {}} />,
  // @ts-expect-error written under that very name
  <iamport-checkout className="wide" />,
  // @ts-expect-error an attribute of the other element
  <iamport-checkout url="/" />,
  // @ts-expect-error what the element alone says
  <iamport-checkout state="paid" />,
];
