// One function for Vercel, Netlify, Deno Deploy, Bun or Workers: whatever calls `fetch` with a Request.

import { completeHandler, IamportClient, returnHandler, webhookHandler } from 'iamport-elements/server';
import pg from 'pg';
import { sqlOrders } from '../orders.mjs';

const { IMP_KEY, IMP_SECRET, IAMPORT_API_URL, DATABASE_URL } = process.env;

// Outside the handler, so that the next request finds the token and the connections again.
const shop = {
  client: new IamportClient({ impKey: IMP_KEY, impSecret: IMP_SECRET, baseUrl: IAMPORT_API_URL }),
  orders: sqlOrders(new pg.Pool({ connectionString: DATABASE_URL })),
};

const routes = {
  '/payments/complete': completeHandler(shop),
  '/payments/webhook': webhookHandler(shop),
  '/payments/return': returnHandler(shop, {
    to: ({ status, merchantUid }) =>
      merchantUid ? `/orders/${encodeURIComponent(merchantUid)}?payment=${status}` : `/orders?payment=${status}`,
  }),
};

export default {
  fetch: (request) => routes[new URL(request.url).pathname]?.(request) ?? new Response('not found', { status: 404 }),
};
