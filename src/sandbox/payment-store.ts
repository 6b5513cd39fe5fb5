import type { SandboxPayment } from './payment.js';

/** Every payment of one sandbox, in memory and in the order they were opened. */
export class PaymentStore {
  /** The amounts that the merchant's server registered before, by `merchant_uid`. */
  readonly prepared = new Map<string, number>();
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
    return this.listByMerchantUid(merchantUid)[0];
  }

  /** The payments with this `merchant_uid`, newest first. */
  listByMerchantUid(merchantUid: string): SandboxPayment[] {
    return this.#payments.filter((payment) => payment.merchant_uid === merchantUid).reverse();
  }

  /** Forgets every payment and every registered amount. */
  clear(): void {
    this.#payments = [];
    this.prepared.clear();
  }
}
