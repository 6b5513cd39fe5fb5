import { type CancelRequest, cancelPayment } from './cancel.js';
import { deposit } from './decide.js';
import type { Notices } from './notices.js';
import type { SandboxPayment } from './payment.js';

/** The bank hears of a deposit into a virtual account: paid, and told; says why not, or null where it is done. */
export function depositInto(notices: Notices, payment: SandboxPayment, amount: number | null): string | null {
  const refusal = deposit(payment, amount ?? payment.amount);
  if (refusal === null) notices.send(payment);
  return refusal;
}

/** The merchant cancels in its console: given back, and told; says why not, or null where it is done. */
export function cancelAtConsole(
  notices: Notices,
  payment: SandboxPayment,
  { amount, reason }: Pick<CancelRequest, 'amount' | 'reason'>,
): string | null {
  // The console asks for the account to refund to.
  const refusal = cancelPayment(payment, { amount, reason, checksum: null, refundable: true });
  if (refusal === null) notices.send(payment);
  return refusal;
}
