import type { Imp } from './imp.js';

/** Makes an address that the page's Trusted Types accept for a script. */
export interface ScriptPolicy {
  createScriptURL(url: string): string;
}

/** What all copies of this library on the page share. Copies may differ in age, so a later one may only add to it. */
export interface PageRecord {
  /** The attempt that is on its way; null when the page is free. */
  attempt: object | null;
  /** `code` or `code/tier` of the last `init` that this library made, and on which IMP. */
  initialised: string | null;
  imp: Imp | null;
  /** When that was, or when another script's was first seen, by `performance.now()`. */
  initialisedAt: number;
  /** Whose frames there were since, also where the page made them; they may be gone by now. */
  standing: string | null;
  /** A window was lost: its frame still holds the old payment, so the next attempt starts with `init`. */
  stale: boolean;
  /** The payment of a lost window, which may still have gone through; the flow's own to read. */
  lost: unknown;
  /** The vendor's script on its way, and from where. */
  load: { readonly url: string; readonly imp: Promise<Imp> } | null;
  /** How often each address was asked for: a hung or broken answer stands in the way of the same one. */
  readonly tries: Map<string, number>;
  /** The Trusted Types policy, whose name can be taken only once. */
  policy: ScriptPolicy | null;
  /** Questions on their way to the merchant's server; the return's own to read. */
  readonly asked: Map<string, unknown>;
}

const KEY = Symbol.for('iamport-elements/session');
let joined: PageRecord | undefined;

/** The page's one record. */
export function page(): PageRecord {
  if (joined) return joined;
  const fresh: PageRecord = {
    attempt: null,
    initialised: null,
    imp: null,
    initialisedAt: Number.NEGATIVE_INFINITY,
    standing: null,
    stale: false,
    lost: null,
    load: null,
    tries: new Map(),
    policy: null,
    asked: new Map(),
  };
  const shared = globalThis as { [KEY]?: PageRecord };
  const standing = shared[KEY];
  joined = standing ? Object.assign(standing, { ...fresh, ...standing }) : fresh;
  shared[KEY] = joined;
  return joined;
}

/** How the document came here. */
const navigation = (): PerformanceNavigationTiming | undefined =>
  performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;

/** The document is there and its own scripts, deferred ones too, have had their turn. */
export const isParsed = (): boolean =>
  document.readyState === 'complete' || (navigation()?.domContentLoadedEventEnd ?? 0) > 0;

let revisited: boolean | undefined;

/** The document was here before: the buyer reloaded it, or came Back or Forward to it. */
export function isRevisited(): boolean {
  revisited ??= /^(?:reload|back_forward)$/.test(navigation()?.type ?? '');
  return revisited;
}
