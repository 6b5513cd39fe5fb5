import type { Family } from '../profiles/about.js';
import { nowSeconds } from './clock.js';
import { textOf } from './message.js';
import { banks, cards, choicesFor } from './methods.js';
import type { SandboxPayment } from './payment.js';
import { type Scenario, type ScenarioName, scenarios } from './scenarios.js';

/** What the buyer chose in the window besides the ending. */
export interface BuyerChoice {
  /** The card company, bank or carrier. */
  code?: string;
  /** Instalment months. */
  quota?: number;
}

/** Ends a payment and says whether it did: the first decision stands, a later one changes nothing. */
export function decide(payment: SandboxPayment, name: ScenarioName, family: Family, choice: BuyerChoice = {}): boolean {
  if (payment.scenario !== null) return false;
  const scenario: Scenario = scenarios[name];
  payment.scenario = name;
  payment.status = scenario.status;
  if (scenario.status !== 'paid') payment.receipt_url = null;
  if (scenario.failure) fail(payment, scenario.failure[family].message);
  else if (scenario.vbank) issueAccount(payment, choice);
  else if (scenario.status === 'paid') pay(payment, choice, scenario.paidAmount);
  return true;
}

/** Pays into the virtual account of a payment; says why not, or null where it is done. */
export function deposit(payment: SandboxPayment, amount: number): string | null {
  if (!isWaitingForDeposit(payment)) return '입금을 기다리는 가상계좌가 없습니다.';
  if (!(amount > 0 && Number.isFinite(amount))) return '입금액은 0보다 커야 합니다.';
  payment.amount = amount;
  payment.status = 'paid';
  payment.paid_at = nowSeconds();
  return null;
}

/** Tells whether a virtual account was issued that is neither paid nor overdue. */
export function isWaitingForDeposit(payment: SandboxPayment): boolean {
  return payment.status === 'ready' && payment.vbank_num !== null && payment.vbank_date >= nowSeconds();
}

function fail(payment: SandboxPayment, reason: string): void {
  payment.failed_at = nowSeconds();
  payment.fail_reason = reason;
}

function pay(payment: SandboxPayment, choice: BuyerChoice, paidAmount?: Scenario['paidAmount']): void {
  const digits = payment.imp_uid.slice(4);
  const chosen = choicesFor(payment.pay_method)?.find((entry) => entry.code === choice.code);
  if (paidAmount) payment.amount = paidAmount(payment.amount);
  payment.paid_at = nowSeconds();
  payment.pg_tid = `sandbox_${digits}`;
  payment.apply_num = digits.slice(-8);
  if (payment.pay_method === 'card') {
    const card = chosen ?? cards[0];
    payment.card_code = card?.code ?? null;
    payment.card_name = card?.ko ?? null;
    payment.card_quota = choice.quota ?? 0;
    payment.card_number = `5409-26**-****-${digits.slice(-4)}`;
    payment.card_type = 0;
  } else if (payment.pay_method === 'trans') {
    const bank = chosen ?? banks[0];
    payment.bank_code = bank?.code ?? null;
    payment.bank_name = bank?.ko ?? null;
  }
}

function issueAccount(payment: SandboxPayment, choice: BuyerChoice): void {
  const digits = payment.imp_uid.slice(4);
  const bank = banks.find((entry) => entry.code === choice.code) ?? banks[0];
  payment.pay_method = 'vbank';
  payment.pg_tid = `sandbox_${digits}`;
  payment.vbank_code = bank?.code ?? null;
  payment.vbank_name = bank?.ko ?? null;
  payment.vbank_num = `${digits.slice(0, 3)}-${digits.slice(3, 9)}-${digits.slice(9)}`;
  payment.vbank_holder = textOf(payment.params.company) || '샌드박스 상점';
  payment.vbank_date = vbankDue(payment);
  payment.vbank_issued_at = nowSeconds();
}

/** The last second to pay a virtual account, from `vbank_due` in Korean time or else seven days from its start. */
export function vbankDue(payment: SandboxPayment): number {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(
    (textOf(payment.params.vbank_due) ?? '').replace(/[-:\sT]/g, ''),
  );
  if (parts) {
    const [, year, month, day, hour = '23', minute = '59', second = '59'] = parts;
    const due = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
    if (!Number.isNaN(due)) return Math.floor(due / 1000);
  }
  return payment.started_at + 7 * 24 * 60 * 60;
}
