import { detectEnvironment } from '../environment/index.js';
import type { AppRow, PayApp } from './apps.js';
import { textOf } from './message.js';
import type { SandboxPayment } from './payment.js';

/** The app for what the buyer chose; `undefined` where the page is in no app, or the method needs none. */
export function appFor(payment: SandboxPayment, rows: readonly AppRow[], code = ''): PayApp | undefined {
  return appsOf(payment, rows).find(({ choice = code }) => choice === code)?.app;
}

/** Tells whether the buyer goes on in an app: a phone's browser would ask first, and the person at a PC has none. */
export function opensApp(payment: SandboxPayment, rows: readonly AppRow[]): boolean {
  return appsOf(payment, rows).length > 0;
}

function appsOf(payment: SandboxPayment, rows: readonly AppRow[]): AppRow[] {
  const { inApp } = detectEnvironment({ userAgent: payment.user_agent });
  if (payment.channel === 'pc' || !inApp) return [];
  return rows.filter(({ payMethod = payment.pay_method }) => payMethod === payment.pay_method);
}

/** Tells whether the page waits for the app to load the return address, by a method that does and a scheme to come back by. */
export function awaitsReturn(payment: SandboxPayment, methods: readonly string[]): boolean {
  return appScheme(payment) !== '' && methods.includes(payment.pay_method);
}

/** The scheme of the app around the page, without what may stand behind it; empty where none came. */
export function appScheme({ params }: SandboxPayment): string {
  return (textOf(params.app_scheme) ?? '').replace(/:.*$/, '');
}

/** The address that opens an app: what is paid, and the scheme to come back by. */
export function appAddress(app: PayApp, payment: SandboxPayment, paymentUrl: string): string {
  const scheme = appScheme(payment);
  const query = new URLSearchParams({ payment: paymentUrl, ...(scheme && { app_scheme: scheme }) });
  const isAndroid = detectEnvironment({ userAgent: payment.user_agent }).os === 'android';
  const spelling = isAndroid ? app.spelling : 'scheme';
  const addresses: Record<PayApp['spelling'], string> = {
    scheme: `${app.scheme}://pay?${query}`,
    intent: `intent://pay?${query}#Intent;scheme=${app.scheme};package=${app.androidPackage};end`,
    'intent-scheme': `intent:${app.scheme}://pay?${query}#Intent;package=${app.androidPackage};end`,
  };
  return addresses[spelling];
}
