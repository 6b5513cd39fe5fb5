import type { PayMethod, PgCode } from '../profiles/index.js';

/** The callback of a legacy PG (contract.md §2.1): `success` is true for a virtual account that nobody has paid into, too. */
export interface ImpLegacyAnswer {
  success?: boolean;
  /** Some early failures come with this in place of `success`. */
  imp_success?: boolean;
  error_code?: string | null;
  /** The SDK's own misspelling, for a PG that is not registered. */
  error_coe?: string;
  error_msg?: string | null;
  /** Null where the failure came before a transaction. */
  imp_uid?: string | null;
  merchant_uid?: string;
  status?: 'ready' | 'paid' | 'failed' | (string & {});
  pay_method?: PayMethod;
  pg_provider?: PgCode | (string & {});
  /** The wallet inside a PG's window. */
  emb_pg_provider?: string | null;
  pg_type?: 'payment' | 'certification' | (string & {});
  pg_tid?: string;
  apply_num?: string;
  name?: string;
  /** What was paid; for a virtual account what is to be deposited. */
  paid_amount?: number;
  currency?: string;
  buyer_name?: string;
  buyer_email?: string;
  buyer_tel?: string;
  buyer_addr?: string;
  buyer_postcode?: string;
  custom_data?: unknown;
  /** Unix seconds; 0 while nothing is paid. */
  paid_at?: number;
  receipt_url?: string;
  card_name?: string;
  bank_name?: string;
  card_number?: string;
  /** Months; 0 for a lump sum. */
  card_quota?: number;
  vbank_num?: string;
  vbank_name?: string;
  vbank_holder?: string | null;
  /** Unix seconds; formatted text in old versions. */
  vbank_date?: number | string;
  customer_uid?: string;
  [further: string]: unknown;
}

/** The callback of a new-module PG (contract.md §2.2): success is the absence of `error_code`. */
export interface ImpNewModuleAnswer {
  success?: undefined;
  imp_uid?: string;
  merchant_uid: string;
  error_code?: string;
  error_msg?: string;
  customer_uid?: string;
  [further: string]: unknown;
}

/** What `IMP.request_pay` calls back with: a claim of the browser's, never a proof. */
export type ImpAnswer = ImpLegacyAnswer | ImpNewModuleAnswer;
