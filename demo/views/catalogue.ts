import { html } from 'hono/html';
import { type Product, products } from '../catalogue.js';
import { picture } from '../pictures.js';
import { type Language, texts, won } from '../texts.js';
import { type Html, layout, type View } from './layout.js';

/** The shelves. */
export function cataloguePage(view: View): Html {
  const { language } = view;
  const words = texts[language];
  const body = html`<section class="hero">
      <div>
        <h1>${words.tagline}</h1>
        <p class="lead">${words.intro}</p>
      </div>
      <aside class="how">
        <h2>${words.demoTitle}</h2>
        <pre class="code" aria-hidden="true"><b>&lt;iamport-checkout</b>
  <i>imp-code</i>="imp33886024" <i>pg</i>="kcp"
  <i>order-name</i>="${products[0]?.name[language]}" <i>amount</i>="${products[0]?.price}"
  <i>verify-url</i>="/payments/complete"<b>&gt;</b>
<b>&lt;/iamport-checkout&gt;</b></pre>
        <p>${words.demo}</p>
      </aside>
    </section>
    <h2 class="shelves">${words.shelves}</h2>
    <ul class="products">
      ${products.map(
        ({ id, name, unit, price }) =>
          html`<li>
            <a href="/products/${id}">
              ${picture(id)}
              <h3>${name[language]}</h3>
              <p class="unit">${unit[language]}</p>
              <p class="price">${won(price, language)}</p>
            </a>
          </li>`,
      )}
    </ul>`;
  return layout(view, words.tagline, body);
}

/** One product, and how it is bought. */
export function productPage(view: View, product: Product): Html {
  const { language } = view;
  const words = texts[language];
  const { id, name, unit, story, price, digital, buyNow } = product;
  const body = html`<p class="crumb"><a href="/">${words.back}</a></p>
    <article class="product">
      ${picture(id)}
      <div>
        <h1>${name[language]}</h1>
        <p class="unit">${unit[language]}</p>
        <p class="price large">${won(price, language)}</p>
        <p class="lead">${story[language]}</p>
        ${buyNow ? buyNowTag(view, product) : orderForm(product, language)}
        <p class="unit">${digital ? words.digitalNote : words.shippingNote} ${buyNow && words.buyNowNote}</p>
      </div>
    </article>`;
  return layout(view, name[language], body);
}

/** Makes an order, which is paid for on the next page. */
function orderForm({ id }: Product, language: Language): Html {
  return html`<form method="post" action="/orders" class="buy">
    <input type="hidden" name="product" value="${id}" />
    ${quantityField(language)}
    <button class="button">${texts[language].order}</button>
  </form>`;
}

/** Pays on this page: no price is written on it, since the server makes the order and says what it costs. */
function buyNowTag({ language, sandbox }: View, { id, stock }: Product): Html {
  const words = texts[language];
  return html`<div class="buy" data-buy-now="${id}">
      ${quantityField(language)}
      <iamport-checkout
        imp-code="imp33886024"
        sdk-url="${sandbox}/v1/iamport.js"
        pg="kcp"
        pay-method="card"
        prepare-url="/orders/prepare"
        verify-data="${JSON.stringify({ product: id, quantity: '1' })}"
        buyer-name="${words.sampleName}"
        buyer-tel="010-1234-5678"
        buyer-email="gildong@example.com"
        language="${language}"
        redirect-url="/result?shop=demo&lang=${language}"
        verify-url="/payments/complete"
        success-url="/payments/return"
        pending-url="/payments/return"
        >${words.buyNow}</iamport-checkout
      >
    </div>
    ${stock !== undefined && html`<p class="stock">${words.left(stock)}</p>`}`;
}

function quantityField(language: Language): Html {
  return html`<label class="field"
    ><span>${texts[language].quantity}</span>
    <select name="quantity">
      ${[1, 2, 3, 4, 5].map((count) => html`<option>${count}</option>`)}
    </select></label
  >`;
}

/** What is shown where there is nothing. */
export function notFoundPage(view: View): Html {
  const words = texts[view.language];
  const body = html`<section class="card narrow">
    <h1>${words.notFoundTitle}</h1>
    <p class="lead">${words.notFound}</p>
    <p><a class="button" href="/">${words.shopOn}</a></p>
  </section>`;
  return layout(view, words.notFoundTitle, body);
}
