import type { Family } from '../profiles/about.js';
import type { ServiceMessage } from './message.js';
import type { SandboxPayment } from './payment.js';
import type { Provider } from './providers.js';
import { type Failure, type Scenario, scenarios } from './scenarios.js';

/** What the page's callback is called with once the payment is decided; null while it is not. */
export function callbackMessage(payment: SandboxPayment, family: Family): ServiceMessage | null {
  if (payment.scenario === null) return null;
  const scenario: Scenario = scenarios[payment.scenario];
  // Without a request_id the SDK closes its dialog and calls nobody.
  if (!scenario.answered) return { action: 'done', data: {} };
  const failure = scenario.failure?.[family];
  const answer = family === 'legacy' ? legacyAnswer(payment, failure) : newModuleAnswer(payment, failure);
  return { action: 'done', data: { request_id: payment.params.request_id, ...answer } };
}

function legacyAnswer(payment: SandboxPayment, failure?: Failure): Record<string, unknown> {
  const echo = {
    imp_uid: payment.imp_uid,
    merchant_uid: payment.merchant_uid,
    pay_method: payment.pay_method,
    pg_provider: payment.pg_provider,
    pg_type: 'payment',
    name: payment.name,
    currency: payment.currency,
    status: payment.status,
    buyer_name: payment.buyer_name,
    buyer_email: payment.buyer_email,
    buyer_tel: payment.buyer_tel,
    buyer_addr: payment.buyer_addr,
    buyer_postcode: payment.buyer_postcode,
    custom_data: payment.params.custom_data ?? null,
    ...customer(payment),
  };
  if (failure) return { success: false, ...echo, error_code: failure.code, error_msg: failure.message };
  return {
    success: true,
    ...echo,
    pg_tid: payment.pg_tid,
    paid_amount: payment.amount,
    paid_at: payment.paid_at,
    ...(payment.apply_num && { apply_num: payment.apply_num }),
    ...(payment.receipt_url && { receipt_url: payment.receipt_url }),
    ...(payment.card_name && {
      card_name: payment.card_name,
      card_number: payment.card_number,
      card_quota: payment.card_quota,
    }),
    ...(payment.bank_name && { bank_name: payment.bank_name }),
    ...(payment.vbank_num && {
      vbank_num: payment.vbank_num,
      vbank_name: payment.vbank_name,
      vbank_holder: payment.vbank_holder,
      vbank_date: payment.vbank_date,
    }),
  };
}

function newModuleAnswer(payment: SandboxPayment, failure?: Failure): Record<string, unknown> {
  return {
    imp_uid: payment.imp_uid,
    merchant_uid: payment.merchant_uid,
    ...customer(payment),
    ...(failure && { error_code: failure.code, error_msg: failure.message }),
  };
}

function customer(payment: SandboxPayment): { customer_uid?: string } {
  return payment.customer_uid ? { customer_uid: payment.customer_uid } : {};
}

/** The query that a decided payment brings home by redirect (`contract.md` §2.3). */
export function redirectQuery(payment: SandboxPayment, provider: Provider): Record<string, string> {
  const scenario: Scenario | null = payment.scenario && scenarios[payment.scenario];
  const failure = scenario?.failure?.[provider.family];
  const flagged = provider.family === 'legacy' && !provider.silent.includes(payment.pay_method);
  return {
    imp_uid: payment.imp_uid,
    merchant_uid: payment.merchant_uid,
    ...(flagged && { imp_success: String(!failure) }),
    ...(failure && { error_code: failure.code, error_msg: failure.message }),
  };
}

const unsafeSchemes = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'filesystem:', 'about:', 'view-source:'];

/** `m_redirect_url` with the query added behind what it already has; null where it is no address to go to. */
export function redirectAddress(target: unknown, query: Record<string, string>): string | null {
  if (typeof target !== 'string') return null;
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return null;
  }
  if (unsafeSchemes.includes(url.protocol)) return null;
  const added = new URLSearchParams(query).toString().replaceAll('+', '%20');
  // Joined by hand: `url.searchParams` would spell the merchant's own query anew.
  url.search = url.search ? `${url.search}&${added}` : added;
  return url.href;
}
