import type { RestPayment, Sandbox, ScenarioName } from '../../src/sandbox/index.js';
import { type ServedSandbox, type ServeOptions, serveSandbox } from '../../src/sandbox/serve.js';
import { Client } from './client.js';

/** What the REST API answers: the HTTP status beside the envelope. */
export interface Answer {
  status: number;
  code: number;
  message: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: every call answers something else, and a test looks at it.
  response: any;
}

/** A sandbox on a port, a shop's browser in front of it and the shop's server beside it. */
export class Shop {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly browser: Client;
  readonly close: () => Promise<void>;
  #token = '';

  private constructor(served: ServedSandbox) {
    this.url = served.url;
    this.sandbox = served.sandbox;
    this.browser = new Client(served.sandbox);
    this.close = () => served.close();
  }

  static async open(options: ServeOptions = {}): Promise<Shop> {
    const shop = new Shop(await serveSandbox({ port: 0, host: '127.0.0.1', ...options }));
    const { impKey = 'key', impSecret = 'secret' } = options.keys ?? {};
    const { response } = await shop.call('POST', '/users/getToken', { imp_key: impKey, imp_secret: impSecret });
    shop.#token = response.access_token;
    return shop;
  }

  /** One call with JSON, a form, or a text as its body. */
  async call(method: string, path: string, body?: object | string | URLSearchParams): Promise<Answer> {
    const isPlain = typeof body === 'object' && !(body instanceof URLSearchParams);
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: this.#token, ...(isPlain && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: isPlain ? JSON.stringify(body) : body }),
    });
    const text = await response.text();
    try {
      return { status: response.status, ...JSON.parse(text) };
    } catch {
      throw new Error(`${method} ${path.slice(0, 80)} answered ${response.status}, not JSON: ${text.slice(0, 200)}`);
    }
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body: object): Promise<Answer> {
    return this.call('POST', path, body);
  }

  put(path: string, body: object): Promise<Answer> {
    return this.call('PUT', path, body);
  }

  /** A payment that a buyer has ended; its `imp_uid`. */
  async pay(params: object = {}, scenario: ScenarioName = 'paid', provider = ''): Promise<string> {
    const reply = await this.browser.open(params, { provider });
    if (!reply.impUid) throw new Error(`refused: ${JSON.stringify(reply.post)}`);
    await this.browser.end(reply, scenario);
    return reply.impUid;
  }

  /** A payment as the REST API tells it. */
  async payment(impUid: string): Promise<RestPayment> {
    return (await this.get(`/payments/${impUid}`)).response;
  }
}
