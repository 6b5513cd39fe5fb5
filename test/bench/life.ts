import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../support/driver.js';
import { Chromium } from './chromium.js';
import { type Contestant, drawn, googlePay, plainButton, returning, wrapping } from './contestants.js';
import { emptyPage, shown } from './insert.js';
import { median, type Row, type Section } from './section.js';

/** How often each tag comes and goes. */
export const MOUNTS = 10_000;
/** So many tags are on the page at once: more would be a long task, of which the browser keeps a record. */
const AT_ONCE = 20;
/** A page is counted again and again: what the engine itself puts aside comes in leaps, what leaks grows all along. */
const BATCHES = 5;
/** Its own tables shrink only when they are used again. */
const LOOKS = 3;

/** A tag that comes and goes. */
export interface Life extends Contestant {
  /** How long it may be held after it has gone, in milliseconds: until the page has a moment. */
  readonly lingers?: number;
}

/** What a page keeps of tags that came and went. */
export interface Kept {
  readonly elements: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Of the heap, for each that came and went. */
  readonly bytes: number;
}

/** Tags of ours, each in a life of its own. */
export function lives(sdkUrl: string): Readonly<Record<string, Life>> {
  const quiet = 'preload="none"';
  const inside = drawn(sdkUrl, quiet);
  return {
    checkout: inside,
    "checkout around a button of the site's": wrapping(sdkUrl, quiet),
    'checkout in a form': { ...inside, box: 'form' },
    'form with a checkout': {
      ...inside,
      markup: `<form><input name="memo">${inside.markup}</form>`,
      isRendered: 'element.lastElementChild.shadowRoot?.querySelector("button")',
    },
    'checkout that loads early': { ...drawn(sdkUrl), lingers: 300 },
    return: returning,
    'return that shows its payment': {
      ...returning,
      markup: '<iamport-return url="?imp_uid=imp_1&merchant_uid=order_1&imp_success=true"></iamport-return>',
      isRendered: 'element.state === "paid"',
    },
  };
}

/** What is left of a tag that came and went so many times. */
export async function keptOf(chromium: Chromium, life: Life, mounts = MOUNTS): Promise<Kept> {
  const { tag, lingers = 0 } = life;
  const tab = await chromium.tab(emptyPage(life));
  const settled = async () => {
    await sleep(lingers);
    return tab.count();
  };
  const lived = async (mounts: number) => {
    await tab.page.evaluate(comingAndGoing(life, mounts / AT_ONCE));
    await settled();
    const looks: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      await tab.page.evaluate(comingAndGoing(life, 1));
      looks.push((await settled()).bytes);
    }
    return Math.min(...looks);
  };
  const batch = mounts / BATCHES;
  // Until then the engine compiles, and its tables grow to their size.
  await lived(batch);
  const before = await settled();
  const heaps = [await lived(batch)];
  while (heaps.length <= BATCHES) heaps.push(await lived(batch));
  const after = await settled();
  const prototype = await tab.page.evaluateHandle<unknown[]>(
    `(customElements.get('${tag}') ?? HTMLButtonElement).prototype`,
  );
  const instances = await tab.page.queryObjects(prototype);
  const elements = await instances.evaluate((found) => found.length);
  await tab.close();
  return {
    elements,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
    bytes: slope(heaps) / batch,
  };
}

/** What a value grows by from one to the next, whatever single ones do: the median of all pairs (Theil and Sen). */
const slope = (values: readonly number[]): number =>
  median(values.flatMap((from, start) => values.slice(start + 1).map((to, index) => (to - from) / (index + 1))));

/** An expression that puts tags on the page, waits until they show and takes them away again, time after time. */
const comingAndGoing = ({ markup, prepare, isRendered }: Contestant, times: number): string =>
  call(
    async (html: string, times: number, ...expressions: string[]) => {
      const [prepare, isRendered, shown] = expressions.map((text) => new Function('element', `return ${text}`));
      const box = document.querySelector('#box') as Element;
      const template = document.createElement('template');
      template.innerHTML = html;
      for (let time = 0; time < times; time += 1) {
        const fragment = document.importNode(template.content, true);
        for (const element of fragment.children) prepare?.(element);
        box.append(fragment);
        await shown?.()(isRendered, () => box.lastElementChild);
        box.textContent = '';
      }
    },
    [markup.repeat(AT_ONCE), times, prepare ?? 'null', isRendered, `${shown}`],
  );

/** Tags that come and go, and what the page keeps of them. */
export const life: Section = async () => {
  const chromium = await Chromium.open();
  const rows: Row[] = [];
  try {
    const others = {
      'Google Pay element': await keptOf(chromium, googlePay),
      'plain button': await keptOf(chromium, plainButton),
    };
    for (const [name, contestant] of Object.entries(lives(chromium.sdkUrl))) {
      const kept = await keptOf(chromium, contestant);
      for (const { what, figure, unit, atMost } of figures) {
        const beside = Object.fromEntries(Object.entries(others).map(([other, kept]) => [other, kept[what]]));
        rows.push({
          section: 'life',
          figure: `${name}: ${figure}`,
          unit,
          ours: kept[what],
          ...(rows.length < figures.length && { others: beside }),
          aim: { kind: 'value', atMost },
        });
      }
    }
    return rows;
  } finally {
    await chromium.close();
  }
};

const times = `${MOUNTS.toLocaleString('en')} mounts and unmounts`;
const figures = [
  { what: 'elements', figure: `elements kept after ${times}`, unit: '', atMost: 0 },
  { what: 'nodes', figure: 'nodes kept', unit: '', atMost: 0 },
  { what: 'listeners', figure: 'listeners kept', unit: '', atMost: 0 },
  { what: 'bytes', figure: 'growth of the heap each time', unit: 'B', atMost: 16 },
] as const satisfies readonly { what: keyof Kept; figure: string; unit: string; atMost: number }[];
