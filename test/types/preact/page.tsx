import { useRef } from 'preact/hooks';
import 'iamport-elements/preact';
import type { IamportCheckout, PayOutcome } from 'iamport-elements';

export function Page({ paid }: { paid: (outcome: PayOutcome) => void }) {
  const checkout = useRef<IamportCheckout>(null);
  return (
    <main>
      <button type="button" onClick={() => void checkout.current?.pay().then(paid)}>
        Pay now
      </button>
      <iamport-checkout
        ref={checkout}
        key="first"
        id="pay"
        className="wide"
        style={{ margin: 4 }}
        aria-label="pay"
        form="order"
        submit-form
        imp-code="imp33886024"
        pg="kcp"
        amount={14000}
        orderName="첫 결제"
        cardQuota={[2, 3]}
        customData={{ cart: 1 }}
        params={{ bypass: {} }}
        escrow
        digital={false}
        popup="false"
        verify={async (claim, { signal }) => (await fetch(`/verify/${claim.impUid}`, { signal })).json()}
        onpayment-request={(event) => {
          event.detail.params.name = `${event.detail.request.orderName}!`;
        }}
        onpayment-success={(event) => paid(event.detail)}
      >
        <button type="button">Pay</button>
      </iamport-checkout>
      <iamport-return verify-url="/payments/verify" keepQuery onpayment-failed={({ detail }) => alert(detail.message)}>
        <p slot="success">Thanks</p>
      </iamport-return>
    </main>
  );
}

export const refused = [
  // @ts-expect-error there is no such property
  <iamport-checkout impcode="imp33886024" />,
  // @ts-expect-error an amount is text or a number
  <iamport-checkout amount={{ value: 14000 }} />,
  // @ts-expect-error under an attribute's name it would be written as text
  <iamport-checkout card-quota={[2, 3]} />,
  // @ts-expect-error a flag
  <iamport-checkout escrow="yes" />,
  // @ts-expect-error an answer that is awaited
  <iamport-checkout verify={() => 1} />,
  // @ts-expect-error the outcome knows no such field
  <iamport-checkout onpayment-success={({ detail }) => detail.imp_uid} />,
  // @ts-expect-error a property of the other element
  <iamport-checkout keepQuery />,
  // @ts-expect-error what the element alone says
  <iamport-checkout state="paid" />,
];
