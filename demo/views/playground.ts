import { html, raw } from 'hono/html';
import { pgs, scenarioNames, scenarios } from 'iamport-elements/sandbox';
import { type Choices, methodsOf } from '../choices.js';
import { type Language, texts } from '../texts.js';
import { type Html, layout, type View } from './layout.js';

/** The page to try the tag on: what to choose, the page on its device, and all that happens. */
export function playgroundPage(view: View, choices: Choices): Html {
  const { language } = view;
  const { playground: words } = texts[language];
  const body = html`<div class="intro">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
    </div>
    <div class="playground">
      ${options(view, choices)} ${device(view, choices)}
    </div>
    <div class="watch">
      <div>${tag(language)} ${place('order', words.order, words.noOrder)}</div>
      <div>${events(language)} ${place('request', words.request, words.notArrived)}</div>
    </div>
    <script type="application/json" data-methods>
      ${raw(JSON.stringify(methodLists(language)))}
    </script>`;
  const head = html`<link rel="stylesheet" href="/public/playground.css" />
    <script src="/public/playground.js" type="module"></script>`;
  return layout(view, words.title, body, head);
}

function options({ language }: View, choices: Choices): Html {
  const { pg: pgWord, playground: words } = texts[language];
  const { pg, method, device: played, scenario, extra } = choices;
  const labels = pgs.map(({ code, label }) => [code, `${label[language]} · ${code}`] as const);
  const endings = scenarioNames.map((name) => [name, `${scenarios[name].label[language]} · ${name}`] as const);
  return html`<form class="options" data-choices aria-label="${words.options}">
    ${select('pg', pgWord, labels, pg)}
    ${select('method', words.method, methodLists(language)[pg] ?? [], method)}
    ${radios('device', words.device, words.devices, played)}
    ${radios('language', words.language, words.languages, choices.language)}
    ${select('scenario', words.scenario, [['', words.byHand], ...endings], scenario)}
    <label class="field"
      ><span>${words.extra}</span>
      <input name="extra" value="${extra}" list="extras" maxlength="1000" placeholder='${extras[0]}' spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="extra-hint" /></label
    >
    <datalist id="extras">
      ${extras.map((example) => html`<option>${example}</option>`)}
    </datalist>
    <p class="unit" id="extra-hint">${words.extraHint}</p>
    <button type="button" class="small again" data-again>${words.again}</button>
  </form>`;
}

/** Mistakes that are often made, and what some PGs want besides. */
const extras = [
  'amount="68,000"',
  'buyer-tel=""',
  'order-name=""',
  'redirect-url=""',
  'vbank-due=""',
  'escrow escrow-products="[]"',
  'popup="false"',
  `params='{"bypass":{"shop_user_id":"member-1"}}'`,
];

function device({ url, language }: View, { device: played }: Choices): Html {
  const { shop, playground: words } = texts[language];
  return html`<section class="device ${played}" aria-label="${words.stage}">
    <div class="screen">
      <p class="chrome" aria-hidden="true"><i></i><i></i><i></i><span>${url.host}</span><b>${shop}</b></p>
      <iframe data-stage title="${words.stage}"></iframe>
    </div>
    <p class="app" data-app hidden>
      <span>${words.appHint}</span>
      <button type="button" class="small" value="paid">${words.approve}</button>
      <button type="button" class="small" value="cancelled">${words.refuse}</button>
    </p>
  </section>`;
}

function tag(language: Language): Html {
  const { copy, copied, issues, noIssues, playground: words } = texts[language];
  return html`<section class="panel">
      <header>
        <h2>${words.tag}</h2>
        <button type="button" class="small" data-copy data-done="${copied}">${copy}</button>
      </header>
      <pre class="code" role="group" data-tag tabindex="0" aria-label="${words.tag}"></pre>
      <p class="unit">${words.tagHint}</p>
    </section>
    <section class="panel">
      <header><h2>${issues}</h2></header>
      <div role="status">
        <ul
          class="issues"
          data-issues
          data-none="${noIssues}"
          data-error="${words.severity.error}"
          data-warning="${words.severity.warning}"
        ></ul>
      </div>
    </section>`;
}

function events(language: Language): Html {
  const { events: title, noEvents, clear, playground: words } = texts[language];
  return html`<section class="panel">
    <header>
      <h2>${title}</h2>
      <button type="button" class="small" data-clear>${clear}</button>
    </header>
    <div class="log" role="log" tabindex="0" aria-label="${title}">
      <ol data-log data-none="${noEvents}" data-detail="${words.detail}">
        <li class="none">${noEvents}</li>
      </ol>
    </div>
  </section>`;
}

/** Where a record of the newest order is going to stand. */
function place(record: 'request' | 'order', title: string, nothing: string): Html {
  return html`<div data-record="${record}">
    <section class="panel">
      <header><h2>${title}</h2></header>
      <p class="unit">${nothing}</p>
    </section>
  </div>`;
}

/** Each PG's pay methods with their labels. */
function methodLists(language: Language): Record<string, readonly (readonly [string, string])[]> {
  const { playground: words, ...all } = texts[language];
  const label = (method: string) => {
    const known = (['card', 'trans', 'vbank', 'phone'] as const).find((name) => name === method);
    return method === '' ? words.anyMethod : known ? `${all[known]} · ${method}` : method;
  };
  return Object.fromEntries(
    pgs.map(({ code }) => [code, methodsOf(code).map((method) => [method, label(method)] as const)]),
  );
}

function select(name: string, label: string, choices: readonly (readonly [string, string])[], chosen: string): Html {
  return html`<label class="field"
    ><span>${label}</span>
    <select name="${name}">
      ${choices.map(([value, text]) => html`<option value="${value}" ${value === chosen && 'selected'}>${text}</option>`)}
    </select></label
  >`;
}

function radios(name: string, legend: string, choices: Readonly<Record<string, string>>, chosen: string): Html {
  return html`<fieldset class="segments">
    <legend>${legend}</legend>
    <div>
      ${Object.entries(choices).map(
        ([value, text]) =>
          html`<label
            ><input type="radio" name="${name}" value="${value}" ${value === chosen && 'checked'} /><span>${text}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}
