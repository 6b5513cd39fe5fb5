import type { Issue } from '../errors.js';
import { followable, issue, type PreparedOrder, readPrepared, readRefusal } from '../request/index.js';
import { type Endpoint, formOf, MalformedReply, post, type Reply, type Wait, within } from './post.js';

/** What asking for an order needs from outside. */
export interface PreparePorts {
  readonly wait: Wait;
  /** The clock on the wall, in Unix milliseconds: it goes on while the page sleeps. */
  now(): number;
}

/** No order came. */
export class PrepareError extends Error {
  readonly issue: Issue;
  /** The server's own sentence for the buyer. */
  readonly sentence: string | null;

  constructor(code: 'prepare-malformed' | 'prepare-refused' | 'prepare-unreachable', detail: string, sentence = '') {
    super(`${code}: ${detail}`);
    this.name = 'PrepareError';
    this.issue = issue('prepare-url', code, 'error', detail);
    this.sentence = sentence || null;
  }
}

/** One order that is asked for. */
export interface OrderQuestion {
  readonly endpoint: Endpoint;
  readonly form: URLSearchParams;
  /** What has to be the same for an earlier reply to count. */
  readonly key: string;
}

const TRIES = 2;
const TRY_TIMEOUT_MS = 5_500;
const BACK_OFF_MS = 500;
/** How long a server may be expected to keep an order that nobody pays. */
const ORDER_LIFE_MS = 5 * 60_000;

/** Asks with what a verdict is asked with: the further fields, and the order number that the page wrote. */
export function orderQuestion(endpoint: Endpoint, writtenUid: string | null): OrderQuestion {
  const form = formOf({ impUid: null, merchantUid: writtenUid }, endpoint.data);
  return { endpoint, form, key: `${followable(endpoint.url, endpoint.base)} ${form}` };
}

function orderOf({ status, json }: Reply): PreparedOrder {
  const order = status < 300 ? readPrepared(json) : null;
  if (order !== null) return order;
  const told = `${status} ${JSON.stringify(json).slice(0, 80)}`;
  const sentence = readRefusal(json);
  if (sentence !== null) throw new PrepareError('prepare-refused', told, sentence);
  throw new PrepareError('prepare-malformed', told);
}

/** Asks up to twice within 12 s; rejects with a `PrepareError`. */
async function askForOrder({ endpoint, form }: OrderQuestion, wait: Wait): Promise<PreparedOrder> {
  for (let tries = 1; ; tries += 1) {
    try {
      return orderOf(await within(TRY_TIMEOUT_MS, wait, (signal) => post('prepare-url', endpoint, form, signal)));
    } catch (error) {
      if (error instanceof PrepareError) throw error;
      if (error instanceof MalformedReply) throw new PrepareError('prepare-malformed', error.message);
      if (tries === TRIES) throw new PrepareError('prepare-unreachable', `${error}`);
    }
    await wait(BACK_OFF_MS);
  }
}

/** An order on its way, or there. */
interface Asking {
  readonly key: string;
  readonly at: number;
  readonly reply: Promise<PreparedOrder>;
  /** What came: null where that was no order, undefined until something comes. */
  order: PreparedOrder | null | undefined;
}

/** The orders of one tag: one at a time, until it is used, too old, or another one is asked for. */
export class PreparedOrders {
  readonly #ports: PreparePorts;
  #last: Asking | null = null;

  constructor(ports: PreparePorts) {
    this.#ports = ports;
  }

  /** The order that may be paid now; null where it has to be asked for. */
  standing(question: OrderQuestion): PreparedOrder | null {
    return this.#about(question)?.order ?? null;
  }

  /** Asks before the click; after a failure, which is told at the click, only that one asks again. */
  warmUp(question: OrderQuestion): void {
    if (this.#about(question) === null) this.#ask(question).catch(() => {});
  }

  /** Asks, unless there is an order, or one is on its way; rejects with a `PrepareError`. */
  ask(question: OrderQuestion): Promise<PreparedOrder> {
    const last = this.#about(question);
    return last === null || last.order === null ? this.#ask(question) : last.reply;
  }

  /** A window opens with this order: the next attempt gets another. */
  use({ key }: OrderQuestion): void {
    if (this.#last?.key === key) this.#last = null;
  }

  #about({ key }: OrderQuestion): Asking | null {
    const last = this.#last;
    return last?.key === key && Math.abs(this.#ports.now() - last.at) < ORDER_LIFE_MS ? last : null;
  }

  #ask(question: OrderQuestion): Promise<PreparedOrder> {
    const reply = askForOrder(question, this.#ports.wait);
    const asking: Asking = { key: question.key, at: this.#ports.now(), reply, order: undefined };
    this.#last = asking;
    const came = (order: PreparedOrder | null) => {
      asking.order = order;
    };
    reply.then(came, () => came(null));
    return reply;
  }
}
