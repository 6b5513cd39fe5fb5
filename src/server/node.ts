import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from './handlers.js';

/** A handler as a listener of Node's `http`, Express, Connect or Fastify's raw requests. */
export function nodeListener(handler: Handler): (request: IncomingMessage, response: ServerResponse) => void {
  const listener = getRequestListener(handler);
  return (request, response) => void listener(withBody(request), response);
}

/** A body that a middleware has read already, as `express.json()` does, is handed on. */
function withBody(request: IncomingMessage & { body?: unknown }): IncomingMessage {
  const { body } = request;
  if (!request.readableDidRead || body === undefined) return request;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return Object.assign(request, { rawBody: Buffer.from(isRaw ? (body as string) : JSON.stringify(body)) });
}
