import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../support/driver.js';
import { Chromium, type Tab } from './chromium.js';
import { type Contestant, drawn, returning, wrapping } from './contestants.js';
import { emptyPage, insertion } from './insert.js';

declare global {
  interface Window {
    /** How often the whole page was gone through. */
    queries: number;
  }
}

/** What an element costs its page, by counts that are the same on every machine. */
export interface Work {
  /** Of the script's functions, from when the element comes until it has gone. */
  readonly calls: number;
  /** Of the whole page: each takes the longer the more there is on it. */
  readonly queries: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** The script is loaded when the page has a moment, and its frames follow. */
const EARLY_MS = 2_500;

/** Tags of ours whose page costs are held to numbers. */
export function measured(sdkUrl: string): Readonly<Record<string, Contestant>> {
  const quiet = 'preload="none"';
  return {
    checkout: drawn(sdkUrl, quiet),
    "checkout around a button of the site's": wrapping(sdkUrl, quiet),
    'checkout in a form': { ...drawn(sdkUrl, quiet), box: 'form' },
    return: returning,
  };
}

/** What each element adds to a page that has some already. */
export async function workOfEach(chromium: Chromium, contestant: Contestant, from: number, to: number): Promise<Work> {
  const few = await work(chromium, contestant, from);
  const many = await work(chromium, contestant, to);
  const each = (what: keyof Work) => (many[what] - few[what]) / (to - from);
  return { calls: each('calls'), queries: each('queries'), nodes: each('nodes'), listeners: each('listeners') };
}

/** What an element of each kind costs now. */
export async function elementBudgets(): Promise<Record<string, Omit<Work, 'calls'>>> {
  const chromium = await Chromium.open();
  try {
    const budgets: Record<string, Omit<Work, 'calls'>> = {};
    for (const [name, contestant] of Object.entries(measured(chromium.sdkUrl))) {
      const { calls, ...budget } = await workOfEach(chromium, contestant, 1, 100);
      budgets[name] = budget;
    }
    return budgets;
  } finally {
    await chromium.close();
  }
}

async function work(chromium: Chromium, contestant: Contestant, count: number): Promise<Work> {
  const tab = await chromium.tab(emptyPage(contestant), async (tab) => {
    await countQueries(tab);
    await tab.cdp.send('Profiler.enable');
    await tab.cdp.send('Profiler.startPreciseCoverage', { callCount: true });
  });
  await calls(tab);
  await tab.page.evaluate(insertion(contestant, count));
  const { nodes, listeners } = await tab.count();
  await tab.page.evaluate("document.querySelector('#box').textContent = ''");
  const done = { calls: await calls(tab), queries: await queries(tab), nodes, listeners };
  await tab.close();
  return done;
}

/** What a page with so many elements does on its own to be ready for a click. */
export async function earlyLoad(
  chromium: Chromium,
  count: number,
): Promise<{ readonly requests: number; readonly queries: number; readonly milliseconds: number }> {
  const contestant = drawn(chromium.sdkUrl);
  let requests = 0;
  const tab = await chromium.tab(emptyPage(contestant), async (tab) => {
    await countQueries(tab);
    tab.page.on('request', (request) => (requests += Number(request.url().startsWith(chromium.sdkUrl))));
  });
  await tab.page.evaluate(insertion(contestant, count));
  const before = { queries: await queries(tab), milliseconds: await tab.busy() };
  await sleep(EARLY_MS);
  const after = { queries: await queries(tab), milliseconds: await tab.busy() };
  await tab.close();
  return {
    requests,
    queries: after.queries - before.queries,
    milliseconds: after.milliseconds - before.milliseconds,
  };
}

/** How often the script's functions were called since it was asked last. */
async function calls({ cdp }: Tab): Promise<number> {
  const { result } = await cdp.send('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.endsWith('.js'))
    .flatMap(({ functions }) => functions)
    .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

const queries = ({ page }: Tab): Promise<number> => page.evaluate(() => window.queries);

/** Counts them before anything else of a page runs. */
const countQueries = ({ page }: Tab) =>
  page.evaluateOnNewDocument(
    call(() => {
      window.queries = 0;
      const watch = (prototype: object, names: string[], isWide: (receiver: Node) => boolean) => {
        for (const name of names) {
          const own = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
          const kind = own.get ? 'get' : 'value';
          const counted = function (this: Node, ...args: unknown[]) {
            if (isWide(this)) window.queries += 1;
            return own[kind].apply(this, args);
          };
          Object.defineProperty(prototype, name, { ...own, [kind]: counted });
        }
      };
      const both = ['querySelector', 'querySelectorAll', 'getElementsByTagName', 'getElementsByClassName'];
      watch(Element.prototype, both, (element) => element.contains(document.getElementById('box') ?? document.body));
      const ofDocument = ['getElementsByName', 'createTreeWalker', 'createNodeIterator', 'evaluate'];
      const collections = ['all', 'forms', 'images', 'links', 'scripts'];
      watch(Document.prototype, [...both, ...ofDocument, ...collections], () => true);
      watch(HTMLFormElement.prototype, ['elements'], () => true);
    }),
  );
