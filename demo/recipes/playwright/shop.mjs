// Stands in for your shop: an order page, a page to come home to, and a server that asks how a payment ended.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { completeHandler, IamportClient, webhookHandler } from 'iamport-elements/server';
import { nodeListener } from 'iamport-elements/server/node';

const { PORT = '3000', IMP_KEY = 'key', IMP_SECRET = 'secret', IAMPORT_API_URL } = process.env;
const script = fileURLToPath(import.meta.resolve('iamport-elements/iamport-elements.js'));

/** Orders by their numbers; a database in a shop that is one. */
const orders = new Map();

const shop = {
  client: new IamportClient({ impKey: IMP_KEY, impSecret: IMP_SECRET, baseUrl: IAMPORT_API_URL }),
  orders: {
    async settle({ merchantUid, impUid }, decide) {
      const order = orders.get(merchantUid);
      if (!order) return null;
      const decision = decide(order);
      if (decision.order) orders.set(merchantUid, { ...order, status: decision.order, impUid });
      return decision;
    },
  },
};

const page = (body) => `<!doctype html>
  <html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>찻집</title>
  <script src="/iamport-elements.js" defer></script>${body}</html>`;

function orderPage({ searchParams }) {
  const merchantUid = `order${Date.now()}${orders.size}`;
  orders.set(merchantUid, { merchantUid, amount: 14_000, status: 'open', impUid: null });
  const method = searchParams.get('pay_method') === 'vbank' ? 'pay-method="vbank" vbank-due="20991231"' : '';
  return page(`<iamport-checkout imp-code="imp33886024" pg="kcp" ${method} merchant-uid="${merchantUid}"
    order-name="우전 녹차" amount="14000" buyer-tel="010-1234-5678" notice-url="http://localhost:${PORT}/webhook"
    redirect-url="/result" verify-url="/complete" success-url="/result" pending-url="/result"></iamport-checkout>`);
}

const resultPage = () =>
  page(`<iamport-return verify-url="/complete">
    <p slot="success">주문 <b data-iamport-field="merchantUid"></b>이 완료되었습니다.</p>
    <p slot="pending">주문 <b data-iamport-field="merchantUid"></b>의 입금을 기다립니다.</p>
  </iamport-return>`);

const answer = (type, make) => async (request, response) => {
  response.setHeader('content-type', type);
  response.end(await make(new URL(request.url, 'http://localhost')));
};

const routes = {
  '/': answer('text/html', orderPage),
  '/result': answer('text/html', resultPage),
  '/status': answer('text/plain', ({ searchParams }) => orders.get(searchParams.get('order'))?.status ?? ''),
  '/iamport-elements.js': answer('text/javascript', () => readFile(script)),
  '/complete': nodeListener(completeHandler(shop)),
  '/webhook': nodeListener(webhookHandler(shop)),
};

createServer((request, response) => {
  const route = routes[request.url.split('?')[0]];
  if (route) return route(request, response);
  response.writeHead(404).end();
}).listen(Number(PORT));
