import type { PayMethod, PgCode } from '../profiles/index.js';

/** An escrow product as KCP and KICC take it. */
export interface ImpEscrowProduct {
  orderNumber: string;
  name: string;
  quantity: number;
  /** KRW; never compared with the payment's amount. */
  amount: number;
}

/** What `IMP.request_pay` takes, in the vendor's own words (contract.md §1); what is missing here may be sent too. */
export interface ImpPayParams {
  /** From the console; replaces `pg`. */
  channelKey?: string;
  /** `code` or `code.MID`. */
  pg?: PgCode | `${PgCode}.${string}` | (string & {});
  /** `card` where it is left out. */
  pay_method?: PayMethod;
  /** At most 40 characters, a new one per attempt. */
  merchant_uid: string;
  /** At most 40 characters. */
  name: string;
  /** A number, never text: KRW, or the unit of `currency`. */
  amount: number;
  custom_data?: unknown;
  /** Asks for a billing key (빌링키) under this id. */
  customer_uid?: string;
  /** The buyer's id on the merchant's side. */
  customer_id?: string;

  /** At most 16 characters. */
  buyer_name?: string;
  buyer_first_name?: string;
  buyer_last_name?: string;
  /** At most 16 characters. */
  buyer_tel?: string;
  /** At most 64 characters. */
  buyer_email?: string;
  /** At most 128 characters. */
  buyer_addr?: string;
  /** At most 8 characters. */
  buyer_postcode?: string;
  company?: string;
  company_en?: string;
  prefill?: { phoneNumber?: string };

  currency?:
    | 'KRW'
    | 'USD'
    | 'EUR'
    | 'GBP'
    | 'JPY'
    | 'THB'
    | 'SGD'
    | 'RUB'
    | 'HKD'
    | 'CAD'
    | 'AUD'
    | 'CNY'
    | (string & {});
  language?: 'ko' | 'en' | 'zh' | 'jp' | (string & {});
  locale?: string;
  /** The tax-exempt part of the amount. */
  tax_free?: number;
  /** Worked out as (amount − tax_free) / 11 where it is left out. */
  vat_amount?: number | null;
  /** @deprecated `vat_amount` */
  vat?: number;
  cashReceiptType?: 'anonymous' | 'personal' | 'corporate' | (string & {});
  customerIdentifier?: string;
  isCulturalExpense?: boolean;
  use_test_method?: boolean;

  display?: {
    /** Months; `[]` for a lump sum only. */
    card_quota?: number[];
    only_installment?: boolean;
  };
  card?: {
    direct?: { code: string; quota?: number; usePoint?: boolean };
    detail?: { card_code: string; enabled: boolean; max_month?: number }[];
    interest_free?: unknown;
    useInstallment?: boolean;
  };
  useFreeInterestFromMall?: boolean;
  useCardPoint?: boolean;
  appCard?: boolean;
  auth_mode?: 'key-in' | (string & {});
  period?: { from?: string; to?: string; interval?: string } | string;
  escrow?: boolean;
  kcpProducts?: ImpEscrowProduct[];
  kiccProducts?: ImpEscrowProduct[];
  escrowProducts?: { id: string; name: string; code: string; unitPrice: number; quantity: number }[];
  /** The older spelling of `escrowProducts`. */
  products?: ImpPayParams['escrowProducts'];

  /** Contents (true) or goods (false). */
  digital?: boolean;
  /** `YYYY-MM-DD`, `YYYYMMDD`, or with a time. */
  vbank_due?: string;
  /** 10 digits. */
  biz_num?: string;
  phone?: { detail?: { carrier: string; enabled: boolean }[]; carrier?: string };
  cvs?: { payment_deadline?: string };
  alipay_plus?: { wallet?: string };
  order_description?: string;
  storeDetails?: Record<string, unknown>;

  /** Absolute; the vendor adds its query behind what is there. */
  m_redirect_url?: string;
  /** The app's own scheme. */
  app_scheme?: string;
  notice_url?: string | string[];
  confirm_url?: string;
  popup?: boolean;
  niceMobileV2?: boolean;
  kakaopayMobileAsPC?: boolean;
  kakaoOpenApp?: boolean;

  naverUseCfm?: string;
  naverPopupMode?: boolean;
  naverV2?: boolean;
  naverProducts?: Record<string, unknown>[];
  naverInterface?: Record<string, unknown>;
  naverPurchaserName?: string;
  naverPurchaserBirthday?: string;
  naverChainId?: string;
  naverMerchantUserKey?: string;
  naverCultureBenefit?: boolean;
  naverProductCode?: string;
  naverProductCount?: number;
  naverActionType?: string;
  optional?: Record<string, unknown>;
  address?: Record<string, unknown>;
  /** ISO 3166, two letters. */
  country?: string;
  /** The PG's own raw options. */
  bypass?: Record<string, unknown>;

  [further: string]: unknown;
}

/** What `IMP.request_pay` gets here: only what was given. */
export type SdkParams = Partial<ImpPayParams>;
