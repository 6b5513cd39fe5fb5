import { html } from 'hono/html';
import { formatAmount } from '../../messages.js';
import { isWaitingForDeposit } from '../decide.js';
import type { SandboxPayment } from '../payment.js';
import { type Scenario, scenarios } from '../scenarios.js';
import { formatTime, texts } from '../texts.js';
import { type Html, page } from './document.js';

/** The service's own page for a decided payment: result, receipt, and the popup's last page (which closes itself). */
export function resultPage(base: string, payment: SandboxPayment): Html {
  const scenario: Scenario | null = payment.scenario && scenarios[payment.scenario];
  const title = titleOf(payment, scenario);
  const rows: [string, string | null | false][] = [
    ['사유', payment.fail_reason],
    ['상품명', payment.name],
    ['주문번호', payment.merchant_uid],
    ['거래번호', payment.imp_uid],
    ['금액', formatAmount(payment.amount, payment.currency, 'ko')],
    ['취소금액', payment.cancel_amount > 0 && formatAmount(payment.cancel_amount, payment.currency, 'ko')],
    ['승인번호', payment.apply_num],
    ['승인시각', payment.paid_at > 0 && formatTime(payment.paid_at, 'ko')],
    ['입금계좌', payment.vbank_num && `${payment.vbank_name} ${payment.vbank_num} (${payment.vbank_holder})`],
    ['입금기한', payment.vbank_date > 0 && formatTime(payment.vbank_date, 'ko')],
  ];
  const closes = payment.surface === 'popup' && scenario !== null && scenario.answer !== 'stays';
  const content = html`<dl>
      ${rows.map(([term, value]) => value && html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${isWaitingForDeposit(payment) && depositForm(base, payment)}
    <p>이 페이지를 닫고 쇼핑몰로 돌아가 주세요.</p>`;
  return sheet(base, title, content, closes);
}

function depositForm(base: string, payment: SandboxPayment): Html {
  return html`<form class="deposit" method="post" action="${base}/payments/result/${payment.imp_uid}">
    <button>${formatAmount(payment.amount, payment.currency, 'ko')} 입금하기</button>
    <p>구매자의 입금을 대신합니다. 웹훅도 함께 보냅니다.</p>
  </form>`;
}

function titleOf(payment: SandboxPayment, scenario: Scenario | null): string {
  if (!scenario) return '결제가 아직 끝나지 않았습니다';
  if (payment.status === 'cancelled') return '결제가 취소되었습니다';
  if (payment.status === 'paid') return '결제가 완료되었습니다';
  if (scenario.answer === 'never') return '결제창이 닫혔습니다';
  return payment.status === 'ready' ? '가상계좌가 발급되었습니다' : '결제에 실패하였습니다';
}

/** A page with one sentence, such as where a payment is not found. */
export function notePage(base: string, title: string, sentence: string): Html {
  return sheet(base, title, html`<p>${sentence}</p>`);
}

/** The front page: what this service is and how a shop uses it. */
export function homePage(base: string, apiUrl: string): Html {
  const content = html`<p>쇼핑몰 페이지의 <code>sdk-url</code>에 아래 주소를 넣어 주세요.</p>
    <p><code>${apiUrl}/v1/iamport.js</code></p>
    <p>서버에서는 REST API의 주소 <code>https://api.iamport.kr</code> 대신 이 주소를 넣어 주세요.</p>
    <p><code>${apiUrl}</code></p>
    <p><a href="${base}/inspect/payments">지금까지의 결제 기록 (JSON)</a></p>`;
  return sheet(base, 'iamport-elements 샌드박스', content);
}

/** A page under the sandbox's banner; one that closes itself says so to its script. */
function sheet(base: string, title: string, content: Html, closes = false): Html {
  const body = html`<main class="result" ${closes && 'data-close'}>
    <p class="banner">${texts.ko.banner}</p>
    <h1>${title}</h1>
    ${content}
  </main>`;
  return page(base, title, body);
}
