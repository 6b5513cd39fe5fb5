import { SdkError } from '../errors.js';
import { followable, VENDOR_SCRIPT } from '../request/index.js';
import { type Imp, usableImp } from './imp.js';
import { isParsed, page, type ScriptPolicy } from './page.js';

/** Where the vendor's script comes from. */
export interface ScriptSource {
  readonly url: string;
  /** Subresource integrity, where the merchant pins a version. */
  readonly integrity?: string | undefined;
  /** The page's CSP nonce. */
  readonly nonce?: string | undefined;
}

const TOTAL_MS = 12_000;
const TRY_MS = 8_000;
const BACK_OFF_MS = [300, 900];
const POLL_MS = 50;
/** A script runs a moment after it has arrived. */
const ARRIVED_MS = 1_000;
const POLICY_NAME = 'iamport-elements';
/** Script optimisers leave tags with these marks alone. */
const MARKS = { 'data-cfasync': 'false', 'data-no-optimize': '1', 'data-no-defer': '1', 'data-no-minify': '1' };
/** Other types never run: data, or a script that an optimiser holds back. */
const RUNS = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/** The script's address, blessed where the page requires Trusted Types. */
function scriptUrl(url: string): string {
  const plain: ScriptPolicy = { createScriptURL: (address) => address };
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
  };
  try {
    page().policy ??= trustedTypes?.createPolicy(POLICY_NAME, plain) ?? plain;
  } catch {
    throw new SdkError('sdk-blocked', `the page's CSP has to allow the policy: trusted-types ${POLICY_NAME}`);
  }
  return (page().policy as ScriptPolicy).createScriptURL(url);
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** `load` or `error` of a tag, or `timeout`; a usable IMP ends the wait whoever brought it. */
function settled(
  script: HTMLScriptElement,
  milliseconds: number,
  isDead: () => boolean,
): Promise<'load' | 'error' | 'timeout'> {
  return new Promise((resolve) => {
    const end = (how: 'load' | 'error' | 'timeout') => {
      clearInterval(poll);
      clearTimeout(timer);
      script.removeEventListener('load', onLoad);
      script.removeEventListener('error', onError);
      resolve(how);
    };
    const onLoad = () => end('load');
    const onError = () => end('error');
    script.addEventListener('load', onLoad);
    script.addEventListener('error', onError);
    const timer = setTimeout(() => end('timeout'), milliseconds);
    const poll = setInterval(() => {
      if (usableImp()) end('load');
      else if (isDead()) end('error');
    }, POLL_MS);
  });
}

/** The page's own tags of the vendor's script, whether they are still on their way or dead. */
function foreignTags(url: string): HTMLScriptElement[] {
  return Array.from(document.scripts).filter(
    ({ src, dataset, type, noModule }) =>
      src !== '' &&
      !noModule &&
      RUNS.test(type) &&
      !('iamportElements' in dataset) &&
      (src === url || VENDOR_SCRIPT.test(src)),
  );
}

/** The page has a tag of the vendor's script of its own. */
export const hasVendorTag = (): boolean => foreignTags('').length > 0;

/** The page brings the vendor's script itself, and so calls `IMP.init` itself. */
export function pageBringsImp(): boolean {
  if (document.querySelector('script[data-iamport-elements]')) return false;
  return usableImp() !== null || hasVendorTag();
}

/** A tag that has finished without bringing IMP; the network's own record tells, since its events are long gone. */
function isDead({ src }: HTMLScriptElement): boolean {
  if (!isParsed()) return false;
  const arrived = performance
    .getEntriesByName(src, 'resource')
    .map((entry) => (entry as PerformanceResourceTiming).responseEnd)
    .filter((end) => end > 0 && performance.now() - end > ARRIVED_MS);
  // A page that tries again itself has one tag more than answers.
  return arrived.length >= Math.max(1, Array.from(document.scripts).filter((script) => script.src === src).length);
}

/** How often an address was asked for before this time. */
function countTry(url: string): number {
  const { tries } = page();
  const before = tries.get(url) ?? 0;
  tries.set(url, before + 1);
  return before;
}

async function loadOnce({ url, integrity, nonce }: ScriptSource, milliseconds: number): Promise<Imp> {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(MARKS)) script.setAttribute(name, value);
  script.dataset.iamportElements = '';
  script.async = true;
  if (integrity) {
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
  }
  if (nonce) script.nonce = nonce;
  const address = new URL(url);
  const tries = countTry(url);
  if (tries > 0) address.searchParams.set('retry', `${tries}`);
  script.src = scriptUrl(address.href);
  // The vendor's script assigns only where nothing stands, and an element, or a frame, called IMP would.
  if (!Object.prototype.hasOwnProperty.call(window, 'IMP')) (window as { IMP?: unknown }).IMP = undefined;
  (document.head ?? document.documentElement).append(script);

  const how = await settled(script, milliseconds, () => false);
  const imp = usableImp();
  if (imp) return imp;
  script.remove();
  if (how === 'timeout') throw new SdkError('sdk-timeout', `${url} did not answer in ${milliseconds} ms`);
  if (how === 'load') throw new SdkError('sdk-unusable', `${url} loaded but left no usable window.IMP`);
  if (navigator.onLine === false) throw new SdkError('sdk-offline', 'the browser is offline');
  throw new SdkError('sdk-blocked', `${url} could not be loaded (ad blocker, CSP, wrong address, nobody there)`);
}

/** What is there is adopted, what is on its way is waited for, errors are tried again. */
async function load(source: ScriptSource): Promise<Imp> {
  const deadline = performance.now() + TOTAL_MS;
  const left = () => Math.max(0, Math.min(TRY_MS, deadline - performance.now()));
  const waitedFor = new Set<HTMLScriptElement>();

  for (let attempt = 0; ; attempt += 1) {
    // The page's own tag may have come in the meantime.
    for (const tag of foreignTags(source.url)) {
      if (usableImp() || waitedFor.has(tag)) continue;
      waitedFor.add(tag);
      await settled(tag, left(), () => isDead(tag));
      countTry(tag.src);
    }
    const standing = usableImp();
    if (standing) return standing;
    try {
      return await loadOnce(source, left());
    } catch (error) {
      const pause = BACK_OFF_MS[attempt];
      if (pause === undefined || left() <= pause) throw error;
      await sleep(pause);
    }
  }
}

/** Loads the vendor's script once for the page, whichever tag or copy of this library asks; rejects with an `SdkError`. */
export async function loadImp(source: ScriptSource): Promise<Imp> {
  const standing = usableImp();
  if (standing) return standing;
  const url = followable(source.url, document.baseURI);
  if (url === null) throw new SdkError('sdk-unusable', `sdk-url is not an http(s) address: ${source.url}`);

  const shared = page();
  const { load: other } = shared;
  // A second script beside one that is on its way would be a second IMP.
  if (other !== null) return other.url === url ? other.imp : other.imp.catch(() => loadImp(source));
  const own = { url, imp: load({ ...source, url }) };
  shared.load = own;
  // A failure is forgotten, so that the next click tries again; a success stands as `window.IMP`.
  const forget = () => {
    if (shared.load === own) shared.load = null;
  };
  own.imp.then(forget, forget);
  return own.imp;
}
