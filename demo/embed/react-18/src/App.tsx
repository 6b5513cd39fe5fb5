import type { IamportCheckout, IamportReturn, PayOutcome } from 'iamport-elements';
import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './App.module.css';

const product = { id: 'ujeon', name: '우전 녹차', unit: '하동 · 잎차 40g', price: 28_000 };
const buyer = { name: '김하늘', tel: '010-1234-5678' };
const payMethods = { card: '신용카드', trans: '실시간 계좌이체', vbank: '가상계좌', phone: '휴대폰' };

const won = (value: number) => `${value.toLocaleString('ko-KR')}원`;

/** React 18 knows no events of a custom element: the ref of a payment tag, with listeners that stay as long as it does. */
function usePayment<Tag extends IamportCheckout | IamportReturn>(onEnd: (outcome: PayOutcome) => void): RefObject<Tag> {
  const ref = useRef<Tag>(null);
  useEffect(() => {
    const tag = ref.current;
    if (!tag) return;
    const listening = new AbortController();
    for (const name of ['payment-success', 'payment-pending', 'payment-failed'] as const) {
      tag.addEventListener(name, ({ detail }) => onEnd(detail), { signal: listening.signal });
    }
    // On a page that its server rendered, the tag may know before React does.
    if (tag.outcome) onEnd(tag.outcome);
    return () => listening.abort();
  }, [onEnd]);
  return ref;
}

/** `isResult`: this is the page that a payment comes home to after it has left for the PG, mostly on phones. */
export function App({ isResult }: { isResult: boolean }) {
  const [outcome, setOutcome] = useState<PayOutcome | null>(null);

  return (
    <main className={styles.shop}>
      <p className={styles.brand}>다원 · React 18</p>
      {outcome ? <Outcome {...outcome} /> : isResult ? <Result onEnd={setOutcome} /> : <Order onEnd={setOutcome} />}
    </main>
  );
}

interface Ending {
  onEnd: (outcome: PayOutcome) => void;
}

function Order({ onEnd }: Ending) {
  const checkout = usePayment<IamportCheckout>(onEnd);
  const [quantity, setQuantity] = useState(1);
  const [payMethod, setPayMethod] = useState('card');
  const amount = product.price * quantity;

  return (
    <section>
      <h1>{product.name}</h1>
      <p>
        {product.unit} · {won(product.price)}
      </p>
      <label>
        수량
        <select value={quantity} onChange={({ target }) => setQuantity(Number(target.value))}>
          {[1, 2, 3, 4, 5].map((count) => (
            <option key={count} value={count}>
              {count}개
            </option>
          ))}
        </select>
      </label>
      <label>
        결제 수단
        <select value={payMethod} onChange={({ target }) => setPayMethod(target.value)}>
          {Object.entries(payMethods).map(([code, label]) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <iamport-checkout
        ref={checkout}
        pg="html5_inicis"
        pay-method={payMethod}
        order-name={product.name}
        amount={amount}
        buyer-name={buyer.name}
        buyer-tel={buyer.tel}
        prepare-url="/orders/prepare"
        verify-data={JSON.stringify({ product: product.id, quantity })}
        redirect-url="result"
      >
        <button type="button">{won(amount)} 결제하기</button>
      </iamport-checkout>
    </section>
  );
}

function Result({ onEnd }: Ending) {
  const home = usePayment<IamportReturn>(onEnd);
  return (
    <section>
      <iamport-return ref={home} suppressHydrationWarning />
      <a href="./">처음으로</a>
    </section>
  );
}

function Outcome({ message, status, merchantUid, paidAmount, vbank }: PayOutcome) {
  return (
    <section id="outcome" role="status">
      <h1>{message}</h1>
      <dl>
        <dt>상태</dt>
        <dd>{status}</dd>
        <dt>주문번호</dt>
        <dd>{merchantUid}</dd>
        {paidAmount !== null && (
          <>
            <dt>금액</dt>
            <dd>{won(paidAmount)}</dd>
          </>
        )}
        {vbank && (
          <>
            <dt>입금 계좌</dt>
            <dd>
              {vbank.bank} {vbank.number}
            </dd>
          </>
        )}
      </dl>
      <a href="./">{status === 'failed' ? '다시 결제하기' : '처음으로'}</a>
    </section>
  );
}
