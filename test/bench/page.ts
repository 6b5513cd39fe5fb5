import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../support/driver.js';
import { sizeRule } from '../support/readme.js';
import { Chromium } from './chromium.js';
import { type Contestant, drawn, googlePay, plainButton, wrapping } from './contestants.js';
import { emptyPage, shown } from './insert.js';
import { interleaved, median, type Row, type Section } from './section.js';

const ROUNDS = 7;
/** A phone of the middle. */
const SLOWER = 4;
const LONG_TASK_MS = 50;
/** By then a page that does anything on its own has done all of it. */
const IDLE_MS = 2_500;

const GOOGLE = 'Google Pay element';
const PLAIN = 'plain button';
const BY_HAND = 'by hand';

/** What moves on a page that shows already when a tag's script comes. */
export interface Shift {
  /** As browsers report it; they leave out what moves by less than 3 pixels. */
  readonly score: number;
  /** Pixels that what stands beside the tag and below it is moved by. */
  readonly pixels: number;
}

/** What a page loads besides its own HTML and the script of its tags. */
export interface Loaded {
  readonly requests: number;
  readonly bytes: number;
}

/** Tags that keep everything around them where it is, and the style that they need for it. */
export function still(sdkUrl: string): Readonly<Record<string, readonly [contestant: Contestant, style: string]>> {
  const around = wrapping(sdkUrl, 'preload="none"');
  const own = drawn(sdkUrl, 'preload="none"');
  const control = (html: string) => ({ ...around, markup: around.markup.replace(/<button.*<\/button>/, html) });
  return {
    "around a button of the site's": [around, ''],
    "around a link of the site's": [control('<a href="tel:02-1234-5678">4,500원 결제</a>'), ''],
    "with the README's rule": [own, sizeRule()],
    "without a label, with the README's rule": [{ ...own, markup: own.markup.replace('4,500원 결제', '') }, sizeRule()],
  };
}

/** What a tag's script moves on a page that shows already. */
export async function shiftOf(chromium: Chromium, contestant: Contestant, style = ''): Promise<Shift> {
  const tab = await chromium.tab(shownPage(contestant, style));
  const shift = (await tab.page.evaluate(
    arrival(contestant, async (arrived) => {
      const marks = [...document.querySelectorAll('.mark')];
      const places = () => marks.map((mark) => mark.getBoundingClientRect());
      let score = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) score += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift' });
      const before = places();
      await arrived();
      const moves = places().flatMap(({ x, y }, index) => [x - (before[index]?.x ?? 0), y - (before[index]?.y ?? 0)]);
      return { score, pixels: Math.max(...moves.map(Math.abs)) };
    }),
  )) as Shift;
  await tab.close();
  return shift;
}

/** Milliseconds, beyond what goes unnoticed, that a tag's script keeps a slow phone's page from answering. */
async function blocking(chromium: Chromium, contestant: Contestant): Promise<number> {
  const tab = await chromium.tab(shownPage(contestant, ''));
  await tab.page.emulateCPUThrottling(SLOWER);
  const tasks = (await tab.page.evaluate(
    arrival(contestant, async (arrived) => {
      const tasks: number[] = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
      await arrived();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return tasks;
    }),
  )) as number[];
  await tab.close();
  return tasks.reduce((sum, task) => sum + task - LONG_TASK_MS, 0);
}

/** What a page has loaded before its buyer shows any intent, and once the pointer is over the button. */
export async function loaded(
  chromium: Chromium,
  contestant: Contestant,
  milliseconds = IDLE_MS,
): Promise<{ readonly idle: Loaded; readonly hovered: Loaded }> {
  const bodies: Promise<number>[] = [];
  let requests = 0;
  const isOwn = (url: string) => !/\/(?:page-\d+|iamport-elements\.js|favicon\.ico)$/.test(url);
  const tab = await chromium.tab(
    emptyPage(contestant).replace('<div id="box">', `$&${contestant.markup}`),
    async ({ page }) => {
      page.on('request', (request) => (requests += Number(isOwn(request.url()))));
      page.on('response', (response) => {
        if (isOwn(response.url())) bodies.push(response.buffer().then(({ length }) => length));
      });
    },
  );
  const after = async (act: () => Promise<unknown>): Promise<Loaded> => {
    await act();
    await sleep(milliseconds);
    return { requests, bytes: (await Promise.all(bodies)).reduce((sum, bytes) => sum + bytes, 0) };
  };
  const idle = await after(async () => {});
  const hovered = await after(() => tab.page.hover(contestant.tag));
  await tab.close();
  return { idle, hovered };
}

/** A page that shows its tags before their script is there. */
const shownPage = ({ head, markup }: Contestant, style: string): string =>
  `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>Shop</title><style>${style}</style>${head}</head>
    <body><p>라떼 한 잔</p><p id="box">${markup}<span class="mark">4,500원</span></p><p class="mark">배송 안내</p></body></html>`;

type Measuring = (arrived: () => Promise<void>) => Promise<unknown>;

/** An expression that brings the script once the page has been painted; `arrived` resolves once what it draws has been. */
const arrival = ({ script, prepare, isRendered }: Contestant, measure: Measuring): string =>
  call(
    async (src: string | null, ...expressions: string[]) => {
      const [prepare, isRendered, shown, measure] = expressions.map(
        (text) => new Function('element', `return ${text}`),
      );
      const box = document.querySelector('#box') as Element;
      const painted = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
      await painted();
      prepare?.(box.firstElementChild);
      return measure?.()(async () => {
        if (src !== null) document.head.append(Object.assign(document.createElement('script'), { src }));
        await shown?.()(isRendered, () => box.firstElementChild);
        await painted();
      });
    },
    [
      /src="(.*?)"/.exec(script)?.[1] ?? null,
      prepare ?? 'null',
      isRendered,
      `${shown}`,
      `((__name) => ${measure})((fn) => fn)`,
    ],
  );

/** The vendor's script as its manual has a page load it. */
const byHand = (sdkUrl: string): Contestant => ({
  ...plainButton,
  head: `<script src="${sdkUrl}"></script><script>IMP.init('imp33886024')</script>`,
});

/** What a tag does to its page before the buyer has done anything. */
export const page: Section = async () => {
  const chromium = await Chromium.open();
  const rows: Row[] = [];
  const add = (row: Omit<Row, 'section'>) => rows.push({ section: 'page', ...row });
  try {
    const { sdkUrl } = chromium;
    const quiet = drawn(sdkUrl, 'preload="none"');
    const others = {
      [GOOGLE]: await shiftOf(chromium, googlePay),
      [PLAIN]: await shiftOf(chromium, plainButton),
    };
    const tags = { ...still(sdkUrl), 'without the rule': [quiet, ''] as const };
    for (const [name, [contestant, style]] of Object.entries(tags)) {
      const shift = await shiftOf(chromium, contestant, style);
      for (const [what, figure, unit] of [
        ['score', 'layout shift', ''],
        ['pixels', 'what stands around it moves by', 'px'],
      ] as const) {
        const beside = Object.entries(others).map(([other, shift]) => [other, shift[what]]);
        add({
          figure: `${name}: ${figure}`,
          unit,
          ours: shift[what],
          ...(contestant === quiet ? { others: Object.fromEntries(beside) } : { aim: { kind: 'value', atMost: 0 } }),
        });
      }
    }
    const blocked = await interleaved(
      {
        ours: () => blocking(chromium, quiet),
        [GOOGLE]: () => blocking(chromium, googlePay),
        [PLAIN]: () => blocking(chromium, plainButton),
      },
      ROUNDS,
    );
    const { ours, ...beside } = Object.fromEntries(
      Object.entries(blocked).map(([name, values]) => [name, median(values)]),
    );
    add({
      figure: `long tasks beyond ${LONG_TASK_MS} ms, CPU ${SLOWER}× slower`,
      unit: 'ms',
      ours: ours ?? Number.NaN,
      others: beside,
    });
    const hand = await loaded(chromium, byHand(sdkUrl));
    for (const preload of ['none', 'intent', 'auto']) {
      const { idle, hovered } = await loaded(chromium, drawn(sdkUrl, `preload="${preload}"`));
      const isNothing = preload !== 'auto' && ({ aim: { kind: 'value', atMost: 0 } } as const);
      for (const [when, own, other] of [
        ['before any intent', idle, hand.idle],
        ['with the pointer over it', hovered, hand.hovered],
      ] as const) {
        const aimed = own === idle || preload === 'none' ? isNothing : {};
        const figure = `preload="${preload}", ${when}`;
        add({
          figure: `${figure}: requests`,
          unit: '',
          ours: own.requests,
          others: { [BY_HAND]: other.requests },
          ...aimed,
        });
        add({ figure: `${figure}: loaded`, unit: 'B', ours: own.bytes, others: { [BY_HAND]: other.bytes }, ...aimed });
      }
    }
    return rows;
  } finally {
    await chromium.close();
  }
};
