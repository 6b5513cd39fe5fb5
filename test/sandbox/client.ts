import type { Sandbox, SandboxPayment, ScenarioName } from '../../src/sandbox/index.js';

export const phoneAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1';
const pcAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

export const origin = 'https://service.iamport.kr';

/** What the page is told, and how many milliseconds after the ending. */
type Telling = readonly (readonly [after: number, what: 'answer' | 'gone' | 'contradiction'])[];

/** How a payment stands after each ending. */
export const statuses: Record<ScenarioName, string> = {
  paid: 'paid',
  'vbank-issued': 'ready',
  cancelled: 'failed',
  declined: 'failed',
  tampered: 'paid',
  closed: 'ready',
  late: 'paid',
  unanswered: 'paid',
  stuck: 'paid',
  twice: 'paid',
};

const once: Telling = [[0, 'answer']];

/** What the page is told after each ending by callback. */
export const tellings: Record<ScenarioName, Telling> = {
  paid: once,
  'vbank-issued': once,
  cancelled: once,
  declined: once,
  tampered: once,
  closed: [[0, 'gone']],
  late: [
    [0, 'gone'],
    [5000, 'answer'],
  ],
  unanswered: [[0, 'gone']],
  stuck: [],
  twice: [
    [0, 'answer'],
    [300, 'contradiction'],
  ],
};

/** Whether a redirect brings the buyer home: only from an ending that is answered at all. */
export const comesHome = (scenario: ScenarioName) => tellings[scenario].some(([, what]) => what === 'answer');

/** What the frame is told when it hands a message in. */
export interface Reply {
  impUid: string | null;
  post: { action: string; data: Record<string, unknown> } | null;
  html: string | null;
  communicates: Record<string, string>;
  poll: boolean;
}

/** One message to the page after the ending, as the frame is told it. */
export interface Post {
  after: number;
  message: { action: string; data: Record<string, unknown> };
}

async function postsOf(response: Response): Promise<Post[] | null> {
  return ((await response.json()) as { posts: Post[] | null }).posts;
}

/** One browser in front of a sandbox, without the browser. */
export class Client {
  #sandbox: Sandbox;
  #agent: string;
  #orders = 0;

  constructor(sandbox: Sandbox, device: 'pc' | 'phone' = 'pc', agent = device === 'phone' ? phoneAgent : pcAgent) {
    this.#sandbox = sandbox;
    this.#agent = agent;
  }

  send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'user-agent': this.#agent, ...init.headers };
    return this.#sandbox.fetch(new Request(origin + this.#sandbox.base + path, { ...init, headers }));
  }

  async text(path: string): Promise<string> {
    return (await this.send(path)).text();
  }

  post(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  submit(path: string, fields: Record<string, string>): Promise<Response> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Hands the SDK's message in, as its frame would. */
  async open(
    params: object = {},
    { provider = '', pgId = '', action = 'payment', version = 'sandbox' } = {},
  ): Promise<Reply> {
    const order = {
      merchant_uid: `order_${++this.#orders}`,
      name: '주문명:결제테스트',
      amount: 14000,
      request_id: 'req_1',
    };
    const data = { pay_method: 'card', ...order, ...params };
    const message = JSON.stringify({
      action,
      data,
      origin: 'https://shop.test/',
      from: 'iamport-sdk',
      version,
    });
    const response = await this.post('/payments/open', { code: 'imp1', provider, pg_id: pgId, origin, message });
    if (response.status !== 200) throw new Error(`open answered ${response.status}: ${await response.text()}`);
    return response.json() as Promise<Reply>;
  }

  /** What the page is told by now; null while the payment is open. */
  async ask(reply: Reply): Promise<Post[] | null> {
    return postsOf(await this.send(`/payments/answer/${reply.impUid}`));
  }

  /** Ends the payment from inside the frame and gives all that the page is told. */
  async end(reply: Reply, scenario: string, choice = ''): Promise<Post[] | null> {
    return postsOf(await this.post(`/payments/answer/${reply.impUid}`, { scenario, choice }));
  }

  /** The data of the one answer. */
  async answer(reply: Reply, scenario: string, choice = ''): Promise<Record<string, unknown>> {
    const posts = await this.end(reply, scenario, choice);
    if (posts?.length !== 1) throw new Error(`${posts?.length} answers`);
    return posts[0]?.message.data ?? {};
  }

  /** Ends the payment on a page of its own and gives where it goes. */
  async leave(reply: Reply, scenario: string): Promise<string> {
    const response = await this.submit(`/payments/window/${reply.impUid}`, { scenario });
    return response.status === 303 ? (response.headers.get('location') ?? '') : `status ${response.status}`;
  }

  payment(reply: Reply): SandboxPayment {
    const payment = this.#sandbox.payments.find(reply.impUid ?? '');
    if (!payment) throw new Error('nothing was opened');
    return payment;
  }
}
