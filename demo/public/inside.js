// What a developer watches, drawn the same wherever it is watched.

/** A tag as one would write it. */
export function tagParts(tag, inner, changed = {}) {
  const written = [...tag.attributes].filter(({ name }) => name !== 'state');
  const attributes = written.flatMap(({ name, value }) => [
    '\n  ',
    element('i', '', name),
    `=${quoted(changed[name] ?? value)}`,
  ]);
  return [
    element('b', '', '<iamport-checkout'),
    ...attributes,
    element('b', '', '\n>'),
    `\n  ${inner}\n`,
    element('b', '', '</iamport-checkout>'),
  ];
}

function quoted(value) {
  const text = value.replaceAll('&', '&amp;');
  return text.includes('"') && !text.includes("'") ? `'${text}'` : `"${text.replaceAll('"', '&quot;')}"`;
}

/** What of an event is worth a line of its own. */
export function factsOf(name, detail) {
  if (name === 'payment-request') {
    const { pg, pay_method, merchant_uid, amount } = detail.params;
    return { route: detail.route, pg, pay_method, merchant_uid, amount };
  }
  const { status, reason, verified, message, impUid, merchantUid, payMethod, paidAmount, vbank, pgMessage } = detail;
  const issues = detail.issues.map(({ path, code }) => `${path} (${code})`).join(', ');
  const account = vbank && `${vbank.bank} ${vbank.number}`;
  return { status, reason, verified, message, impUid, merchantUid, payMethod, paidAmount, account, pgMessage, issues };
}

/** The events of the elements. */
export const eventNames = ['payment-request', 'payment-success', 'payment-pending', 'payment-failed'];

/** One event in the log. */
export function entryView({ name, time, facts }, ...more) {
  const entry = element('li', name);
  entry.dataset.event = name;
  entry.dataset.order = facts.merchantUid ?? facts.merchant_uid ?? '';
  const list = document.createElement('dl');
  for (const [key, value] of Object.entries(facts)) {
    if (value === null || value === undefined || value === '') continue;
    const text = element('dd', '', `${value}`);
    text.dataset.fact = key;
    list.append(element('dt', '', key), text);
  }
  entry.append(element('strong', '', name), element('time', '', time), list, ...more);
  return entry;
}

/** The time of day, for the log. */
export const clock = () => new Date().toTimeString().slice(0, 8);

/** A button that copies what is written in an element. */
export function copies(button, source) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = label), 2000);
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
}

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
