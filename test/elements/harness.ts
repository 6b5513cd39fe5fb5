import { fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import type { IamportCheckout, IamportReturn, PayOutcome } from '../../src/index.js';
import { isReady } from '../../src/sdk/index.js';
import { sandbox } from '../support/sandbox.js';

/** The attributes that a payment in the sandbox needs, ending by itself as `scenario` says. */
export const payable = (scenario = 'paid'): Record<string, string> => ({
  'imp-code': 'imp33886024',
  'sdk-url': `${sandbox.url}/v1/iamport.js`,
  pg: 'kcp',
  'order-name': '주문명:결제테스트',
  amount: '14000',
  'redirect-url': '/result',
  'custom-data': JSON.stringify({ sandbox: scenario }),
});

/** Puts a checkout on the page; an attribute of `null` is left out. */
export async function checkout(
  attributes: Record<string, string | null> = payable(),
  inner = '',
): Promise<IamportCheckout> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('iamport-checkout');
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.innerHTML = inner;
  box.append(element);
  await element.updateComplete;
  return element;
}

/** Waits until the SDK may be called in a click's own task. */
export const warm = (element: IamportCheckout): Promise<unknown> =>
  waitUntil(() => isReady({ code: element.impCode ?? '', tierCode: '' }), 'the SDK is ready', { timeout: 8_000 });

/** The control that a person presses. */
export const trigger = (element: IamportCheckout): HTMLElement =>
  element.querySelector<HTMLElement>('button, a, input') ??
  (element.shadowRoot?.querySelector('[part=button]') as HTMLElement);

/** The sentence that a person reads. */
export const sentence = (element: IamportCheckout | IamportReturn): string =>
  element.shadowRoot?.querySelector('[part=message]')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

/** Presses the trigger and waits for how it ends. */
export async function press(element: IamportCheckout): Promise<PayOutcome> {
  const ends = ['payment-success', 'payment-pending', 'payment-failed'].map((name) => oneEvent(element, name));
  trigger(element).click();
  const event = (await Promise.race(ends)) as CustomEvent<PayOutcome>;
  return event.detail;
}
