import './define.js';
import { EVENT_OF } from './elements/events.js';
import type { IamportCheckout } from './elements/iamport-checkout.js';
import type { IamportReturn } from './elements/iamport-return.js';
import { sharedSettings } from './elements/shared-settings.js';
import { type ImpAnswer, type PayOutcome, toAnswer, withoutPayment } from './outcome/index.js';
import type { SdkParams } from './request/index.js';

type Callback = (answer: ImpAnswer) => void;

/** The tag behind every call; it shows only while the buyer has to press once more. */
let tag: IamportCheckout | undefined;
/** Whom to tell of the attempts that are not over: a second tap continues the first one's, and is told in its place. */
const callbacks = new Map<Promise<PayOutcome>, Callback | undefined>();
/** What hears of payments that come home to this page. */
let home: IamportReturn | undefined;

/**
 * Takes the arguments of an `IMP.request_pay(params, callback)` call as they stand, and pays as the tags do: one at a time,
 * with the verdict of `verify-url`, and the same events on `document`. What is written once for all tags counts here too.
 */
export function requestPay(params: SdkParams, callback?: Callback): Promise<PayOutcome> {
  tag ??= makeTag();
  // A page may have swapped its body since.
  if (!tag.isConnected) put(tag);
  const { merchantUid, redirectUrl } = sharedSettings(tag);
  // Without a number every call is another order, as the SDK has it: what an earlier one came to is no answer to it.
  if (!params?.merchant_uid && !merchantUid && /^(?:paid|pending|failed)$/.test(tag.state)) tag.reset();
  // A page that hears of returns is one to return to; what it was returned with last would be read again.
  const isHome = home !== undefined && !redirectUrl && !params?.m_redirect_url;
  tag.params = { ...params, ...(isHome && { m_redirect_url: withoutPayment(location.href).replace(/#.*$/, '') }) };
  const paying = tag.pay();
  const isContinued = callbacks.has(paying);
  callbacks.set(paying, callback);
  if (!isContinued) void tell(paying);
  return paying;
}

/** Calls back with the payment that came home to this page by redirect, as `requestPay` does for one that did not leave. */
export function onReturn(callback: Callback): void {
  home ??= put(document.createElement('iamport-return'));
  const { outcome } = home;
  if (outcome !== null) callback(toAnswer(outcome));
  // A page that swaps its body takes the tag away, whose word then comes from the document.
  else for (const name of Object.values(EVENT_OF)) document.addEventListener(name, hear, true);
  function hear({ detail }: CustomEvent<PayOutcome>): void {
    if (detail === home?.outcome) callback(toAnswer(detail));
  }
}

async function tell(paying: Promise<PayOutcome>): Promise<void> {
  const outcome = await paying;
  const callback = callbacks.get(paying);
  callbacks.delete(paying);
  look();
  // A click during a payment is none: what that one comes to is told to whoever began it.
  if (outcome.reason !== 'in-progress') callback?.(toAnswer(outcome));
}

/** Idle in the middle of an attempt: the script came too late for a pop-up, which wants another click. */
function look(): void {
  if (tag) show(tag, tag.state === 'idle' && callbacks.size > 0);
}

function makeTag(): IamportCheckout {
  const made = document.createElement('iamport-checkout');
  Object.assign(made.style, {
    position: 'fixed',
    inset: 'auto 0 0',
    zIndex: '2147483647',
    padding: '16px',
    background: 'Canvas',
    color: 'CanvasText',
    textAlign: 'center',
    boxShadow: '0 0 12px #0006',
  });
  new MutationObserver(look).observe(made, { attributeFilter: ['state'] });
  return made;
}

/** A page's own style for its tags must not show this one. */
function show(made: HTMLElement, isShown: boolean): void {
  made.hidden = !isShown;
  made.style.display = isShown ? '' : 'none';
}

/** Puts an element on the page, unseen. */
function put<Made extends HTMLElement>(made: Made): Made {
  show(made, false);
  if (document.body) document.body.append(made);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(made), { once: true });
  return made;
}
