import type { SandboxPayment } from './payment.js';

/** Every payment of one sandbox, in memory and in the order they were opened. */
export class PaymentStore {
  #payments: SandboxPayment[] = [];
  #lastNumber = 0;

  /** A fresh `imp_` and twelve digits, never given twice. */
  nextImpUid(): string {
    this.#lastNumber = Math.max(this.#lastNumber + 1, Date.now() % 1e12);
    return `imp_${String(this.#lastNumber).padStart(12, '0')}`;
  }

  add(payment: SandboxPayment): void {
    this.#payments.push(payment);
  }

  /** All payments, oldest first. */
  list(): SandboxPayment[] {
    return [...this.#payments];
  }

  /** The payment with this `imp_uid`. */
  find(impUid: string): SandboxPayment | undefined {
    return this.#payments.find((payment) => payment.imp_uid === impUid);
  }

  /** The newest payment with this `merchant_uid`. */
  findByMerchantUid(merchantUid: string): SandboxPayment | undefined {
    return this.#payments.filter((payment) => payment.merchant_uid === merchantUid).at(-1);
  }

  /** Forgets every payment. */
  clear(): void {
    this.#payments = [];
  }
}
