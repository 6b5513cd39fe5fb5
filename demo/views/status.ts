import { html } from 'hono/html';
import type { History, KnownPayment, Order, OrderEvent } from '../orders.js';
import { type Language, seoulShortTime, seoulTime, texts, won } from '../texts.js';
import { inside } from './inside.js';
import { type Html, layout, type View } from './layout.js';
import { orderSummary } from './order.js';

/** What the shop believes about an order; nothing on this page comes from the browser. */
export function statusPage(
  view: View,
  order: Order,
  history: History,
  isRemembered: (impUid: string) => boolean,
): Html {
  const { language, sandbox } = view;
  const words = texts[language];
  const { merchantUid, status } = order;
  const [title, sentence] = words.status[status];
  const payment = history.payments.find(({ impUid }) => impUid === order.impUid);
  const isStuck = status === 'issued' && payment !== undefined && !isRemembered(payment.impUid);
  const isWaiting = status === 'open' || (status === 'issued' && !isStuck);
  const body = html`<div class="split">
    <div>
      <section class="card status ${status}" data-status="${status}" ${isWaiting && 'data-watch'}>
        <p class="mark" aria-hidden="true"></p>
        <h1>${title}</h1>
        <p class="lead">${isStuck ? words.forgotten : sentence}</p>
        ${status === 'issued' && payment && account(payment, language)}
        <p class="actions">
          ${status === 'open' && html`<a class="button" href="/orders/${merchantUid}">${words.payNow}</a>`}
          ${
            status === 'issued' &&
            payment &&
            !isStuck &&
            html`<a class="button" href="${sandbox}/payments/result/${payment.impUid}" target="_blank"
              >${words.deposit}</a
            >`
          }
          <a class="${isWaiting ? 'quiet' : 'button'}" href="/">${words.shopOn}</a>
        </p>
      </section>
      ${orderSummary(order, language)}
      ${believes(view, history, isRemembered)}
    </div>
    ${inside(language, { tag: false })}
  </div>`;
  return layout(view, words.statusTitle, body);
}

/** What the shop has found out about an order. */
export function believes(view: View, history: History, isRemembered: (impUid: string) => boolean): Html {
  const { language } = view;
  const words = texts[language];
  return html`<section class="believes">
    <h2>${words.believes}</h2>
    <dl>
      ${history.payments.map((known) => paymentRow(view, known, isRemembered(known.impUid)))}
      ${released(history, language)}
    </dl>
    <h3>${words.findings}</h3>
    ${events(history.events, language)}
  </section>`;
}

function account({ vbankName, vbankNum, vbankHolder, vbankDate }: KnownPayment, language: Language): Html {
  const words = texts[language];
  return html`<dl class="account">
    <dt>${words.account}</dt>
    <dd>${vbankName} <b>${vbankNum}</b></dd>
    <dt>${words.holder}</dt>
    <dd>${vbankHolder}</dd>
    <dt>${words.due}</dt>
    <dd>${vbankDate && seoulTime(vbankDate, language)}</dd>
  </dl>`;
}

function paymentRow({ language, sandbox }: View, payment: KnownPayment, isRemembered: boolean): Html {
  const words = texts[language];
  const { impUid, status, amount, cancelAmount, currency, refundDue } = payment;
  const money = (sum: number) => (currency === 'KRW' ? won(sum, language) : `${sum} ${currency}`);
  return html`<dt>${words.payments}</dt>
    <dd data-payment="${status}">
      ${words.paymentStatus[status]} · ${money(amount)}${cancelAmount > 0 && ` · ${words.returned(money(cancelAmount))}`}${refundDue && ` · ${words.owed}`}
      ${isRemembered ? html`<a class="number" href="${sandbox}/inspect/payments/${impUid}">${impUid}</a>` : html`<span class="number">${impUid}</span>`}
    </dd>`;
}

function released({ fulfilment }: History, language: Language): Html {
  const words = texts[language];
  const releasedAt = fulfilment?.releasedAt;
  const count = releasedAt ? 1 : 0;
  return html`<dt>${words.releases}</dt>
    <dd data-releases="${count}">${words.released(count)}${releasedAt && ` · ${seoulTime(releasedAt, language)}`}</dd>`;
}

function events(all: readonly OrderEvent[], language: Language): Html {
  const words = texts[language];
  if (all.length === 0) return html`<p class="unit">${words.noFindings}</p>`;
  return html`<ol class="findings">
    ${all.map(
      ({ at, road, because }) =>
        html`<li data-because="${because}" data-road="${road}">
          <span class="road">${words.roads[road]}</span> <span>${words.because[because]}</span>
          <time datetime="${at.toISOString()}">${seoulShortTime(at, language)}</time>
        </li>`,
    )}
  </ol>`;
}
