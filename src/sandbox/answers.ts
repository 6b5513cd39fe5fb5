import type { Family } from '../profiles/about.js';
import { appScheme, awaitsReturn } from './in-app.js';
import type { ServiceMessage } from './message.js';
import type { SandboxPayment } from './payment.js';
import type { Provider } from './providers.js';
import { type Answer, cancellation, type Failure, type Scenario, scenarios } from './scenarios.js';

/** One message to the page, and how long after the ending it comes, in milliseconds. */
export interface Post {
  after: number;
  message: ServiceMessage;
}

/** Long after any page has given a window up for lost. */
const LATE_MS = 5000;
const AGAIN_MS = 300;

/** What the page is told by callback once the payment is decided; null while it is not. */
export function callbackPosts(payment: SandboxPayment, family: Family): Post[] | null {
  if (payment.scenario === null) return null;
  const { answer, failure }: Scenario = scenarios[payment.scenario];
  const answered = done(payment, family, failure?.[family]);
  const contradicted = done({ ...payment, status: 'failed' }, family, cancellation[family]);
  // Without a request_id the SDK closes its dialog and calls nobody.
  const closed: ServiceMessage = { action: 'done', data: {} };
  const posts: Record<Answer, [number, ServiceMessage][]> = {
    'at-once': [[0, answered]],
    late: [
      [0, closed],
      [LATE_MS, answered],
    ],
    twice: [
      [0, answered],
      [AGAIN_MS, contradicted],
    ],
    never: [[0, closed]],
    stays: [],
  };
  return posts[answer].map(([after, message]) => ({ after, message }));
}

function done(payment: SandboxPayment, family: Family, failure?: Failure): ServiceMessage {
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

/** Where a decided payment brings its buyer by redirect; null where the buyer stays at the PG. */
export function homeAddress(payment: SandboxPayment, provider: Provider): string | null {
  if (payment.scenario === null || payment.road !== 'redirect') return null;
  const { answer, failure }: Scenario = scenarios[payment.scenario];
  if (answer === 'never' || answer === 'stays') return null;
  return redirectAddress(payment.params.m_redirect_url, redirectQuery(payment, provider, failure?.[provider.family]));
}

/** The address by which an app gives its buyer back; null where no `app_scheme` came. */
export function appReturn(payment: SandboxPayment, provider: Provider): string | null {
  const scheme = appScheme(payment);
  if (!scheme) return null;
  if (awaitsReturn(payment, provider.awaitsReturn))
    return `${scheme}://${payment.service_url}/payments/window/${payment.imp_uid}`;
  const words = Object.entries(provider.communicates);
  const [word = ''] = words.find(([, scenario]) => scenario === payment.scenario) ?? words.at(-1) ?? [];
  return `${scheme}://${word}`;
}

/** The query of the way home (`contract.md` §2.3). */
function redirectQuery(payment: SandboxPayment, provider: Provider, failure?: Failure): Record<string, string> {
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
