// Tells the playground around this page what the tag is, and what happens to it.

import { eventNames, factsOf, tagParts } from './inside.js';

const { script, sdkUrl, extra } = document.body.dataset;
const checkout = document.querySelector('iamport-checkout');

for (const name of eventNames) {
  document.addEventListener(name, ({ detail }) => {
    tell({ event: name, facts: factsOf(name, detail), detail: JSON.stringify(detail, null, 2) });
  });
}

if (checkout) {
  addExtra();
  const label = checkout.textContent.trim();
  const show = () => {
    // On a page of its own the tag asks the service that goes by its own browser.
    const html = [`<script src="${script}" async></script>\n\n`, ...tagParts(checkout, label, { 'sdk-url': sdkUrl })];
    const parts = html.map((part) => (typeof part === 'string' ? ['', part] : [part.localName, part.textContent]));
    const issues = checkout.issues.map(({ path, code, severity, message }) => ({ path, code, severity, message }));
    tell({ parts, issues, state: checkout.state });
  };
  new MutationObserver(show).observe(checkout, { attributes: true });
  show();
}

/** Further attributes, as somebody wrote them: none but the tag's own, and never another script. */
function addExtra() {
  const { body } = new DOMParser().parseFromString(`<i ${extra}></i>`, 'text/html');
  for (const { name, value } of body.firstElementChild?.attributes ?? []) {
    const isOwn = checkout.constructor.observedAttributes.includes(name);
    if (isOwn && !name.startsWith('sdk-')) checkout.setAttribute(name, value);
  }
}

function tell(message) {
  if (parent !== window) parent.postMessage({ stage: message }, location.origin);
}
