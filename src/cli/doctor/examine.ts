import { type Advice, adviceFor } from '../../advice/index.js';
import type { Issue } from '../../errors.js';
import type { Text } from '../../profiles/profile.js';
import { DEVICES, type Device } from './devices.js';
import { type Examined, type Hit, type Return, returnsOf, type Subject } from './finders.js';
import type { Finding } from './finding.js';
import { type Page, parsePage, readPage, type Tag } from './page.js';
import { ROWS } from './rows.js';
import { readLinked } from './source.js';
import { askedOf, issuesOf, markupOf, rootOf, settingOf } from './tags.js';
import type { SeenTag, Visit } from './visit.js';

/** Reads the pages that payments come home to. */
export async function readReturns(page: Page): Promise<Map<string, Return>> {
  const read = async (url: string): Promise<Return> => {
    const found = await readLinked(url, page.source);
    return found === null || typeof found === 'number' ? found : readPage(found);
  };
  const addresses = [...returnsOf(page).keys()];
  return new Map(await Promise.all(addresses.map(async (url) => [url, await read(url)] as const)));
}

/** Everything that will go wrong on a page, the worst first within each tag. */
export function examine(page: Page, returns: ReadonlyMap<string, Return>, visits: readonly Visit[]): Finding[] {
  const subjects = subjectsOf(page, visits);
  const examined = { page, subjects, returns, visits };
  const found = [
    ...ROWS.flatMap(({ code, severity, cause, change, find }) =>
      find(examined).map((hit) => ({
        code,
        severity,
        device: null,
        ...placeOf(hit, page),
        ...said({ cause, change }, hit),
      })),
    ),
    ...subjects.flatMap((subject) => requestFindings(subject, examined)),
  ];
  const severities = ['error', 'warning', 'note'];
  return found
    .map((finding, place) => ({ finding, place }))
    .sort(
      (a, b) =>
        (a.finding.line ?? Number.MAX_SAFE_INTEGER) - (b.finding.line ?? Number.MAX_SAFE_INTEGER) ||
        severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
        a.place - b.place,
    )
    .map(({ finding }) => finding);
}

function placeOf({ tag, line, attribute }: Hit, page: Page): Pick<Finding, 'page' | 'line' | 'tag' | 'attribute'> {
  const isWritten = tag === undefined || page.tags.includes(tag);
  return {
    page: page.source.name,
    line: line ?? (isWritten ? (tag?.line ?? null) : null),
    tag: tag === undefined ? null : plain(markupOf(tag)),
    attribute: attribute === undefined ? null : plain(attribute),
  };
}

/** What a page says, in one line and without what would steer a terminal. */
const plain = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The sentences with the words of what was found. */
function said({ cause, change }: Advice, { words = {} }: Hit): Advice {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (all, word: string) => plain(words[word] ?? all));
  const both = ({ ko, en }: Text): Text => ({ ko: fill(ko), en: fill(en) });
  return { cause: both(cause), change: both(change) };
}

/** The faults of the payment that a tag asks for, each once: on both devices, or on the one that has it. */
function requestFindings({ tag, seen }: Subject, { page }: Examined): Finding[] {
  const asked = askedOf(tag);
  const keyOf = ({ path, code, severity }: Issue) => [path, code, severity].join(' ');
  const byDevice = DEVICES.map((device): [Device, Map<string, Issue>] => {
    const issues = seen.get(device)?.issues ?? issuesOf(tag, page, device);
    // The buyer has not filled in the form yet.
    const known = issues.filter(({ path, code }) => code !== 'form-invalid' && !asked.has(rootOf(path)));
    return [device, new Map(known.map((issue) => [keyOf(issue), issue]))];
  });
  const all = new Map(byDevice.flatMap(([, issues]) => [...issues]));
  return [...all].map(([key, { path, code, severity, message }]) => {
    const on = byDevice.filter(([, issues]) => issues.has(key)).map(([device]) => device);
    const { cause, change } = adviceFor(code) ?? { cause: { ko: message, en: message }, change: { ko: '', en: '' } };
    return {
      code,
      severity,
      device: on.length === DEVICES.length ? null : (on[0] ?? null),
      ...placeOf({ tag, attribute: written(tag, path) }, page),
      cause: { ko: cause.ko, en: message },
      change,
    };
  });
}

/** What stands in the attribute that is wrong, or its name alone. */
function written(tag: Tag, path: string): string {
  const value = settingOf(tag, rootOf(path));
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return value === '' ? path : `${path}="${shown}"`;
}

/** The tags that are written, and those that a script has drawn, with what a browser says of them. */
function subjectsOf(page: Page, visits: readonly Visit[]): Subject[] {
  const subjects = page.tags.map((tag) => ({ tag, seen: new Map<string, SeenTag>() }));
  for (const { device, html, tags: seen } of visits) {
    const { tags } = parsePage({ ...page.source, text: html });
    if (tags.length !== seen.length) continue;
    const left = new Set(subjects);
    const rendered = tags.map((tag, index) => ({ tag, says: seen[index] as SeenTag }));
    const pair = (isSame: (subject: Subject, tag: Tag) => boolean) => {
      for (const one of [...rendered]) {
        const subject = [...left].find((candidate) => isSame(candidate, one.tag));
        if (subject === undefined) continue;
        subject.seen.set(device, one.says);
        left.delete(subject);
        rendered.splice(rendered.indexOf(one), 1);
      }
    };
    pair((subject, tag) => signatureOf(subject.tag) === signatureOf(tag));
    // What a script has changed is still the tag in its place.
    if (left.size === rendered.length) pair((subject, tag) => subject.tag.name === tag.name);
    subjects.push(...rendered.map(({ tag, says }) => ({ tag, seen: new Map([[device as string, says]]) })));
  }
  return subjects;
}

/** A tag by what is written on it, but for what changes by itself. */
const signatureOf = ({ name, attributes }: Tag): string =>
  JSON.stringify([name, ...[...attributes].filter(([word]) => !/^(?:state|style|class)$/.test(word)).sort()]);
