import { setTimeout as sleep } from 'node:timers/promises';
import type { Issue } from '../../errors.js';
import type { Browser } from './browser.js';
import { type Device, USER_AGENTS } from './devices.js';
import { type Blocked, type Failed, type Site, Tab } from './tab.js';

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
  readonly blocked: readonly Blocked[];
  /** Addresses that brought nothing, and what the network says of it. */
  readonly failed: readonly Failed[];
}

const LOAD_MS = 20_000;
/** The vendor's script is asked for in an idle moment after the page is there. */
const SETTLE_MS = 3_000;
const POLL_MS = 100;
/** A page that is busy for ever, or that no answer comes for, would keep the browser for ever. */
const LIMIT_MS = 30_000;

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

/**
 * Opens a page as a device does, and looks at it once it has come to rest. Nothing is clicked. Null where the site that stands
 * in for its own lacks what the page's scripts ask for.
 */
export async function visit(browser: Browser, url: string, device: Device, site: Site | null): Promise<Visit | null> {
  const tab = await Tab.open(browser, site);
  const overdue = sleep(LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`it did not come to rest within ${LIMIT_MS / 1000} seconds`);
  });
  try {
    return await Promise.race([look(tab, url, device), overdue]);
  } finally {
    await tab.close();
  }
}

async function look(tab: Tab, url: string, device: Device): Promise<Visit | null> {
  await tab.send('Emulation.setUserAgentOverride', { userAgent: USER_AGENTS[device] });
  if (device === 'phone') {
    await tab.send('Emulation.setDeviceMetricsOverride', {
      width: 390,
      height: 844,
      deviceScaleFactor: 3,
      mobile: true,
    });
    await tab.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  }
  await Promise.race([tab.load(url), sleep(LOAD_MS, undefined, { ref: false })]);
  const end = Date.now() + SETTLE_MS;
  while (Date.now() < end && !(await tab.ask(SETTLED))) await sleep(POLL_MS);
  const seen = (await tab.ask(ASK)) as Pick<Visit, 'html' | 'tags'>;
  const { errors, blocked, failed } = tab;
  return tab.isWhole ? { device, ...seen, errors, blocked, failed } : null;
}
