import { type Context, Hono } from 'hono';
import { detectEnvironment } from '../../environment/index.js';
import { appReturn, callbackPosts, homeAddress, type Post } from '../answers.js';
import { findChannel } from '../channels.js';
import { type BuyerChoice, decide } from '../decide.js';
import { appAddress, appFor, opensApp } from '../in-app.js';
import { depositInto } from '../merchant.js';
import { isRecord, parseMessage, type ServiceMessage, textOf } from '../message.js';
import { openPayment, type SandboxPayment } from '../payment.js';
import { type Provider, providerFor, roadFor } from '../providers.js';
import { refusalFor } from '../refusals.js';
import { isScenarioName, type ScenarioName, scenarioFromCustomData } from '../scenarios.js';
import { languageOf } from '../texts.js';
import { frameDocument, page } from '../views/document.js';
import { notePage, resultPage } from '../views/result.js';
import { waitingView, windowView } from '../views/window.js';
import type { Service } from './context.js';

const framePaths = ['payments', 'certificates'].flatMap((kind) =>
  ['', '/:code', '/:code/:provider', '/:code/:provider/:pgId'].map((rest) => `/${kind}/ready${rest}`),
);

/** The way of one payment: its frame, its window in the frame or on a page of its own, and the way home. */
export function paymentRoutes(service: Service): Hono {
  const { base, payments, notices } = service;
  const routes = new Hono({ strict: false });

  routes.on('GET', framePaths, (c) => {
    const { code = '', provider = '', pgId = '' } = c.req.param() as Record<string, string | undefined>;
    return c.html(frameDocument(base, code, provider, pgId));
  });

  // Called by the frame with the SDK's message; answers with what to post, what to show and whether to ask again.
  routes.post('/payments/open', async (c) => {
    const body = await jsonBody(c);
    const message = parseMessage(body.message);
    const origin = originOf(body.origin);
    if (!message || !origin) return c.json({ error: 'not an SDK message' }, 400);
    const userAgent = c.req.header('user-agent') ?? '';
    const { device } = detectEnvironment({ userAgent });
    const [userCode, provider, pgId] = [body.code, body.provider, body.pg_id].map((value) => textOf(value) ?? '');
    const channel = findChannel(service.channels, provider ?? '', pgId ?? '');
    const played = providerFor(channel?.pg_provider ?? '');
    const request = { message, userCode: userCode ?? '', channels: service.channels, channel, payments };
    const refusal = refusalFor(request, played.family);
    if (refusal || !channel) return c.json(reply({ post: { action: 'done', data: refusal ?? {} } }));

    const payment = openPayment(message, {
      impUid: payments.nextImpUid(),
      userCode: request.userCode,
      pgProvider: channel.pg_provider,
      pgId: channel.pg_id,
      device,
      road: roadFor(channel.pg_provider, message, device),
      userAgent,
      serviceUrl: `${origin}${base}`,
    });
    payments.add(payment);
    return c.json(await opening(payment, played));
  });

  async function opening(payment: SandboxPayment, provider: Provider): Promise<object> {
    const { imp_uid: impUid, merchant_uid: merchantUid, surface } = payment;
    const address = `${payment.service_url}/payments/window`;
    if (surface === 'page') {
      const param = { imp_uid: impUid, merchant_uid: merchantUid };
      const form = { formId: 'impPayForm', method: 'post', action: address, target: '_top', charset: 'utf-8', param };
      return reply({ impUid, post: { action: 'proxy.post', data: form } });
    }
    if (surface === 'popup') {
      const post = { action: 'payco.modal' as const, data: { orderUrl: `${address}/${impUid}`, impUid } };
      // What the SDK says when the buyer closes it.
      const communicates = { 'check.closing': 'cancelled' as const };
      return reply({ impUid, post, html: String(await waitingView(payment)), communicates, poll: true });
    }
    const view = windowView({ ...windowOf(payment), framed: true });
    const poll = provider.app || opensApp(payment, provider.apps);
    return reply({ impUid, html: String(await view), communicates: provider.communicates, poll });
  }

  routes.get('/payments/answer/:impUid', (c) => {
    const payment = payments.find(c.req.param('impUid'));
    return payment ? c.json({ posts: answersOf(payment) }) : c.json({ error: 'no such payment' }, 404);
  });

  routes.post('/payments/answer/:impUid', async (c) => {
    const payment = payments.find(c.req.param('impUid'));
    if (!payment) return c.json({ error: 'no such payment' }, 404);
    const { scenario, choice, quota } = await jsonBody(c);
    if (!isScenarioName(scenario)) return c.json({ error: 'no such scenario' }, 400);
    end(payment, scenario, choiceOf(choice, quota));
    return c.json({ posts: answersOf(payment) });
  });

  // The page leaves here by `proxy.post`; the redirect makes a reload and Back harmless.
  routes.post('/payments/window', async (c) => {
    const { imp_uid: impUid } = await c.req.parseBody();
    const payment = payments.find(String(impUid));
    return payment ? c.redirect(`${base}/payments/window/${payment.imp_uid}`, 303) : notFound(c);
  });

  routes.get('/payments/window/:impUid', (c) => {
    const payment = payments.find(c.req.param('impUid'));
    if (!payment) return notFound(c);
    if (payment.scenario !== null) return home(c, payment);
    const options = windowOf(payment);
    const language = languageOf(payment.params.language);
    return c.html(page(base, options.provider.label[language], windowView({ ...options, framed: false }), language));
  });

  routes.post('/payments/window/:impUid', async (c) => {
    const payment = payments.find(c.req.param('impUid'));
    if (!payment) return notFound(c);
    const { scenario, choice, quota } = await c.req.parseBody();
    if (!isScenarioName(scenario)) return c.redirect(`${base}/payments/window/${payment.imp_uid}`, 303);
    end(payment, scenario, choiceOf(choice, quota));
    return home(c, payment);
  });

  // Where the page sends its buyer on: the app's address for what was chosen.
  routes.get('/payments/app/:impUid', (c) => {
    const payment = payments.find(c.req.param('impUid'));
    const { choice, quota } = c.req.query();
    const app = payment && appFor(payment, providerOf(payment).apps, choice);
    if (!payment || !app) return c.json({ error: 'no such app' }, 404);
    const { code = '', quota: months } = choiceOf(choice, quota);
    const chosen = new URLSearchParams({ choice: code, quota: String(months) });
    const address = appAddress(app, payment, `${payment.service_url}/payments/app/${payment.imp_uid}?${chosen}`);
    return c.json({ address });
  });

  // Called by the app once its buyer has decided; answers with the address that the app opens then.
  routes.post('/payments/app/:impUid', async (c) => {
    const payment = payments.find(c.req.param('impUid'));
    if (!payment) return c.json({ error: 'no such payment' }, 404);
    const { scenario } = await jsonBody(c);
    if (!isScenarioName(scenario)) return c.json({ error: 'no such scenario' }, 400);
    const { choice, quota } = c.req.query();
    end(payment, scenario, choiceOf(choice, quota));
    return c.json({ return: appReturn(payment, providerOf(payment)) });
  });

  routes.get('/payments/result/:impUid', (c) => {
    const payment = payments.find(c.req.param('impUid'));
    return payment ? c.html(resultPage(base, payment)) : notFound(c);
  });

  // The page's own button: the buyer deposits into the account. A second tap finds it done.
  routes.post('/payments/result/:impUid', (c) => {
    const payment = payments.find(c.req.param('impUid'));
    if (!payment) return notFound(c);
    depositInto(notices, payment, null);
    return c.redirect(`${base}/payments/result/${payment.imp_uid}`, 303);
  });

  // Where the SDK sends a phone whose request was refused and that brought neither a callback nor an m_redirect_url.
  routes.get('/payments/fail', (c) =>
    c.html(notePage(base, '결제에 실패하였습니다', c.req.query('error_msg') ?? '알 수 없는 이유로 중단되었습니다.')),
  );

  function windowOf(payment: SandboxPayment) {
    const auto: ScenarioName | null = scenarioFromCustomData(payment.params.custom_data) ?? service.scenario;
    return { base, payment, provider: providerOf(payment), auto, delay: service.delay };
  }

  // A webhook tells of money and of accounts for it, never of a failure or a window that was left.
  function end(payment: SandboxPayment, scenario: ScenarioName, choice: BuyerChoice): void {
    const isFirst = decide(payment, scenario, familyOf(payment), choice);
    if (isFirst && (payment.status === 'paid' || payment.vbank_num !== null)) notices.send(payment);
  }

  function home(c: Context, payment: SandboxPayment): Response | Promise<Response> {
    const address = homeAddress(payment, providerOf(payment)) ?? `${base}/payments/result/${payment.imp_uid}`;
    return c.redirect(address, 303);
  }

  function notFound(c: Context): Response | Promise<Response> {
    return c.html(notePage(base, '결제를 찾을 수 없습니다', '쇼핑몰로 돌아가 다시 시도해 주세요.'), 404);
  }

  return routes;
}

function reply(parts: {
  impUid?: string;
  post?: ServiceMessage;
  html?: string;
  communicates?: Provider['communicates'];
  poll?: boolean;
}): object {
  return { impUid: null, post: null, html: null, communicates: {}, poll: false, ...parts };
}

function providerOf(payment: SandboxPayment): Provider {
  return providerFor(payment.pg_provider);
}

function familyOf(payment: SandboxPayment): Provider['family'] {
  return providerOf(payment).family;
}

function answersOf(payment: SandboxPayment): Post[] | null {
  return callbackPosts(payment, familyOf(payment));
}

function choiceOf(code: unknown, quota: unknown): BuyerChoice {
  return { code: textOf(code) ?? '', quota: Number(quota) || 0 };
}

function originOf(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\/[^/?#\s]+$/.test(value) ? value : null;
}

async function jsonBody(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null);
  return isRecord(body) ? body : {};
}
