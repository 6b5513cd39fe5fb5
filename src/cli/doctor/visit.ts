import { setTimeout as sleep } from 'node:timers/promises';
import type { Issue } from '../../errors.js';
import type { Browser } from './browser.js';
import { type Device, USER_AGENTS } from './devices.js';

/** What a tag says of itself in a browser. */
export interface SeenTag {
  /** The browser knows the tag. */
  readonly isDefined: boolean;
  readonly issues: readonly Issue[];
  /** A function of the page's finds the verdict. */
  readonly verifies: boolean;
}

/** How a page looked in a browser. */
export interface Visit {
  readonly device: Device;
  /** What its scripts have made of it. */
  readonly html: string;
  /** Its tags, in their order in `html`. */
  readonly tags: readonly SeenTag[];
  /** Errors that nobody caught, and those that the page wrote to the console. */
  readonly errors: readonly string[];
  /** What its content security policy stopped. */
  readonly blocked: readonly { readonly directive: string; readonly url: string }[];
  /** Addresses that brought nothing, and what the network says of it. */
  readonly failed: readonly Failed[];
}

/** An address that brought nothing. */
export interface Failed {
  readonly url: string;
  /** As Chromium calls it: `net::ERR_NAME_NOT_RESOLVED`. */
  readonly why: string;
}

/** What stands for a site that is not served yet. */
export interface Site {
  readonly origin: string;
  /** What is at an address of it; null where nothing is. */
  read(url: string): Promise<Uint8Array | null>;
}

const LOAD_MS = 20_000;
/** The vendor's script is asked for in an idle moment after the page is there. */
const SETTLE_MS = 3_000;
const POLL_MS = 100;
/** A page that is busy for ever, or that no answer comes for, would keep the browser for ever. */
const LIMIT_MS = 30_000;

/** What a page is another without; a picture is none of it. */
const NEEDED = /^(?:Document|Script|Fetch|XHR)$/;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Runs in the page: what every tag says of itself. */
const ASK = `(() => ({
  html: document.documentElement.outerHTML,
  tags: [...document.querySelectorAll('iamport-checkout, iamport-return')].map((tag) => ({
    isDefined: tag.matches(':defined'),
    issues: (tag.issues ?? []).map(({ path, code, severity, message }) => ({ path, code, severity, message })),
    verifies: Boolean(tag.verify || tag.verifyUrl),
  })),
}))()`;

/** Runs in the page: nothing more is to come of its tags. A page without any may yet draw one. */
const SETTLED = `(() => {
  const tags = [...document.querySelectorAll('iamport-checkout, iamport-return')];
  const isPaying = tags.some((tag) => tag.localName === 'iamport-checkout');
  return tags.length > 0 && tags.every((tag) => tag.matches(':defined')) && (!isPaying || Boolean(window.IMP));
})()`;

/** What the console shows of a value, in short. */
const textOf = ({ value, description }: { value?: unknown; description?: string }): string =>
  `${value ?? description ?? ''}`.split('\n', 1)[0] ?? '';

/**
 * Opens a page as a device does, and looks at it once it has come to rest. Nothing is clicked. Null where the site that stands
 * in for its own lacks what the page's scripts ask for.
 */
export async function visit(browser: Browser, url: string, device: Device, site: Site | null): Promise<Visit | null> {
  const errors: string[] = [];
  const blocked: { directive: string; url: string }[] = [];
  const failed: Failed[] = [];
  let isWhole = true;
  const requests = new Map<string, string>();
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params?: object) => browser.send(method, params, sessionId);

  // biome-ignore lint/suspicious/noExplicitAny: each event of the protocol has a shape of its own.
  const answer = async ({ requestId, request, resourceType }: any): Promise<void> => {
    const body = await (site as Site).read(request.url);
    if (body === null && NEEDED.test(resourceType)) isWhole = false;
    const type =
      TYPES[/\.\w+(?=$|[?#])/.exec(request.url)?.[0] ?? ''] ?? (request.url === url ? TYPES['.html'] : undefined);
    await send('Fetch.fulfillRequest', {
      requestId,
      responseCode: body === null ? 404 : 200,
      responseHeaders: type ? [{ name: 'content-type', value: type }] : [],
      body: Buffer.from(body ?? []).toString('base64'),
    });
  };

  let loaded = () => {};
  const isLoaded = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  const forget = browser.listen(({ sessionId: from, method, params }) => {
    if (from !== sessionId) return;
    if (method === 'Page.loadEventFired') loaded();
    else if (method === 'Page.javascriptDialogOpening') {
      send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {});
    } else if (method === 'Runtime.exceptionThrown') {
      const { exception, text, url: source = '', lineNumber } = params.exceptionDetails;
      const [said = text] = `${exception?.description ?? text}`.split('\n');
      errors.push(source ? `${said} (${source}:${lineNumber + 1})` : said);
    } else if (method === 'Runtime.consoleAPICalled' && params.type === 'error') {
      errors.push(params.args.map(textOf).join(' '));
    } else if (method === 'Network.requestWillBeSent') requests.set(params.requestId, params.request.url);
    else if (method === 'Network.loadingFailed' && !params.canceled && params.blockedReason !== 'csp') {
      failed.push({ url: requests.get(params.requestId) ?? '', why: params.errorText });
    } else if (method === 'Fetch.requestPaused') {
      answer(params).catch(() => {});
    } else if (method === 'Audits.issueAdded') {
      const { contentSecurityPolicyIssueDetails: details } = params.issue.details;
      if (details && !details.isReportOnly) {
        blocked.push({ directive: details.violatedDirective, url: details.blockedURL ?? '' });
      }
    }
  });
  const look = async (): Promise<Visit | null> => {
    for (const domain of ['Page', 'Runtime', 'Network', 'Audits']) await send(`${domain}.enable`);
    await send('Emulation.setUserAgentOverride', { userAgent: USER_AGENTS[device] });
    if (device === 'phone') {
      await send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 3, mobile: true });
      await send('Emulation.setTouchEmulationEnabled', { enabled: true });
    }
    if (site !== null) await send('Fetch.enable', { patterns: [{ urlPattern: `${site.origin}/*` }] });
    const { errorText } = await send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await Promise.race([isLoaded, sleep(LOAD_MS, undefined, { ref: false })]);
    const ask = async (expression: string) =>
      (await send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
    const end = Date.now() + SETTLE_MS;
    while (Date.now() < end && !(await ask(SETTLED))) await sleep(POLL_MS);
    const seen = await ask(ASK);
    return isWhole ? { device, ...seen, errors, blocked, failed } : null;
  };
  const overdue = sleep(LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`it did not come to rest within ${LIMIT_MS / 1000} seconds`);
  });
  try {
    return await Promise.race([look(), overdue]);
  } finally {
    forget();
    await browser.send('Target.closeTarget', { targetId }).catch(() => {});
  }
}
