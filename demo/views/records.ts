import { html } from 'hono/html';
import type { SandboxPayment } from 'iamport-elements/sandbox';
import type { History, Order } from '../orders.js';
import { texts, won } from '../texts.js';
import type { Html, View } from './layout.js';
import { believes } from './status.js';

/** What reached the service of an order's payment, and what the shop's database has of the order. */
export function recordsView(view: View, order: Order, history: History, payment: SandboxPayment | undefined): Html {
  const { language } = view;
  const words = texts[language];
  const { merchantUid, status, amount } = order;
  return html`<section class="panel request">
      <header><h2>${words.playground.request}</h2></header>
      ${payment ? arrival(payment, words.playground.request) : html`<p class="unit">${words.playground.notArrived}</p>`}
    </section>
    <section class="panel order" data-order-status="${status}">
      <header>
        <h2>${words.playground.order}</h2>
        <b class="badge ${status}">${words.playground.orderStatus[status]}</b>
      </header>
      <dl class="row">
        <dt>${words.orderNumber}</dt>
        <dd class="number">${merchantUid}</dd>
        <dt>${words.total}</dt>
        <dd>${won(amount, language)}</dd>
      </dl>
      ${believes(view, history, () => payment !== undefined)}
    </section>`;
}

function arrival(
  { message, channel, road, surface, pg_provider: pg, user_code: code }: SandboxPayment,
  title: string,
): Html {
  const { origin, from, version, ...rest } = message;
  return html`<p class="chips">
      <code>${code}</code><code>${pg}</code><code data-channel>${channel}</code><code data-road>${road}</code><code>${surface}</code>
    </p>
    <pre class="code" role="group" tabindex="0" aria-label="${title}" data-request>${JSON.stringify({ ...rest, origin, from, version }, null, 2)}</pre>`;
}
