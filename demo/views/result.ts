import { html } from 'hono/html';
import { type Language, texts } from '../texts.js';
import { inside } from './inside.js';
import { type Html, layout, type View } from './layout.js';

/** Where a phone comes home to: the page that `redirect-url` names. */
export function resultPage(view: View): Html {
  const { language } = view;
  const words = texts[language];
  const toOrder = (label: string, path = '/status') =>
    html`<p class="actions"><a class="button" href="/" data-order-path="${path}">${label}</a></p>`;
  const body = html`<div class="split">
    <section class="card status result">
      <p class="mark" aria-hidden="true"></p>
      ${returnTag(language, toOrder)}
      <div class="empty">
        <h1>${words.resultNone}</h1>
        <p class="actions"><a class="button" href="/">${words.shopOn}</a></p>
      </div>
    </section>
    ${inside(language, { tag: false })}
  </div>`;
  return layout(view, words.resultTitle, body);
}

/** The tag of that page; `toOrder` draws the way on. */
export function returnTag(language: Language, toOrder: (label: string, path?: string) => Html | '' = () => ''): Html {
  const words = texts[language];
  const number = html`<dt>${words.orderNumber}</dt>
    <dd data-iamport-field="merchantUid"></dd>
    <dt>${words.impUid}</dt>
    <dd data-iamport-field="impUid"></dd>`;
  return html`<iamport-return verify-url="/payments/complete">
      <h1 slot="verifying">${words.resultVerifying}</h1>
      <div slot="success">
        <h1>${words.resultPaid}</h1>
        <dl class="account">
          ${number}
        </dl>
        ${toOrder(words.seeStatus)}
      </div>
      <div slot="pending">
        <h1>${words.resultPending}</h1>
        <p class="lead" data-iamport-field="message"></p>
        <dl class="account">
          <dt>${words.account}</dt>
          <dd><span data-iamport-field="vbank.bank"></span> <b data-iamport-field="vbank.number"></b></dd>
          <dt>${words.holder}</dt>
          <dd data-iamport-field="vbank.holder"></dd>
          <dt>${words.due}</dt>
          <dd data-iamport-field="vbank.due"></dd>
        </dl>
        ${toOrder(words.seeStatus)}
      </div>
      <div slot="failed">
        <h1>${words.resultFailed}</h1>
        <p class="lead" data-iamport-field="message"></p>
        <p class="unit" data-iamport-field="pgMessage"></p>
        ${toOrder(words.tryAgain, '')}
      </div>
    </iamport-return>`;
}
