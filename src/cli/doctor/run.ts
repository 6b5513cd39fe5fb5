import type { Command } from 'commander';
import type { Language } from '../../messages.js';
import { Browser, findBrowser } from './browser.js';
import { DEVICES } from './devices.js';
import { examine, readReturns } from './examine.js';
import type { Finding } from './finding.js';
import { type Page, readPage } from './page.js';
import { asReport, countOf } from './report.js';
import { besideFile, readSource, UnreadableError } from './source.js';
import { isTemplate } from './tags.js';
import { type Visit, visit } from './visit.js';

interface Options {
  url: string;
  /** True where nobody named one, false where none is wanted. */
  browser?: string | boolean;
  json?: boolean;
  lang: Language;
  failOn: 'error' | 'warning';
}

/** One page, and what is found on it. */
interface Result {
  readonly page: string;
  /** A browser has opened it. */
  readonly opened: boolean;
  readonly findings: readonly Finding[];
}

/** Runs the command. */
export async function run(targets: string[], options: Options, command: Command): Promise<void> {
  const { url, browser: named = true, json = false, lang: language, failOn } = options;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) command.error('error: --url is an http or https address');
  const pages = await Promise.all(targets.map((target) => read(target, url, command)));
  const browser = named !== false && pages.some(canBeOpened) ? await start(named, command) : null;
  const results: Result[] = [];
  try {
    for (const page of pages) results.push(await judge(page, browser));
  } finally {
    await browser?.close();
  }
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const reports = results.map((result) => asReport(result, { language, colours }));
  console.log(json ? JSON.stringify(results, null, 2) : reports.join('\n\n'));
  const findings = results.flatMap((result) => result.findings);
  const bad = countOf(findings, 'error') + (failOn === 'warning' ? countOf(findings, 'warning') : 0);
  process.exitCode = bad > 0 ? 1 : 0;
}

async function read(target: string, url: string, command: Command): Promise<Page> {
  try {
    return await readPage(await readSource(target, url));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return command.error(`error: ${error.message}`, { exitCode: 2 });
  }
}

/** A browser that is named or found; null where this machine has none. */
async function start(named: string | true, command: Command): Promise<Browser | null> {
  const path = named === true ? findBrowser() : named;
  if (path === undefined) return null;
  try {
    return await Browser.open(path);
  } catch (error) {
    const line = `${path} is no browser that can be used: ${(error as Error).message}`;
    if (named !== true) command.error(`error: ${line}`, { exitCode: 2 });
    console.error(line);
    return null;
  }
}

async function judge(page: Page, browser: Browser | null): Promise<Result> {
  const returns = await readReturns(page);
  const visits = browser !== null && canBeOpened(page) ? await look(page, browser) : [];
  // The pages that payments come home to have the same faults to look for.
  const homes = [...returns.values()].filter((found) => found !== null && typeof found === 'object');
  const others = homes.filter(({ tags, source }) => tags.length > 0 && source.url !== page.source.url);
  const findings = [page, ...others].flatMap((one) =>
    one === page ? examine(page, returns, visits) : examine(one, new Map(), []),
  );
  return { page: page.source.name, opened: visits.length > 0, findings };
}

/** Whether a browser sees what a buyer will: a page that is served, or a file in which nothing is left to be filled in. */
const canBeOpened = (page: Page): boolean =>
  page.source.file === null || (/\.x?html?$/i.test(page.source.file) && !isTemplate(page));

/** Opens the page on each device, a file as at the address that it is going to have; not at all where it lacks something there. */
async function look({ source }: Page, browser: Browser): Promise<Visit[]> {
  const { file, url } = source;
  const site =
    file === null ? null : { origin: new URL(url).origin, read: (at: string) => besideFile(at, { ...source, file }) };
  try {
    const visits: Visit[] = [];
    for (const device of DEVICES) {
      const seen = await visit(browser, url, device, site);
      if (seen === null) return [];
      visits.push(seen);
    }
    return visits;
  } catch (error) {
    console.error(`The browser could not open ${source.name}: ${(error as Error).message}`);
    return [];
  }
}
