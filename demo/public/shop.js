// The buyer's choices go onto the tag, the status page keeps itself fresh, and a developer may watch: a real shop needs the first.

import { clock, copies, element, entryView, eventNames, factsOf, tagParts } from './inside.js';

const checkout = document.querySelector('iamport-checkout');
const fields = document.querySelector('[data-fields]');

if (checkout && fields) {
  const apply = () => {
    const { methods } = fields.querySelector('[name=pg]:checked').dataset;
    for (const radio of fields.querySelectorAll('[name=pay-method]')) {
      radio.disabled = !methods.split(' ').includes(radio.value);
    }
    const method = fields.querySelector('[name=pay-method]:checked');
    if (method.disabled) fields.querySelector('[name=pay-method]:enabled').checked = true;
    for (const [name, value] of new FormData(fields)) {
      if (value) checkout.setAttribute(name, value);
      else checkout.removeAttribute(name);
    }
  };
  fields.addEventListener('input', apply);
  // Back and reload may bring the form with other choices than the page was written with.
  addEventListener('pageshow', apply);
  watchTag(checkout);
}

const buyNow = document.querySelector('[data-buy-now]');
if (buyNow) {
  const quantity = buyNow.querySelector('[name=quantity]');
  const apply = () => {
    const wanted = { product: buyNow.dataset.buyNow, quantity: quantity.value };
    checkout.setAttribute('verify-data', JSON.stringify(wanted));
  };
  quantity.addEventListener('input', apply);
  addEventListener('pageshow', apply);
}

const watched = document.querySelector('[data-watch]');
if (watched) setInterval(watchStatus, 2000);

/** A deposit arrives by a webhook: the page asks whether it has become old. */
async function watchStatus() {
  if (document.hidden) return;
  const response = await fetch(location.pathname.replace(/status$/, 'state')).catch(() => null);
  const { status } = response?.ok ? await response.json() : {};
  if (status && status !== watched.dataset.status) location.reload();
}

for (const name of ['payment-success', 'payment-pending', 'payment-failed']) {
  document.addEventListener(name, ({ detail }) => {
    if (!detail.merchantUid) return;
    for (const link of document.querySelectorAll('[data-order-path]')) {
      link.href = `/orders/${encodeURIComponent(detail.merchantUid)}${link.dataset.orderPath}`;
    }
  });
}

watchEvents();

/** Shows the tag as it stands, and what is wrong with it. */
function watchTag(tag) {
  const code = document.querySelector('[data-tag]');
  const issues = document.querySelector('[data-issues]');
  const inner = (tag.firstElementChild?.outerHTML ?? tag.textContent).trim();
  const show = () => {
    code.replaceChildren(...tagParts(tag, inner));
    const faults = tag.issues ?? [];
    issues.replaceChildren(
      ...(faults.length
        ? faults.map((fault) =>
            element('li', fault.severity, `${fault.path} · ${fault.code}`, element('span', '', fault.message)),
          )
        : [element('li', 'none', issues.dataset.none)]),
    );
  };
  new MutationObserver(show).observe(tag, { attributes: true });
  show();

  copies(document.querySelector('[data-copy]'), code);
}

/** Shows what the elements announced, newest first, also on the page that a payment comes home to. */
function watchEvents() {
  const log = document.querySelector('[data-log]');
  if (!log) return;
  let entries = JSON.parse(sessionStorage.getItem('events') ?? '[]');
  const show = () => {
    sessionStorage.setItem('events', JSON.stringify(entries));
    log.replaceChildren(
      ...(entries.length ? entries.map((entry) => entryView(entry)) : [element('li', 'none', log.dataset.none)]),
    );
  };
  for (const name of eventNames) {
    document.addEventListener(name, ({ detail }) => {
      entries = [{ name, time: clock(), facts: factsOf(name, detail) }, ...entries].slice(0, 12);
      show();
    });
  }
  document.querySelector('[data-clear]').addEventListener('click', () => {
    entries = [];
    show();
  });
  show();
}
