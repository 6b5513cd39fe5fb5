import type { IamportCheckout, PayOutcome } from 'iamport-elements';
import { Clock } from './clock.js';
import type { Entry, Log, Told } from './invariants.js';
import { type Job, usual } from './job.js';
import type { Acts, Name, Step } from './steps.js';

/** Slow enough for a loaded machine to keep up with our time-outs. */
const ORDINARY_RATE = 3;
/** Longer than anything waits that is not the buyer's turn: three tries of a server that hangs, four times asked. */
const PATIENCE_MS = 110_000;
/** After this long without a word the buyer gives a window up. */
const BUYER_MS = 20_000;
/** Longer than an ordinary payment, and than the SDK's silence. */
const ORDINARY_MS = 20_000;
const LOOK_MS = 100;
/** So often looked at in vain, a window is nobody's. */
const LOOKS = 5;
const GESTURE_MS = 5_000;

type Sdk = {
  init(code: string): void;
  close(): void;
  request_pay(params: object, callback: (answer: unknown) => unknown): unknown;
};

const { job } = window as unknown as { job: Job };
const clock = new Clock(job.rate);
const entries: Log['entries'] = [];
const note = (entry: Entry) => entries.push({ ...entry, at: Math.round(clock.now()) });

// What is thrown on purpose says so.
const fault = (what: string) => new Error(`chaos: ${what}`);
const thrown = (error: unknown) => {
  const text = error instanceof Error ? `${error}\n${error.stack}` : String(error);
  // A script of another origin, which ours is not, has no more to say than this.
  if (!text.includes('chaos: ') && !/^Script error\.?$/.test(text))
    note({ what: 'thrown', message: text.slice(0, 600) });
};
window.addEventListener('error', ({ error, message }) => thrown(error ?? message));
window.addEventListener('unhandledrejection', ({ reason }) => thrown(reason));
const complain = console.error;
console.error = (...words) => {
  // A mistake of our own would be caught, told to the developer, and end as a failure.
  for (const word of words) if (/^(Type|Range|Reference|Syntax)Error$/.test((word as Error)?.name)) thrown(word);
  complain(...words);
};
window.alert = () => {};

if (!job.setup.storage) {
  Object.defineProperty(window, 'sessionStorage', {
    get() {
      throw new DOMException('chaos: no storage', 'SecurityError');
    },
  });
} else sessionStorage.clear();

// Popups: a script has no gesture to give, so the page keeps its own account of clicks, and frames stand in for windows.
let gestureUntil = 0;
let popupsRefused = false;
let popup: { closed: boolean; close(): void } | null = null;
const hasGesture = () => clock.now() < gestureUntil;
Object.defineProperty(navigator, 'userActivation', {
  value: {
    get isActive() {
      return hasGesture();
    },
  },
});
window.open = () => {
  if (popupsRefused || !hasGesture()) return null;
  const frame = document.createElement('iframe');
  const opened = {
    closed: false,
    close() {
      opened.closed = true;
      frame.remove();
    },
    location: {
      set href(address: string) {
        frame.src = address;
        // Beside the body: a popup is no part of the page.
        if (!opened.closed) document.documentElement.append(frame);
      },
    },
  };
  popup = opened;
  return opened as unknown as Window;
};

// The SDK as it arrives, with its callbacks kept.
let sdk: Sdk | undefined;
const callbacks: { answer(value: unknown): void; merchantUid: string }[] = [];
const nextCalls: Acts['sdk'][0][] = [];
Object.defineProperty(window, 'IMP', {
  configurable: true,
  get: () => sdk,
  set(imp: Sdk | undefined) {
    sdk = imp;
    if (typeof imp?.request_pay !== 'function') return;
    const requestPay = imp.request_pay;
    imp.request_pay = (params, callback) => {
      const merchantUid = String((params as { merchant_uid?: unknown }).merchant_uid);
      note({ what: 'request_pay', merchantUid });
      const how = nextCalls.shift();
      if (how === 'throw') throw fault('request_pay throws');
      if (how === 'reject') return Promise.reject(fault('request_pay rejects'));
      callbacks.push({ answer: callback, merchantUid });
      if (how === 'mute') return undefined;
      const returned = requestPay.call(imp, params, (answer) => {
        callback(answer);
        if (how === 'twice') callback(answer);
      });
      if (how === 'show-and-throw') throw fault('request_pay shows and throws');
      return returned;
    };
  },
});

// What the elements say.
const ids = new Map<PayOutcome, number>();
const told = (outcome: PayOutcome): Told => {
  if (!ids.has(outcome)) ids.set(outcome, ids.size + 1);
  const { status, verified, reason, impUid, merchantUid } = outcome;
  return { id: ids.get(outcome) as number, status, verified, reason, impUid, merchantUid };
};
const tracked = new Map<IamportCheckout, string>();
const track = (element: IamportCheckout) => {
  if (!tracked.has(element)) tracked.set(element, `${element.id}${tracked.size}`);
  return tracked.get(element) as string;
};
const unresolved = new Map<number, IamportCheckout>();
let calls = 0;

window.addEventListener('payment-request', ({ defaultPrevented }) =>
  note({ what: 'request', prevented: defaultPrevented }),
);
for (const name of ['payment-success', 'payment-pending', 'payment-failed'] as const) {
  const hear = ({ target, detail }: CustomEvent<PayOutcome>) => {
    const owner = [...tracked.keys()].find(({ outcome }) => outcome === detail);
    note({ what: 'event', outcome: told(detail), astray: target !== (owner?.isConnected ? owner : document) });
  };
  window.addEventListener(name, hear as EventListener, true);
}

function watchPay({ prototype }: { prototype: IamportCheckout }): void {
  const { pay } = prototype;
  prototype.pay = function (this: IamportCheckout) {
    calls += 1;
    const call = calls;
    note({ what: 'pay', call, on: track(this), verify: Boolean(this.verifyUrl) });
    unresolved.set(call, this);
    const promise = pay.call(this);
    promise.then(
      (outcome) => {
        unresolved.delete(call);
        note({ what: 'resolved', call, outcome: told(outcome) });
      },
      (error) => note({ what: 'thrown', message: `pay() rejected: ${error}` }),
    );
    return promise;
  };
}

const elementOf = (on: Name) => document.getElementById(on) as IamportCheckout | null;
const removed = new Map<Name, IamportCheckout>();
const known = (on: Name) => elementOf(on) ?? removed.get(on) ?? null;
const dialogs = () => [...document.querySelectorAll<HTMLElement>('.imp-dialog')];
const isCovered = () =>
  dialogs().some((dialog) => dialog.getClientRects().length > 0) ||
  document.body.classList.contains('imp-payment-progress');

function click(element: IamportCheckout | null): void {
  const trigger = element?.querySelector('button') ?? element?.shadowRoot?.querySelector<HTMLElement>('[part=button]');
  gestureUntil = clock.now() + GESTURE_MS;
  trigger?.click();
}

const own = (attribute: string, value: string) => (attribute === 'merchant-uid' ? `${value}x${job.id}` : value);

const answers = {
  paid: (merchantUid: string) => ({ success: true, imp_uid: 'imp_000', merchant_uid: merchantUid, status: 'paid' }),
  failed: (merchantUid: string) => ({ success: false, merchant_uid: merchantUid, error_msg: 'no' }),
  nothing: () => undefined,
};

const listening = new AbortController();

function listen(...[to, how]: Acts['listen']): void {
  const names = to === 'outcome' ? ['payment-success', 'payment-pending', 'payment-failed'] : [to];
  const heard = new AbortController();
  const options = { signal: heard.signal };
  listening.signal.addEventListener('abort', () => heard.abort());
  const hear = (event: Event) => {
    heard.abort();
    const { params } = (event as CustomEvent).detail ?? {};
    const element = event.target === document ? null : (event.target as IamportCheckout);
    if (how === 'throw') throw fault('a listener throws');
    if (how === 'prevent') event.preventDefault();
    if (how === 'order') params.merchant_uid = own('merchant-uid', 'listener');
    if (how === 'amount') params.amount = 0;
    if (how === 'remove') element?.remove();
    if (how === 'pay') void (known('B') ?? element)?.pay();
  };
  for (const name of names) document.addEventListener(name, hear, options);
}

const acts: { [Act in keyof Acts]: (...args: Acts[Act]) => unknown } = {
  click: (on) => click(elementOf(on)),
  pay: (on) => void known(on)?.pay(),
  set: (on, attribute, value) => {
    if (value === null) known(on)?.removeAttribute(attribute);
    else known(on)?.setAttribute(attribute, own(attribute, value));
  },
  place: (on, how) => {
    const element = known(on);
    const content = document.getElementById('content');
    if (!element || !content) return;
    if (how === 'remove') {
      removed.set(on, element);
      element.remove();
    } else if (how === 'clone') {
      const clone = element.cloneNode(true) as IamportCheckout;
      element.replaceWith(clone);
      track(clone);
    } else if (how === 'insert' ? !element.isConnected : element.isConnected) content.append(element);
  },
  reset: (on) => known(on)?.reset(),
  wait: (milliseconds) => clock.wait(milliseconds),
  listen,
  init: (code) => {
    if (typeof sdk?.init === 'function') sdk.init(code);
  },
  message: (text) => window.postMessage(text, '*'),
  back: () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  dialog: (how) => {
    for (const dialog of dialogs()) how === 'hide' ? hide(dialog) : dialog.remove();
  },
  answer: (which, claim) => {
    const call = which === 'current' ? callbacks.at(-1) : callbacks.at(-2);
    call?.answer(answers[claim](call.merchantUid));
    // As the SDK itself does it.
    if (which === 'current') sdk?.close();
  },
  sdk: (how) => void nextCalls.push(how),
  popup: (how) => {
    if (how === 'close') popup?.close();
    else popupsRefused = how === 'refuse';
  },
  page: (how) => {
    const content = document.getElementById('content');
    if (how === 'grow') document.body.append(document.createElement('p'));
    if (how === 'swap-content') content?.replaceWith(content.cloneNode(true));
    if (how === 'swap-body') {
      const body = document.createElement('body');
      if (content) body.append(content.cloneNode(true));
      document.body.replaceWith(body);
    }
    for (const element of document.querySelectorAll<IamportCheckout>('iamport-checkout')) track(element);
  },
};

/** As Danal's × does it: gone without a word. */
function hide(dialog: HTMLElement): void {
  dialog.style.display = 'none';
  document.body.classList.remove('imp-payment-progress');
}

const act = <Act extends keyof Acts>([name, ...args]: [Act, ...Acts[Act]]) => acts[name](...(args as Acts[Act]));

const isBusy = (state: string | null) => state === 'loading' || state === 'open' || state === 'verifying';
const busy = () => [...tracked].filter(([element]) => isBusy(element.state));
/** An attempt that waits for its second tap is nobody's turn but the buyer's. */
const waiting = () => [...unresolved.values()].filter((element) => !isBusy(element.state));

async function quiet(patience: number): Promise<boolean> {
  const deadline = clock.now() + patience;
  while (busy().length > 0) {
    if (clock.now() > deadline) return false;
    await clock.wait(100);
  }
  return true;
}

/** Notes a window that is there for nobody. */
async function watchWindow(): Promise<never> {
  for (let seen = 0; ; await clock.wait(LOOK_MS)) {
    seen = isCovered() && busy().length === 0 ? seen + 1 : 0;
    if (seen === LOOKS) note({ what: 'unwatched' });
  }
}

/** Lets the sequence end, the buyer doing what a buyer can. */
async function runOut(): Promise<void> {
  nextCalls.length = 0;
  listening.abort();
  popupsRefused = false;
  for (let round = 0; round < 4; round += 1) {
    if (!(await quiet(BUYER_MS))) {
      // Nothing in sight, nothing to go back from: whoever is still busy has to get out of it alone.
      if (isCovered() || popup?.closed === false) acts.back();
      popup?.close();
      if (!(await quiet(PATIENCE_MS))) break;
    }
    const [armed] = waiting();
    if (!armed) break;
    gestureUntil = clock.now() + GESTURE_MS;
    void armed.pay();
  }
  const stuck = busy().map(([{ state }, name]) => `${name} is ${state}`);
  for (const [element, name] of tracked) {
    if (isBusy(element.state) || !element.isConnected) continue;
    if (isBusy(element.getAttribute('state'))) stuck.push(`${name} shows state="${element.getAttribute('state')}"`);
    if (element.querySelector('[aria-busy=true]')) stuck.push(`${name} has a busy trigger`);
  }
  await clock.wait(1_000);
  const covered = isCovered() ? ['the page is covered'] : [];
  note({ what: 'rest', busy: stuck, covered });
  dialogs().forEach(hide);
}

/** The elements of the page are left alone: this one is as any page would have it. */
async function payOrdinarily(): Promise<void> {
  clock.rate = ORDINARY_RATE;
  const element = document.createElement('iamport-checkout');
  const merchantUid = own('merchant-uid', 'ordinary');
  const attributes = { ...usual, 'sdk-url': job.sdkUrl, 'merchant-uid': merchantUid, id: 'ordinary' };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  const began = clock.now();
  let outcome: PayOutcome | null = null;
  // What became of a window that was lost is asked first, and may be the answer to a click.
  for (let tries = 0; tries < 3; tries += 1) {
    gestureUntil = clock.now() + GESTURE_MS;
    outcome = await Promise.race([element.pay(), clock.wait(ORDINARY_MS).then(() => null)]);
    if (outcome?.status !== 'failed' && outcome?.merchantUid === merchantUid) break;
    // Two answers to one payment load the frames twice: the next window may be lost in between, or stay empty.
    if (outcome === null) acts.back();
    await quiet(ORDINARY_MS);
  }
  note({
    what: 'ordinary',
    merchantUid,
    outcome: outcome && told(outcome),
    took: (clock.now() - began) / ORDINARY_RATE,
  });
}

async function run(): Promise<void> {
  watchPay(customElements.get('iamport-checkout') as unknown as { prototype: IamportCheckout });
  for (const element of document.querySelectorAll<IamportCheckout>('iamport-checkout')) track(element);
  void watchWindow();
  for (const step of job.steps as Step[]) {
    note({ what: 'step', step });
    await act(step as never);
  }
  await runOut();
  await payOrdinarily();
}

document.addEventListener('DOMContentLoaded', () =>
  clock
    .wait(0)
    .then(run)
    .catch((error) => note({ what: 'thrown', message: `the harness: ${error}\n${error.stack}` }))
    .then(() => fetch('/done', { method: 'POST', body: JSON.stringify({ id: job.id, entries }) }))
    .finally(() => location.replace(`/page?after=${job.id}`)),
);
