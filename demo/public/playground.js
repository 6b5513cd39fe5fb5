// The choices make the page on the stage; what that page tells is shown around it.

import { clock, copies, element, entryView } from './inside.js';

const form = document.querySelector('[data-choices]');
const stage = document.querySelector('[data-stage]');
const code = document.querySelector('[data-tag]');
const issues = document.querySelector('[data-issues]');
const log = document.querySelector('[data-log]');
const app = document.querySelector('[data-app]');
const methods = JSON.parse(document.querySelector('[data-methods]').textContent);
const { lang } = document.documentElement;
const advice = new Map();

let typing;
let merchantUid = null;
let records = null;
let entries = 0;

form.addEventListener('input', ({ target }) => {
  if (target.name === 'pg') offerMethods();
  clearTimeout(typing);
  // An attribute is half a one until it is typed.
  if (target.name === 'extra') typing = setTimeout(play, 300);
  else play();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  play();
});
document.querySelector('[data-again]').addEventListener('click', play);
document.querySelector('[data-clear]').addEventListener('click', () => {
  entries = 0;
  log.replaceChildren(element('li', 'none', log.dataset.none));
});
copies(document.querySelector('[data-copy]'), code);
for (const button of app.querySelectorAll('button')) {
  button.addEventListener('click', () => answerAsApp(button.value));
}

addEventListener('message', ({ source, origin, data }) => {
  if (source !== stage.contentWindow || origin !== location.origin || !data.stage) return;
  const { parts, issues: faults, event, facts, detail } = data.stage;
  if (parts) code.replaceChildren(...parts.map(([name, text]) => (name ? element(name, '', text) : text)));
  if (faults) void showIssues(faults);
  if (event) addEvent(event, facts, detail);
});

// Not before: Back and reload may bring the form with other choices than the page was written with.
addEventListener('pageshow', play);
setInterval(() => {
  if (document.hidden) return;
  app.hidden = appAddress() === undefined;
  void showRecords();
}, 1000);

/** The methods of the PG; one that it has as well stays. */
function offerMethods() {
  const { pg, method } = form.elements;
  const { value } = method;
  const offered = methods[pg.value];
  method.replaceChildren(...offered.map(([name, label]) => new Option(label, name, false, name === value)));
}

function query() {
  const chosen = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...chosen]) if (value === '') chosen.delete(name);
  chosen.set('lang', lang);
  return chosen.toString();
}

/** Brings the page with the tag anew; what was logged stays. */
function play() {
  const asked = query();
  history.replaceState(null, '', `?${asked}`);
  for (const link of document.querySelectorAll('.language')) {
    const other = new URLSearchParams(asked);
    other.set('lang', link.lang);
    link.href = `?${other}`;
  }
  stage.closest('.device').className = `device ${form.elements.device.value}`;
  app.hidden = true;
  // The frame's own history would come between this page and the one before it.
  stage.contentWindow.location.replace(`/playground/stage?${asked}`);
}

async function showIssues(faults) {
  const shown = await Promise.all(faults.map(async (fault) => issueView(fault, await adviceFor(fault.code))));
  issues.replaceChildren(...(shown.length ? shown : [element('li', 'none', issues.dataset.none)]));
}

function issueView({ path, code: name, severity, message }, fix) {
  const item = element('li', severity, element('strong', '', `${path} · ${name}`), ' ');
  item.dataset.code = name;
  item.append(element('em', '', issues.dataset[severity]), element('span', '', fix?.cause ?? message));
  if (fix) item.append(element('span', 'fix', ...marked(fix.change)));
  return item;
}

/** Attributes stand in backquotes. */
function marked(text) {
  return text.split('`').map((part, index) => (index % 2 ? element('code', '', part) : part));
}

function adviceFor(name) {
  const known = advice.get(name) ?? getAdvice(name);
  advice.set(name, known);
  return known;
}

async function getAdvice(name) {
  const response = await fetch(`/playground/advice/${name}?lang=${lang}`);
  return response.ok ? response.json() : null;
}

function addEvent(name, facts, detail) {
  const whole = element('details', '', element('summary', '', log.dataset.detail), element('pre', '', detail));
  if (entries === 0) log.replaceChildren();
  entries += 1;
  log.prepend(entryView({ name, time: clock(), facts }, whole));
  merchantUid = facts.merchantUid ?? facts.merchant_uid ?? merchantUid;
  void showRecords();
}

/** What the service and the database have of the newest order. */
async function showRecords() {
  const asked = merchantUid;
  if (asked === null) return;
  const response = await fetch(`/playground/records/${asked}?lang=${lang}`).catch(() => null);
  const text = response?.ok ? await response.text() : '';
  if (asked !== merchantUid || text === '' || text === records) return;
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  records = text;
  for (const place of document.querySelectorAll('[data-record]')) {
    const made = body.querySelector(`.${place.dataset.record}`);
    if (place.innerHTML === made.outerHTML) continue;
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(made);
    if (hadFocus) place.querySelector('[tabindex], a')?.focus();
  }
}

/** Where the app answers that the window on the stage, a page or in a frame, leads to. */
function appAddress() {
  const page = stage.contentDocument;
  const frames = [...(page?.querySelectorAll('iframe') ?? [])].map(({ contentDocument }) => contentDocument);
  const [form] = [page, ...frames].flatMap((each) => each?.querySelector('form.window[data-app]') ?? []);
  return form?.dataset.app;
}

/** What an app does once its buyer has decided, and how the app around the page hears of it. */
async function answerAsApp(scenario) {
  const asked = appAddress();
  if (app.contains(document.activeElement)) stage.focus();
  app.hidden = true;
  if (asked === undefined) return;
  const response = await fetch(asked, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  }).catch(() => null);
  // Unanswered, the window is still there, and so are the buttons in a second.
  if (!response?.ok) return;
  const { return: home } = await response.json();
  const [, address = ''] = /^\w+:\/\/(.*)$/.exec(home ?? '') ?? [];
  if (/^https?:/.test(address)) stage.contentWindow.location.assign(address);
  else if (address) stage.contentDocument.querySelector('iamport-checkout')?.communicate(address);
}
