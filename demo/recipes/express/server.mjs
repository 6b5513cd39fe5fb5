// An Express shop's payments: node server.mjs, with IMP_KEY, IMP_SECRET and DATABASE_URL in the environment.

import express from 'express';
import { completeHandler, IamportClient, returnHandler, webhookHandler } from 'iamport-elements/server';
import { nodeListener } from 'iamport-elements/server/node';
import pg from 'pg';
import { sqlOrders } from '../orders.mjs';

const { IMP_KEY, IMP_SECRET, IAMPORT_API_URL, DATABASE_URL, PORT = 3000 } = process.env;

const shop = {
  client: new IamportClient({ impKey: IMP_KEY, impSecret: IMP_SECRET, baseUrl: IAMPORT_API_URL }),
  orders: sqlOrders(new pg.Pool({ connectionString: DATABASE_URL })),
};

const app = express();
app.post('/payments/complete', nodeListener(completeHandler(shop)));
app.post('/payments/webhook', nodeListener(webhookHandler(shop)));
app.get(
  '/payments/return',
  nodeListener(
    returnHandler(shop, {
      to: ({ status, merchantUid }) =>
        merchantUid ? `/orders/${encodeURIComponent(merchantUid)}?payment=${status}` : `/orders?payment=${status}`,
    }),
  ),
);

// The rest of the shop; its parsers would do no harm further up either.
app.use(express.json(), express.urlencoded({ extended: false }));

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
