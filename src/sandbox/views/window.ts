import { html } from 'hono/html';
import { formatAmount } from '../../messages.js';
import { vbankDue } from '../decide.js';
import { awaitsReturn, opensApp } from '../in-app.js';
import { type Choice, choicesFor } from '../methods.js';
import type { SandboxPayment } from '../payment.js';
import type { Provider } from '../providers.js';
import { type ScenarioName, scenarioNames, scenarios } from '../scenarios.js';
import { formatTime, languageOf, texts } from '../texts.js';
import type { Html } from './document.js';
import { dummyQr } from './qr.js';

/** What the payment window shows. */
export interface WindowOptions {
  base: string;
  payment: SandboxPayment;
  provider: Provider;
  /** The ending that was chosen beforehand; null where the person chooses. */
  auto: ScenarioName | null;
  /** How long the window stands before it ends by itself, in milliseconds. */
  delay: number;
  /** True inside the SDK's frame, false on a page of its own. */
  framed: boolean;
}

/** The payment window: a form whose buttons are the endings, the same in the SDK's frame and on a phone's page. */
export function windowView(options: WindowOptions): Html {
  const { base, payment, provider, auto, delay, framed } = options;
  const language = languageOf(payment.params.language);
  const words = texts[language];
  const amount = formatAmount(payment.amount, payment.currency, language);
  const isVbank = payment.pay_method === 'vbank';
  const main: ScenarioName = isVbank ? 'vbank-issued' : 'paid';
  const inApp = opensApp(payment, provider.apps);
  // A frame asks again by itself.
  const asksAgain = inApp && !framed && !awaitsReturn(payment, provider.awaitsReturn);
  // A form's first submit button answers the Enter key: it has to be the main one (class `enter`), not the × above.
  const others = scenarioNames.filter(
    (name) =>
      name === auto || ((inApp || name !== main) && name !== 'cancelled' && !(name === 'vbank-issued' && provider.app)),
  );
  const mainButton = inApp ? html`data-opens-app` : html`name="scenario" value="${main}"`;
  return html`<div
    class="stage"
    lang="${language}"
    role="dialog"
    aria-modal="true"
    aria-labelledby="window-title"
    tabindex="-1"
  >
    <form
      class="window ${provider.theme}"
      method="post"
      action="${base}/payments/window/${payment.imp_uid}"
      data-surface="${payment.surface}"
      data-auto="${auto ?? ''}"
      data-delay="${delay}"
      ${inApp && html`data-app="${base}/payments/app/${payment.imp_uid}"`}
      ${asksAgain && html`data-polls="${base}/payments/answer/${payment.imp_uid}"`}
    >
      <button class="enter" ${mainButton} tabindex="-1" aria-hidden="true"></button>
      <header class="bar">
        <h1 id="window-title">${provider.label[language]}<small>${words.secure}</small></h1>
        <button class="close" name="scenario" value="cancelled" formnovalidate aria-label="${words.close}">
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13"></path></svg>
        </button>
      </header>
      <p class="banner">${words.banner}</p>
      <div class="body">
        <section class="order" aria-label="${words.order}">
          <dl>
            <div class="item">
              <dt>${words.item}</dt>
              <dd>${payment.name ?? '-'}</dd>
            </div>
            <div class="detail">
              <dt>${words.buyer}</dt>
              <dd>${payment.buyer_name ?? '-'}</dd>
            </div>
            <div class="detail">
              <dt>${words.orderNumber}</dt>
              <dd>${payment.merchant_uid}</dd>
            </div>
            ${
              isVbank &&
              html`<div class="detail">
                <dt>${words.due}</dt>
                <dd>${formatTime(vbankDue(payment), language)}</dd>
              </div>`
            }
            <div class="amount">
              <dt>${words.amount}</dt>
              <dd>${amount}</dd>
            </div>
          </dl>
        </section>
        <div class="step">
          ${step(options, inApp)}
          <label class="agree"><input type="checkbox" name="agree" required checked /><span>${words.agree}</span></label>
        </div>
      </div>
      <footer class="foot">
        ${inApp && html`<p class="in-app" role="status" data-text="${words.awaitApp}"></p>`}
        <button class="cancel" name="scenario" value="cancelled" formnovalidate>${words.cancel}</button>
        <button class="pay" ${mainButton}>
          ${inApp ? words.payInApp(amount) : isVbank ? words.issue(amount) : words.pay(amount)}
        </button>
      </footer>
      <aside class="sandbox" aria-label="${words.banner}">
        ${auto && html`<p role="status">${words.automatic}: <b>${scenarios[auto].label[language]}</b></p>`}
        <details>
          <summary>${words.endings}</summary>
          <div class="endings">
            ${others.map(
              (name) =>
                html`<button name="scenario" value="${name}" data-answer="${scenarios[name].answer}" formnovalidate>
                  ${scenarios[name].label[language]} <code>${name}</code>
                </button>`,
            )}
            ${
              framed &&
              provider.app &&
              html`<a href="${base}/payments/window/${payment.imp_uid}" target="_blank">${words.appScreen}</a>`
            }
          </div>
        </details>
      </aside>
    </form>
  </div>`;
}

/** What a popup's opener shows while the buyer is in the popup. */
export function waitingView(payment: SandboxPayment): Html {
  const words = texts[languageOf(payment.params.language)];
  return html`<div class="stage">
    <div class="note" role="status"><span class="spinner" aria-hidden="true"></span>${words.wait}</div>
  </div>`;
}

function step({ payment, provider, framed }: WindowOptions, inApp: boolean): Html {
  const language = languageOf(payment.params.language);
  const words = texts[language];
  const choices = provider.app ? undefined : choicesFor(payment.pay_method);
  if (choices) {
    const title = words[payment.pay_method as 'card' | 'trans' | 'vbank' | 'phone'];
    return html`<fieldset>
      <legend>${title}</legend>
      <div class="choices ${choices.length === 4 && 'pairs'}">${choices.map((choice, index) => option(choice, choice[language], index === 0))}</div>
      ${payment.pay_method === 'card' && quota(payment)}
    </fieldset>`;
  }
  const scans = provider.app && framed && payment.channel === 'pc';
  return html`<div class="app">
    ${
      scans
        ? dummyQr(payment.imp_uid)
        : html`<svg class="phone" viewBox="0 0 48 48" aria-hidden="true">
            <rect x="14" y="5" width="20" height="38" rx="4"></rect>
            <path d="M21 38h6M19 24l4 4 7-8"></path>
          </svg>`
    }
    <h2>${scans ? words.scan : words.openApp}</h2>
    <p>${scans ? words.scanHint : inApp ? words.inApp : words.openAppHint}</p>
  </div>`;
}

function option(choice: Choice, name: string, checked: boolean): Html {
  return html`<label
    ><input type="radio" name="choice" value="${choice.code}" required ${checked && 'checked'} /><span>${name}</span></label
  >`;
}

/** Instalments, which Korean cards offer from 50,000 won on (`contract.md` §1.4, `display.card_quota`). */
function quota(payment: SandboxPayment): Html | '' {
  if (payment.currency !== 'KRW' || payment.amount < 50_000) return '';
  const words = texts[languageOf(payment.params.language)];
  return html`<label class="quota"
    ><span>${words.quota}</span>
    <select name="quota">
      <option value="0">${words.lumpSum}</option>
      ${[2, 3, 4, 5, 6, 12].map((months) => html`<option value="${months}">${months}${words.months}</option>`)}
    </select></label
  >`;
}
