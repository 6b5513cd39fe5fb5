import type { Environment } from '../environment/index.js';
import { findProfile, type Road } from '../profiles/index.js';
import type { Cancellation } from './cancel.js';
import { nowSeconds } from './clock.js';
import type { Shipment } from './escrow.js';
import { type SdkMessage, textOf } from './message.js';
import { type Surface, surfaces } from './providers.js';
import type { ScenarioName } from './scenarios.js';

/** A payment in the REST API's own words (`contract.md` §5.2); times are Unix seconds, 0 where there is none. */
export interface RestPayment {
  imp_uid: string;
  merchant_uid: string;
  pay_method: string;
  channel: 'pc' | 'mobile';
  pg_provider: string;
  pg_id: string;
  pg_tid: string | null;
  emb_pg_provider: string | null;
  sandbox: true;
  escrow: boolean;
  apply_num: string | null;
  bank_code: string | null;
  bank_name: string | null;
  card_code: string | null;
  card_name: string | null;
  card_quota: number;
  card_number: string | null;
  card_type: 0 | 1 | null;
  vbank_code: string | null;
  vbank_name: string | null;
  vbank_num: string | null;
  vbank_holder: string | null;
  vbank_date: number;
  vbank_issued_at: number;
  name: string | null;
  /** As paid; as asked for until then. */
  amount: number;
  cancel_amount: number;
  currency: string;
  buyer_name: string | null;
  buyer_email: string | null;
  buyer_tel: string | null;
  buyer_addr: string | null;
  buyer_postcode: string | null;
  custom_data: string | null;
  customer_uid: string | null;
  user_agent: string;
  status: 'ready' | 'paid' | 'failed' | 'cancelled';
  started_at: number;
  paid_at: number;
  failed_at: number;
  cancelled_at: number;
  fail_reason: string | null;
  cancel_reason: string | null;
  cancel_history: Cancellation[];
  receipt_url: string | null;
  cash_receipt_issued: boolean;
}

/** A payment as the sandbox keeps it: the REST API's fields and what a test wants to see besides. */
export interface SandboxPayment extends RestPayment {
  user_code: string;
  /** The ending that was chosen; null while the window is open. */
  scenario: ScenarioName | null;
  /** The service's address as the buyer's browser knows it. */
  service_url: string;
  /** The road it comes home by. */
  road: Road;
  /** Where the buyer decides. */
  surface: Surface;
  /** The SDK's whole message as it arrived. */
  message: SdkMessage;
  /** The message's `data`: the parameters as they arrived. */
  params: Record<string, unknown>;
  /** What the seller has sent; null where nothing is registered. */
  shipment: Shipment | null;
}

/** What the service knows about a request besides its message. */
export interface PaymentContext {
  impUid: string;
  userCode: string;
  pgProvider: string;
  pgId: string;
  device: Environment['device'];
  road: Road;
  userAgent: string;
  serviceUrl: string;
}

/** A fresh payment with an open window and nothing decided. */
export function openPayment(message: SdkMessage, context: PaymentContext): SandboxPayment {
  const params = message.data;
  const customData = params.custom_data ?? null;
  return {
    imp_uid: context.impUid,
    merchant_uid: textOf(params.merchant_uid) ?? '',
    pay_method: textOf(params.pay_method) || 'card',
    channel: context.device === 'phone' ? 'mobile' : 'pc',
    pg_provider: context.pgProvider,
    pg_id: context.pgId,
    pg_tid: null,
    emb_pg_provider: null,
    sandbox: true,
    escrow: params.escrow === true || params.escrow === 'true',
    apply_num: null,
    bank_code: null,
    bank_name: null,
    card_code: null,
    card_name: null,
    card_quota: 0,
    card_number: null,
    card_type: null,
    vbank_code: null,
    vbank_name: null,
    vbank_num: null,
    vbank_holder: null,
    vbank_date: 0,
    vbank_issued_at: 0,
    name: textOf(params.name),
    amount: Number(params.amount),
    cancel_amount: 0,
    currency: textOf(params.currency) || (findProfile(context.pgProvider)?.currency ?? 'KRW'),
    buyer_name: textOf(params.buyer_name),
    buyer_email: textOf(params.buyer_email),
    buyer_tel: textOf(params.buyer_tel),
    buyer_addr: textOf(params.buyer_addr),
    buyer_postcode: textOf(params.buyer_postcode),
    custom_data: customData === null || typeof customData === 'string' ? customData : JSON.stringify(customData),
    customer_uid: textOf(params.customer_uid),
    user_agent: context.userAgent,
    status: 'ready',
    started_at: nowSeconds(),
    paid_at: 0,
    failed_at: 0,
    cancelled_at: 0,
    fail_reason: null,
    cancel_reason: null,
    cancel_history: [],
    receipt_url: `${context.serviceUrl}/payments/result/${context.impUid}`,
    cash_receipt_issued: false,
    user_code: context.userCode,
    scenario: null,
    service_url: context.serviceUrl,
    road: context.road,
    surface: surfaces[context.road],
    message,
    params,
    shipment: null,
  };
}

/** A payment as the REST API tells it: without what only the sandbox knows. */
export function restPayment(payment: SandboxPayment): RestPayment {
  const { user_code, scenario, service_url, road, surface, message, params, shipment, ...rest } = payment;
  return rest;
}
