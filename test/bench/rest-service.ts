import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The service's answer to a path: `imp_7` is the paid payment of `order7`. */
export function answerTo(path: string, payment: object): string {
  const now = Math.floor(Date.now() / 1000);
  const number = /^\/payments\/imp_(\d+)$/.exec(path)?.[1];
  const response = number
    ? { ...payment, imp_uid: `imp_${number}`, merchant_uid: `order${number}` }
    : { access_token: 'token', now, expired_at: now + 1800 };
  return JSON.stringify({ code: 0, message: null, response });
}

// In a process of its own: what the service works is not the shop's work.
if (process.send) {
  process.once('message', (payment: object) => {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(answerTo(request.url ?? '', payment));
    });
    server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  });
}
