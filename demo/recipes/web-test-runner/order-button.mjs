import 'iamport-elements/define';

/** Stands in for a component of yours that takes a payment. */
export class OrderButton extends HTMLElement {
  connectedCallback() {
    const { name = '', price = '', ...rest } = this.dataset;
    this.innerHTML = `<iamport-checkout imp-code="imp33886024" pg="kcp" buyer-tel="010-1234-5678" redirect-url="/result">
      <button type="button">결제하기</button></iamport-checkout><p></p>`;
    const [checkout, said] = this.children;
    Object.assign(checkout, { orderName: name, amount: price, customData: rest });
    checkout.addEventListener('payment-success', ({ detail }) => {
      said.textContent = `${detail.merchantUid} 고맙습니다`;
    });
    checkout.addEventListener('payment-failed', ({ detail }) => {
      said.textContent = `${detail.reason}: 다시 시도해 주세요`;
    });
  }
}

customElements.define('order-button', OrderButton);
