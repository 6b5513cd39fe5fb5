// @ts-check

/**
 * The server behind `prepare-url` in the element tests. `POST /__orders/NAME` makes an order, `PUT` says how the next ones
 * are answered (`{ status, type, body, isHeld }`; one that is held waits for the next `PUT`), `GET` tells what was asked.
 * @returns {import('@web/test-runner').TestRunnerCoreConfig['middleware'] extends (infer M)[] | undefined ? M : never}
 */
export function orderServer() {
  /** @type {Map<string, Shop>} */
  const shops = new Map();
  return async (context, next) => {
    const name = /^\/__orders\/([^/?]+)/.exec(context.path)?.[1];
    if (name === undefined) return next();
    const shop = shops.get(name) ?? { name, asked: [], answer: {}, release: () => {} };
    shops.set(name, shop);
    context.set('access-control-allow-origin', '*');
    if (context.method === 'GET') context.body = shop.asked;
    else if (context.method === 'PUT') {
      shop.answer = JSON.parse(await bodyOf(context.req));
      shop.release();
      context.body = {};
    } else await prepare(shop, context);
  };
}

/**
 * @typedef {{ status?: number, type?: string, body?: unknown, isHeld?: boolean }} Answer
 * @typedef {{ name: string, asked: object[], answer: Answer, release: () => void }} Shop
 */

/**
 * @param {Shop} shop
 * @param {import('koa').Context} context
 */
async function prepare(shop, context) {
  const fields = Object.fromEntries(new URLSearchParams(await bodyOf(context.req)));
  shop.asked.push({ fields, cookie: context.get('cookie') });
  const order = { merchant_uid: `${shop.name}_${shop.asked.length}`, amount: 14000, name: '서버가 정한 주문' };
  if (shop.answer.isHeld) {
    await new Promise((resolve) => {
      shop.release = () => resolve(undefined);
    });
  }
  const { status = 200, type = 'application/json', body = order } = shop.answer;
  context.status = status;
  context.type = type;
  context.body = typeof body === 'string' ? body : JSON.stringify(body);
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
