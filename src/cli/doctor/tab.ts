import type { Browser, BrowserEvent } from './browser.js';

/** An address that brought nothing. */
export interface Failed {
  readonly url: string;
  /** As Chromium calls it: `net::ERR_NAME_NOT_RESOLVED`. */
  readonly why: string;
}

/** An address that the page's content security policy stopped, and the directive that did. */
export interface Blocked {
  readonly directive: string;
  readonly url: string;
}

/** What stands for a site that is not served yet. */
export interface Site {
  readonly origin: string;
  /** What is at an address of it; null where nothing is. */
  read(url: string): Promise<Uint8Array | null>;
}

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

/** What the console shows of a value, in short. */
const textOf = ({ value, description }: { value?: unknown; description?: string }): string =>
  `${value ?? description ?? ''}`.split('\n', 1)[0] ?? '';

/** A tab of the browser, and what its page has told so far. */
export class Tab {
  /** Errors that nobody caught, and those that the page wrote to the console. */
  readonly errors: string[] = [];
  readonly blocked: Blocked[] = [];
  readonly failed: Failed[] = [];
  /** The site that stands in for the page's own had all that its scripts asked for. */
  isWhole = true;

  readonly #browser: Browser;
  readonly #site: Site | null;
  readonly #target: string;
  readonly #session: string;
  readonly #requests = new Map<string, string>();
  readonly #forget: () => void;
  #url = '';
  #loaded = () => {};

  private constructor(browser: Browser, site: Site | null, target: string, session: string) {
    this.#browser = browser;
    this.#site = site;
    this.#target = target;
    this.#session = session;
    this.#forget = browser.listen((event) => event.sessionId === session && this.#hear(event));
  }

  /** An empty tab, in which `site` answers for its origin. */
  static async open(browser: Browser, site: Site | null): Promise<Tab> {
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const tab = new Tab(browser, site, targetId, sessionId);
    for (const domain of ['Page', 'Runtime', 'Network', 'Audits']) await tab.send(`${domain}.enable`);
    if (site !== null) await tab.send('Fetch.enable', { patterns: [{ urlPattern: `${site.origin}/*` }] });
    return tab;
  }

  /** A command of the DevTools protocol to this tab. */
  send(method: string, params?: object): ReturnType<Browser['send']> {
    return this.#browser.send(method, params, this.#session);
  }

  /** Goes to an address; resolves once the page is loaded. */
  async load(url: string): Promise<void> {
    this.#url = url;
    const loaded = new Promise<void>((resolve) => {
      this.#loaded = resolve;
    });
    const { errorText } = await this.send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  /** What an expression comes to in the page, as JSON. */
  async ask(expression: string): Promise<unknown> {
    return (await this.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  }

  async close(): Promise<void> {
    this.#forget();
    await this.#browser.send('Target.closeTarget', { targetId: this.#target }).catch(() => {});
  }

  #hear({ method, params }: BrowserEvent): void {
    switch (method) {
      case 'Page.loadEventFired':
        this.#loaded();
        break;
      case 'Page.javascriptDialogOpening':
        this.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {});
        break;
      case 'Runtime.exceptionThrown': {
        const { exception, text, url = '', lineNumber } = params.exceptionDetails;
        const [said = text] = `${exception?.description ?? text}`.split('\n');
        this.errors.push(url ? `${said} (${url}:${lineNumber + 1})` : said);
        break;
      }
      case 'Runtime.consoleAPICalled':
        if (params.type === 'error') this.errors.push(params.args.map(textOf).join(' '));
        break;
      case 'Network.requestWillBeSent':
        this.#requests.set(params.requestId, params.request.url);
        break;
      case 'Network.loadingFailed': {
        const url = this.#requests.get(params.requestId) ?? '';
        if (!params.canceled && params.blockedReason !== 'csp') this.failed.push({ url, why: params.errorText });
        break;
      }
      case 'Fetch.requestPaused':
        this.#answer(params).catch(() => {});
        break;
      case 'Audits.issueAdded': {
        const { contentSecurityPolicyIssueDetails: details } = params.issue.details;
        if (!details || details.isReportOnly) break;
        this.blocked.push({ directive: details.violatedDirective, url: details.blockedURL ?? '' });
      }
    }
  }

  /** Answers in place of the page's own site. */
  async #answer({ requestId, request: { url }, resourceType }: BrowserEvent['params']): Promise<void> {
    const body = (await this.#site?.read(url)) ?? null;
    if (body === null && NEEDED.test(resourceType)) this.isWhole = false;
    const [ending = ''] = /\.\w+(?=$|[?#])/.exec(url) ?? [];
    const type = TYPES[url === this.#url ? '.html' : ending];
    await this.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: body === null ? 404 : 200,
      responseHeaders: type ? [{ name: 'content-type', value: type }] : [],
      body: Buffer.from(body ?? []).toString('base64'),
    });
  }
}
