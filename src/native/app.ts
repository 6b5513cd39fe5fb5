import type { PgCode } from '../profiles/index.js';
import type { KnownPayMethod } from '../profiles/pay-method.js';
import type { Text } from '../profiles/profile.js';

/** The two systems whose apps this room writes code for. */
export type Platform = 'ios' | 'android';

/** An app that a payment page may hand the buyer to: a bank's, a card company's, a wallet's (contract.md §4.2, §4.3). */
export interface PaymentApp {
  /** The URL scheme that opens it, without `://`, such as `ispmobile`. */
  readonly scheme: string;
  readonly label: Text;
  /** The Android package (`kvp.jjy.MispAndroid320`); null where none is known. */
  readonly androidPackage: string | null;
  /** The App Store's number of the app (`369125087`); null where none is known. */
  readonly appStoreId: string | null;
  /** Whether the vendor's manuals ask an app to list the scheme. */
  readonly inManuals: boolean;
  /** Where the scheme is used. */
  readonly platforms: readonly Platform[];
  /** The pay methods (결제수단) that may lead to it, or `any`. */
  readonly payMethods: readonly KnownPayMethod[] | 'any';
  /** The PGs that may lead to it. */
  readonly pgs: readonly PgCode[];
}

/** An Android app that is only looked for: no scheme of its own is known. */
export type QueriedPackage = Pick<PaymentApp, 'label' | 'payMethods' | 'pgs'> & { readonly androidPackage: string };
