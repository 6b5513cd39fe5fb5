import type { KnownPayMethod } from './pay-method.js';

/** The road a payment comes home by: the SDK's callback, or a redirect to `redirect-url` (contract.md §3). */
export type Route = 'callback' | 'redirect';

/**
 * A route as the window takes it: `popup` is a callback whose window only a click may open, `away` leaves the page and
 * never comes home.
 */
export type Road = Route | 'popup' | 'away';

/** Which checkout server answers: `service.iamport.kr` frames, or the newer one that sends no `success` (contract.md §2). */
export type Family = 'legacy' | 'new-module';

/** How bad an issue is: an error stops the payment, a warning reaches the console once. */
export type Severity = 'error' | 'warning';

/** What a value has to be. Every part that is given has to hold; an absent value passes unless `given` is true. */
export interface Test {
  /** True: there has to be a value. False: there must be none. */
  readonly given?: boolean;
  readonly oneOf?: readonly (string | number | boolean)[];
  readonly pattern?: RegExp;
  readonly charset?: 'euc-kr';
  /** Characters at most. */
  readonly max?: number;
  /** UTF-8 bytes at most. */
  readonly maxBytes?: number;
  /** The least number, in the currency's own unit for an amount. */
  readonly min?: number;
}

/** When something applies: every field named has to be there and hold; a bare value stands for itself. */
export type When = Readonly<Record<string, Test | string | number | boolean>>;

/** A stable code of a rule that is broken; its sentence is in `request/issues.ts`. */
export type RuleCode =
  | 'amount-small'
  | 'app-scheme-left-out'
  | 'app-scheme-missing'
  | 'app-scheme-unusual'
  | 'biz-num-malformed'
  | 'biz-num-missing'
  | 'buyer-addr-long'
  | 'buyer-email-long'
  | 'buyer-email-missing'
  | 'buyer-name-long'
  | 'buyer-name-missing'
  | 'buyer-name-unusual'
  | 'buyer-postcode-long'
  | 'buyer-tel-long'
  | 'buyer-tel-missing'
  | 'card-quota-unusual'
  | 'company-missing'
  | 'currency-missing'
  | 'currency-unusual'
  | 'customer-uid-missing'
  | 'customer-uid-unusual'
  | 'digital-missing'
  | 'escrow-missing'
  | 'escrow-products-missing'
  | 'language-unusual'
  | 'merchant-uid-long'
  | 'merchant-uid-unusual'
  | 'notice-url-advised'
  | 'order-name-long'
  | 'order-name-unusual'
  | 'parameter-long'
  | 'parameter-missing'
  | 'parameter-unusual'
  | 'pay-method-refused'
  | 'pay-method-unusual'
  | 'pg-mid-missing'
  | 'pg-own-button'
  | 'popup-in-app'
  | 'popup-missing'
  | 'redirect-url-advised'
  | 'tax-free-missing'
  | 'vat-amount-unusual'
  | 'vbank-due-missing'
  | 'vbank-due-unusual';

/** One thing that a PG needs, limits or refuses, as data. */
export interface Rule {
  /**
   * What the rule is about: a property of the request (`buyerTel`), a further SDK parameter (`bypass.shop_user_id`), or
   * `provider`, the PG itself, also where it is the default one.
   */
  readonly field: string;
  /** What the value has to be; without it, there has to be one. */
  readonly must?: Test;
  /** When the rule applies: properties of the request, further parameters, `device`, `os`, `inApp`, `browser`. */
  readonly when?: When;
  readonly code: RuleCode;
  /** `warning` where it is left out. */
  readonly severity?: Severity;
  /** What is sent in its place where the rule is broken; null leaves it out. Where nothing was written, nothing is said. */
  readonly instead?: boolean | null;
}

/** The fields of an escrow product as a page writes them. */
export type ProductField = 'orderNumber' | 'name' | 'quantity' | 'amount';

/** How a PG does escrow (에스크로). */
export interface Escrow {
  /** The pay methods it has escrow for; all of them where it is left out. */
  readonly methods?: readonly KnownPayMethod[];
  /** The SDK's parameter that carries the products, where the PG has one (contract.md §1.4). */
  readonly param?: string;
  /** The PG's own names of a product's fields, where they differ. */
  readonly product?: Readonly<Record<string, ProductField>>;
}

/** Everything that shared code may ask about a PG (결제대행사). */
export interface Profile<Code extends string = string> {
  /** The SDK's `pg` code without a MID, such as `kcp`. */
  readonly code: Code;
  /** Other codes of the same PG, such as the one of its test channel. */
  readonly aliases?: readonly string[];
  /** The road on a PC and on a phone, as the SDK tells them apart (wire.md). */
  readonly road: { readonly pc: Road; readonly phone: Road };
  /** Where a parameter changes the road; the first that applies decides. */
  readonly detours?: readonly { readonly when: When; readonly road: Road }[];
  /** Pay methods in this PG's own spelling; empty where the window lets the buyer choose, left out where nobody knows. */
  readonly payMethods?: readonly KnownPayMethod[];
  /** Left out where no escrow is known. */
  readonly escrow?: Escrow;
  /** The currency where none is written: KRW where it is left out, null where the MID decides. */
  readonly currency?: string | null;
  /** What the PG wants behind the name of an `app-scheme` (contract.md §4.1). */
  readonly schemeSuffix?: '://';
  /** The PG's words for a failure have to be shown as they came (contract.md §2.1). */
  readonly verbatim?: true;
  readonly rules: readonly Rule[];
}

/** A sentence in both languages. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

/**
 * What an app around the page has to do for a PG beside opening other apps (contract.md §4.2 to §4.5): tell the window how
 * it ended by `communicate`, load the address that a bank transfer brings back, or pass BankPay's result on.
 */
export type AppDuty = 'communicate' | 'load-return' | 'bankpay-result';

/** What people should know about a PG and no payment needs: for documents and the sandbox, never in the browser. */
export interface About {
  readonly label: Text;
  readonly family: Family;
  /** Where the profile's facts come from. */
  readonly source: string;
  /** What to set up, or to know before choosing it. */
  readonly setup?: readonly Text[];
  /** What its test mode cannot do. */
  readonly testing?: readonly Text[];
  /** What an app's WebView has to do. */
  readonly inApp?: readonly Text[];
  /** The schemes of the apps that it leads to, where they do not follow from its pay methods. */
  readonly apps?: readonly string[];
  readonly appDuties?: readonly AppDuty[];
}

/** A layer on a PC, another page on a phone: what most PGs do. */
export const USUAL_ROAD = { pc: 'callback', phone: 'redirect' } as const;

/** A popup on a PC, another page on a phone. */
export const POPUP_ON_PC = { pc: 'popup', phone: 'redirect' } as const;

/** The page never leaves. */
export const STAYS = { pc: 'callback', phone: 'callback' } as const;

/** The page leaves, on a PC too. */
export const LEAVES = { pc: 'redirect', phone: 'redirect' } as const;
