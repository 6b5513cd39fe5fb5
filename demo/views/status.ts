import { html } from 'hono/html';
import type { SandboxPayment } from 'iamport-elements/sandbox';
import type { Order } from '../orders.js';
import { type Language, seoulTime, texts, won } from '../texts.js';
import { inside } from './inside.js';
import { type Html, layout, type View } from './layout.js';
import { orderSummary } from './order.js';

/** What the shop believes about an order; nothing on this page comes from the browser. */
export function statusPage(view: View, order: Order, payment: SandboxPayment | undefined): Html {
  const { language } = view;
  const words = texts[language];
  const { merchantUid, status } = order;
  const [title, sentence] = words.status[status];
  const body = html`<div class="split">
    <div>
      <section class="card status ${status}" data-status="${status}">
        <p class="mark" aria-hidden="true"></p>
        <h1>${title}</h1>
        <p class="lead">${sentence}</p>
        ${status === 'issued' && payment && account(payment, language)}
        <p class="actions">
          ${status === 'waiting' && html`<a class="button" href="/orders/${merchantUid}">${words.payNow}</a>`}
          <a class="${status === 'waiting' ? 'quiet' : 'button'}" href="/">${words.shopOn}</a>
        </p>
      </section>
      ${orderSummary(order, language)}
      <section class="believes">
        <h2>${words.believes}</h2>
        <dl>
          <dt>${words.releases}</dt>
          <dd data-releases="${order.releases}">${words.times(order.releases)}</dd>
          ${
            order.impUid &&
            html`<dt>${words.impUid}</dt>
              <dd><a href="/sandbox/inspect/payments/${order.impUid}">${order.impUid}</a></dd>`
          }
        </dl>
        <h3>${words.findings}</h3>
        ${findings(order, language)}
      </section>
    </div>
    ${inside(language, { tag: false })}
  </div>`;
  return layout(view, words.statusTitle, body);
}

function account({ vbank_name, vbank_num, vbank_holder, vbank_date }: SandboxPayment, language: Language): Html {
  const words = texts[language];
  return html`<dl class="account">
    <dt>${words.account}</dt>
    <dd>${vbank_name} <b>${vbank_num}</b></dd>
    <dt>${words.holder}</dt>
    <dd>${vbank_holder}</dd>
    <dt>${words.due}</dt>
    <dd>${seoulTime(new Date(vbank_date * 1000), language)}</dd>
  </dl>`;
}

function findings({ findings: all }: Order, language: Language): Html {
  const words = texts[language];
  if (all.length === 0) return html`<p class="unit">${words.noFindings}</p>`;
  return html`<ol class="findings">
    ${all.map(
      ({ at, impUid, verdict, amount }) =>
        html`<li data-verdict="${verdict}">
          <b>${words.verdicts[verdict]}</b> <span>${won(amount, language)}</span>
          <a href="/sandbox/inspect/payments/${impUid}">${impUid}</a> <time>${seoulTime(at, language)}</time>
        </li>`,
    )}
  </ol>`;
}
