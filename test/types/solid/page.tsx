import 'iamport-elements/solid';
import type { IamportCheckout, PayOutcome } from 'iamport-elements';

export function Page(props: { amount: number; paid: (outcome: PayOutcome) => void }) {
  let checkout!: IamportCheckout;
  return (
    <main>
      <button type="button" onClick={() => void checkout.pay().then(props.paid)}>
        Pay now
      </button>
      <iamport-checkout
        ref={checkout}
        id="pay"
        class="wide"
        style={{ margin: '4px' }}
        aria-label="pay"
        form="order"
        submit-form
        imp-code="imp33886024"
        pg="kcp"
        amount={props.amount}
        order-name="첫 결제"
        cardQuota={[2, 3]}
        attr:custom-data='{"cart": 1}'
        prop:params={{ bypass: {} }}
        escrow
        digital={false}
        verify={async (claim, { signal }) => (await fetch(`/verify/${claim.impUid}`, { signal })).json()}
        on:payment-request={(event) => {
          event.detail.params.name = `${event.detail.request.orderName}!`;
        }}
        on:payment-success={(event) => props.paid(event.detail)}
      >
        <button type="button">Pay</button>
      </iamport-checkout>
      <iamport-return verify-url="/payments/verify" keepQuery on:payment-failed={({ detail }) => alert(detail.message)}>
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
  // @ts-expect-error a flag
  <iamport-checkout escrow="yes" />,
  // @ts-expect-error an answer that is awaited
  <iamport-checkout verify={() => 1} />,
  // @ts-expect-error the outcome knows no such field
  <iamport-checkout on:payment-success={({ detail }) => detail.imp_uid} />,
  // @ts-expect-error a property of the other element
  <iamport-checkout keepQuery />,
  // @ts-expect-error what the element alone says
  <iamport-checkout state="paid" />,
];
