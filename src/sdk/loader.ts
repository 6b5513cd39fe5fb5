import { SdkError } from '../errors.js';
import { type Imp, usableImp } from './imp.js';

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
const POLICY_NAME = 'iamport-elements';
/** Script optimisers leave tags with these marks alone. */
const MARKS = { 'data-cfasync': 'false', 'data-no-optimize': '1', 'data-no-defer': '1', 'data-no-minify': '1' };
const VENDOR_SCRIPT = /\/(?:v1\/iamport|iamport\.payment-[\w.]+?)(?:\.min)?\.js(?:[?#]|$)/;

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

let policy: ScriptPolicy | undefined;

/** The script's address, blessed where the page requires Trusted Types. */
function scriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy } })
    .trustedTypes;
  policy ??= factory?.createPolicy(POLICY_NAME, { createScriptURL: (address) => address }) ?? {
    createScriptURL: (address) => address,
  };
  return policy.createScriptURL(url);
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

/** The page's own tag of the vendor's script, whether it is still on its way or dead. */
function foreignTag(url: string): HTMLScriptElement | undefined {
  return Array.from(document.scripts).find(
    ({ src, dataset }) => src !== '' && !('iamportElements' in dataset) && (src === url || VENDOR_SCRIPT.test(src)),
  );
}

/** The page brings the vendor's script itself, and so calls `IMP.init` itself. */
export function pageBringsImp(): boolean {
  if (document.querySelector('script[data-iamport-elements]')) return false;
  return usableImp() !== null || foreignTag('') !== undefined;
}

/** A tag that has finished without bringing IMP; the network's own record tells, since its events are long gone. */
function isDead(script: HTMLScriptElement): boolean {
  if (document.readyState === 'loading') return false;
  return performance
    .getEntriesByName(script.src, 'resource')
    .some((entry) => (entry as PerformanceResourceTiming).responseEnd > 0);
}

async function loadOnce({ url, integrity, nonce }: ScriptSource, attempt: number, milliseconds: number): Promise<Imp> {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(MARKS)) script.setAttribute(name, value);
  script.dataset.iamportElements = '';
  script.async = true;
  if (integrity) {
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
  }
  if (nonce) script.nonce = nonce;
  const address = new URL(url, document.baseURI);
  if (attempt > 0) address.searchParams.set('retry', `${attempt}`);
  script.src = scriptUrl(address.href);
  // The vendor's script assigns only where nothing stands, and an element with `id="IMP"` would.
  const page = globalThis as { IMP?: unknown };
  if (page.IMP instanceof Element) page.IMP = undefined;
  document.head.append(script);

  const how = await settled(script, milliseconds, () => false);
  const imp = usableImp();
  if (imp) return imp;
  script.remove();
  if (how === 'timeout') throw new SdkError('sdk-timeout', `${url} did not answer in ${milliseconds} ms`);
  if (how === 'load') throw new SdkError('sdk-unusable', `${url} loaded but left no usable window.IMP`);
  if (navigator.onLine === false) throw new SdkError('sdk-offline', 'the browser is offline');
  throw new SdkError('sdk-blocked', `${url} could not be loaded (ad blocker, CSP, wrong address)`);
}

/** Loads the vendor's script: what is there is adopted, what is on its way is waited for, errors are tried again. */
export async function loadImp(source: ScriptSource): Promise<Imp> {
  const deadline = performance.now() + TOTAL_MS;
  const left = () => Math.max(0, Math.min(TRY_MS, deadline - performance.now()));
  const standing = usableImp();
  if (standing) return standing;

  const foreign = foreignTag(new URL(source.url, document.baseURI).href);
  if (foreign) {
    await settled(foreign, left(), () => isDead(foreign));
    const imp = usableImp();
    if (imp) return imp;
  }

  for (let attempt = 0; ; attempt += 1) {
    try {
      return await loadOnce(source, attempt, left());
    } catch (error) {
      const pause = BACK_OFF_MS[attempt];
      if (pause === undefined || left() <= pause) throw error;
      await sleep(pause);
    }
  }
}
