import { html } from 'hono/html';
import { nameOf } from '../catalogue.js';
import type { Order } from '../orders.js';
import { picture } from '../pictures.js';
import { type Language, texts, won } from '../texts.js';
import { inside } from './inside.js';
import { type Html, layout, type View } from './layout.js';

// KakaoPay's own module takes its one method, which it calls card (KakaoPay manual §1).
const gateways = [
  { code: 'kcp', word: 'kcp', methods: 'card trans vbank phone' },
  { code: 'html5_inicis', word: 'inicis', methods: 'card trans vbank phone' },
  { code: 'kakao', word: 'kakao', methods: 'card' },
] as const;

const methods = ['card', 'trans', 'vbank', 'phone'] as const;

/** The order form with the tag that takes the payment. */
export function orderPage(view: View, order: Order): Html {
  const { language } = view;
  const words = texts[language];
  const body = html`<div class="split">
    <div>
      <h1>${words.orderTitle}</h1>
      ${orderSummary(order, language)}
      <form class="fields" data-fields>
        <fieldset>
          <legend>${words.buyer}</legend>
          ${field('buyer-name', words.name, words.sampleName, 'name')}
          ${field('buyer-tel', words.tel, '010-1234-5678', 'tel')}
          ${field('buyer-email', words.email, 'gildong@example.com', 'email')}
          ${
            !order.product.digital &&
            html`${field('buyer-postcode', words.postcode, '06164', 'postal-code')}
            ${field('buyer-addr', words.addr, words.sampleAddr, 'street-address')}`
          }
        </fieldset>
        <fieldset>
          <legend>${words.pg}</legend>
          <div class="choices three">
            ${gateways.map(
              ({ code, word, methods: taken }, index) =>
                html`<label
                  ><input type="radio" name="pg" value="${code}" data-methods="${taken}" ${index === 0 && 'checked'} />
                  <span>${words[word]} <code>${code}</code></span></label
                >`,
            )}
          </div>
        </fieldset>
        <fieldset>
          <legend>${words.method}</legend>
          <div class="choices">
            ${methods.map(
              (method, index) =>
                html`<label
                  ><input type="radio" name="pay-method" value="${method}" ${index === 0 && 'checked'} />
                  <span>${words[method]} <code>${method}</code></span></label
                >`,
            )}
          </div>
        </fieldset>
      </form>
      ${checkout(view, order)}
      <p class="unit">${order.product.digital ? words.ownButton : words.defaultButton}</p>
      <p><a href="/orders/${order.merchantUid}/status">${words.seeStatus}</a></p>
    </div>
    ${inside(language, { tag: true })}
  </div>`;
  return layout(view, words.orderTitle, body);
}

/** The tag. A voucher's page brings its own button, the others leave it to the tag. */
function checkout({ language, sandbox }: View, { merchantUid, product, quantity, amount }: Order): Html {
  const words = texts[language];
  const label = words.pay(won(amount, language));
  return html`<iamport-checkout
    imp-code="imp33886024"
    sdk-url="${sandbox}/v1/iamport.js"
    pg="kcp"
    pay-method="card"
    merchant-uid="${merchantUid}"
    order-name="${nameOf(product, quantity, language)}"
    amount="${amount}"
    digital="${String(product.digital === true)}"
    vbank-due="${daysFromNow(7)}"
    language="${language}"
    redirect-url="/result?shop=demo&lang=${language}"
    verify-url="/payments/complete"
    success-url="/orders/${merchantUid}/status"
    pending-url="/orders/${merchantUid}/status"
    >${product.digital ? html`<button type="button" class="button">${label}</button>` : label}</iamport-checkout
  >`;
}

/** A day in Seoul, as a deposit's last one is written. */
export function daysFromNow(days: number): string {
  const seoul = new Date(Date.now() + (days * 24 + 9) * 3_600_000);
  return seoul.toISOString().slice(0, 10);
}

/** What is being bought, for how much. */
export function orderSummary({ merchantUid, product, quantity, amount }: Order, language: Language): Html {
  const words = texts[language];
  return html`<section class="summary">
    ${picture(product.id)}
    <div>
      <p class="name">${product.name[language]}${quantity > 1 && html` × ${quantity}`}</p>
      <p class="unit">${words.orderNumber} <span class="number">${merchantUid}</span></p>
    </div>
    <p class="total"><span>${words.total}</span> ${won(amount, language)}</p>
  </section>`;
}

function field(attribute: string, label: string, value: string, autocomplete: string): Html {
  const type = autocomplete === 'tel' || autocomplete === 'email' ? autocomplete : 'text';
  return html`<label class="field ${attribute}"
    ><span>${label}</span>
    <input type="${type}" name="${attribute}" value="${value}" autocomplete="${autocomplete}" />
  </label>`;
}
