import { SdkError } from '../errors.js';
import { dialogVisible, framesReady, hasDialog, standingMerchant, watchFrames } from './frames.js';
import { type Imp, usableImp } from './imp.js';
import { loadImp, pageBringsImp, type ScriptSource } from './loader.js';
import { isParsed, page } from './page.js';

/** Which merchant the page's one IMP has to stand for. */
export interface Merchant {
  /** 가맹점 식별코드 for `IMP.init`; empty where the page has called it. */
  readonly code: string;
  /** The sub-merchant's tier, for `IMP.agency`. */
  readonly tierCode: string;
}

const FRAMES_TIMEOUT_MS = 12_000;
/** How long the frames of an `init` are waited for; no frames at all is fine with newer PGs. */
const ARRIVAL_MS = 1_000;
/** The same for a popup, which the SDK would open too late if it had to keep the request for a frame to come. */
const POPUP_ARRIVAL_MS = 3_000;
const POLL_MS = 50;

const nameOf = ({ code, tierCode }: Merchant): string => (tierCode ? `${code}/${tierCode}` : code);

/** Frames tell whom IMP stands for, whoever called `init`; before there are any, our own record does. */
function isInitialised(merchant: Merchant): boolean {
  const { initialised, imp, standing, stale } = page();
  if (stale || (imp !== null && imp !== usableImp())) return false;
  const framed = standingMerchant();
  // Frames that are gone took the merchant with them (`IMP.deinit`, a body that was swapped).
  if (framed === null && standing !== null) return false;
  return merchant.code === '' || (framed ?? initialised) === nameOf(merchant);
}

/** Takes the page's single place for a payment; null while another one is on its way. */
export function takeTurn(): (() => void) | null {
  const shared = page();
  if (shared.attempt !== null) return null;
  const attempt = {};
  shared.attempt = attempt;
  return () => {
    if (shared.attempt === attempt) shared.attempt = null;
  };
}

/** Somebody has called `IMP.init` on this page, or the page brings the script itself and so will. */
export const initialisedByPage = (): boolean =>
  page().initialised !== null || (standingMerchant() ?? page().standing) !== null || pageBringsImp();

/** An `init` asks the service before there are frames. */
const framesAwaited = (milliseconds: number): boolean =>
  standingMerchant() === null && performance.now() - page().initialisedAt < milliseconds;

/** `request_pay` may be called in this very task. */
export function isReady(merchant: Merchant, { popup = false } = {}): boolean {
  if (usableImp() === null) return false;
  watchFrames();
  const isAwaited = popup && hasDialog() && framesAwaited(POPUP_ARRIVAL_MS);
  return isInitialised(merchant) && framesReady() && !isAwaited;
}

const sleep = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

async function framesArrived(milliseconds: number): Promise<void> {
  while (framesAwaited(milliseconds)) await sleep();
}

function initialise(imp: Imp, merchant: Merchant): void {
  const shared = page();
  // A tag without a code initialises whoever stood before.
  const name =
    (merchant.code && nameOf(merchant)) || (standingMerchant() ?? shared.standing ?? shared.initialised ?? '');
  const [code = '', tierCode] = name.split('/');
  try {
    if (tierCode) imp.agency(code, tierCode);
    else if (code) imp.init(code);
  } catch (error) {
    throw new SdkError('sdk-unusable', `IMP.init threw (iamport.payment-*.js want jQuery before them): ${error}`);
  }
  Object.assign(shared, { initialised: name, imp, initialisedAt: performance.now(), standing: null, stale: false });
}

/** How the SDK is got ready. */
interface PrepareOptions {
  /** Before the click: keeps out of a window that is open, the page's own too, whose frame an `init` would destroy. */
  readonly early?: boolean;
  /** The window will be a popup. */
  readonly popup?: boolean;
}

/** Loads the script, initialises it for the merchant and waits for its frames; rejects with an `SdkError`. */
export async function prepare(
  source: ScriptSource,
  merchant: Merchant,
  { early = false, popup = false }: PrepareOptions = {},
): Promise<void> {
  const shared = page();
  const deadline = performance.now() + FRAMES_TIMEOUT_MS;
  const isLate = () => performance.now() > deadline;
  /** Another tag's merchant stands: two that warm up would undo each other's `init`. */
  const isTaken = () =>
    shared.imp !== null && shared.imp === usableImp() && !shared.stale && shared.initialised !== nameOf(merchant);
  watchFrames();
  await loadImp(source);
  // An `init` of the page's own may wait for the document.
  while (shared.imp === null && pageBringsImp() && !isParsed() && !isLate()) await sleep();
  // It counts from when it is seen; without a code it may be still to come.
  const isNew = shared.initialised === null && shared.initialisedAt < 0;
  if (isNew && (hasDialog() || merchant.code === '')) shared.initialisedAt = performance.now();
  let awaited: number;
  do {
    if (!isInitialised(merchant)) {
      // An `init` over another whose frames are still to come would mix the two.
      await framesArrived(POPUP_ARRIVAL_MS);
      // A lost window may have taken the IMP with it that was loaded before.
      const imp = await loadImp(source);
      if (early && (shared.attempt !== null || dialogVisible() || isTaken())) return;
      if (!isInitialised(merchant)) initialise(imp, merchant);
    }
    awaited = shared.initialisedAt;
    await framesArrived(popup || merchant.code === '' ? POPUP_ARRIVAL_MS : ARRIVAL_MS);
    while (!framesReady() && !isLate()) await sleep();
    watchFrames();
    // The page may have swapped its body meanwhile, and thrown the frames away.
  } while (!early && !isInitialised(merchant) && !isLate());
  if (framesReady()) return;
  // The next attempt starts with frames of its own, where it has not begun already.
  if (shared.initialisedAt === awaited) shared.stale = true;
  throw new SdkError('sdk-timeout', 'the frames of the payment service did not load');
}

/** What is got ready before a click now, and whether somebody has asked for it again meanwhile. */
const early = new Map<string, { isAwaited: boolean }>();

/** Gets ready before a click, once for all the tags that ask for the same; whatever goes wrong is told at the click. */
export function prepareEarly(source: ScriptSource, merchant: Merchant): void {
  const key = `${nameOf(merchant)} ${source.url}`;
  const running = early.get(key);
  if (running) {
    running.isAwaited = true;
    return;
  }
  const own = { isAwaited: false };
  early.set(key, own);
  const end = (isAgain: boolean) => {
    early.delete(key);
    if (isAgain) prepareEarly(source, merchant);
  };
  // It may have given way to a window that has gone since.
  const came = () => end(own.isAwaited && !isReady(merchant));
  prepare(source, merchant, { early: true }).then(came, () => end(false));
}

/** The payment of the page's last lost window, as the flow left it; null where there is none. */
export const lostPayment = {
  get: (): unknown => page().lost,
  set: (claim: unknown): void => {
    page().lost = claim;
  },
};
