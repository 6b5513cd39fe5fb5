import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Arrival {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

type Answer = (arrival: Arrival, response: ServerResponse) => void;

/** A service that answers as a test tells it to: what the sandbox does not do, such as half an answer. */
export interface Service {
  readonly url: string;
  /** Everything but tokens. */
  readonly calls: Arrival[];
  /** How often a token was asked for. */
  tokens: number;
  answer: Answer;
  /** Answers a request for a token. */
  token: Answer;
  close(): Promise<void>;
}

export const reply = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** An answer that went well. */
export const ok = (response: unknown): object => ({ code: 0, message: null, response });

/** An answer that says no. */
export const no = (code: number, message: string): object => ({ code, message, response: null });

/** Starts a service on a free port. */
export async function startService(answer: Answer): Promise<Service> {
  const service: Service = {
    url: '',
    calls: [],
    tokens: 0,
    answer,
    token: (_arrival, response) => {
      const now = Math.floor(Date.now() / 1000);
      reply(response, ok({ access_token: `token_${service.tokens}`, now, expired_at: now + 1800 }));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = text === '' ? null : (JSON.parse(text) as unknown);
    const arrival = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    if (arrival.path === '/users/getToken') {
      service.tokens += 1;
      service.token(arrival, response);
    } else {
      service.calls.push(arrival);
      service.answer(arrival, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(service, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
