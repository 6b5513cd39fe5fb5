import { isRecord } from './message.js';
import type { SandboxPayment } from './payment.js';

/** What a webhook says (`contract.md` §5.3). */
export interface NoticePayload {
  imp_uid: string;
  merchant_uid: string;
  status: string;
  cancellation_id?: string;
}

/** One webhook, and what became of it. */
export interface Notice {
  readonly url: string;
  readonly payload: NoticePayload;
  /** How often it was sent. */
  tries: number;
  /** The HTTP status of the last answer; null where none came yet. */
  status: number | null;
  /** Why no answer came; null where one did. */
  error: string | null;
}

/** How webhooks are sent. */
export interface NoticeOptions {
  /** The console's address, for payments without a `notice_url` of their own; null: none. */
  url: string | null;
  type: 'json' | 'form';
  /** How often one is sent again after a network error or a 5xx: at most 5 times. */
  retries: number;
  /** How long an answer is waited for, in milliseconds. */
  timeout: number;
}

const MOST_RETRIES = 5;
/** Stands for the vendor's minute. */
const RETRY_MS = 100;

/** The webhooks of one sandbox. */
export class Notices {
  #options: NoticeOptions;
  #notices: Notice[] = [];
  #underWay = new Set<Promise<void>>();

  constructor(options: NoticeOptions) {
    this.#options = options;
  }

  /** Every notice, oldest first. */
  list(): Notice[] {
    return [...this.#notices];
  }

  /** Tells the merchant how a payment stands now, without waiting for an answer. */
  send(payment: SandboxPayment): void {
    const { imp_uid, merchant_uid, status, cancel_history: history } = payment;
    const cancellationId = history.at(-1)?.cancellation_id;
    const payload = { imp_uid, merchant_uid, status, ...(cancellationId && { cancellation_id: cancellationId }) };
    for (const url of addressesOf(payment.params.notice_url) ?? addressesOf(this.#options.url) ?? []) {
      const notice: Notice = { url, payload, tries: 0, status: null, error: null };
      this.#notices.push(notice);
      const sending = this.#deliver(notice).finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  /** Resolves once no notice is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Forgets every notice. */
  clear(): void {
    this.#notices = [];
  }

  async #deliver(notice: Notice): Promise<void> {
    const most = 1 + Math.min(this.#options.retries, MOST_RETRIES);
    for (;;) {
      await this.#post(notice);
      if (notice.tries >= most || (notice.status !== null && notice.status < 500)) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async #post(notice: Notice): Promise<void> {
    notice.tries += 1;
    notice.status = null;
    notice.error = null;
    try {
      const response = await fetch(notice.url, {
        method: 'POST',
        ...bodyOf(notice.payload, this.#options.type),
        // Whoever is sent elsewhere has not received it.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#options.timeout),
      });
      notice.status = response.status;
      await response.body?.cancel();
    } catch (error) {
      notice.error = reasonOf(error);
    }
  }
}

/** A `notice_url` is one address or a list of them; null where there is none. */
function addressesOf(value: unknown): string[] | null {
  const addresses = (Array.isArray(value) ? value : [value]).filter((url) => typeof url === 'string' && url !== '');
  return addresses.length > 0 ? addresses : null;
}

function bodyOf(payload: NoticePayload, type: NoticeOptions['type']): { headers: HeadersInit; body: string } {
  const fields = new URLSearchParams({ ...payload });
  return type === 'form'
    ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: fields.toString() }
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
}

// A failed fetch keeps what happened in its cause.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return isRecord(cause) && typeof cause.code === 'string' ? cause.code : `${error.name}: ${error.message}`;
}
