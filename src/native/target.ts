import type { AppDuty } from '../profiles/about.js';
import type { PgCode } from '../profiles/index.js';
import type { PaymentApp } from './app.js';

/** What snippets are made for. */
export interface NativeTarget {
  /** The PGs that the app's page takes payments with, such as `kcp` or `html5_inicis`. */
  readonly pgs: readonly string[];
  /** The app's own scheme, as `app-scheme` names it: `myshop`. */
  readonly scheme: string;
  /** The page that holds `<iamport-return>`, for payments that come home by the app's scheme; an https address. */
  readonly returnUrl?: string;
  /** The package of an Android app's code, such as `com.your.shop`. */
  readonly packageName?: string;
}

/** A target that was judged, with what follows from its PGs. */
export interface JudgedTarget {
  readonly pgs: readonly PgCode[];
  readonly scheme: string;
  readonly returnUrl: string;
  readonly packageName: string;
  /** The apps that these PGs lead to, the most important ones first. */
  readonly apps: readonly PaymentApp[];
  /** What the app's code has to do for these PGs beside opening apps. */
  readonly duties: ReadonlySet<AppDuty>;
}
