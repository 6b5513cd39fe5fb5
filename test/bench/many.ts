import { Chromium, type Counts } from './chromium.js';
import { type Contestant, drawn, googlePay, plainButton, wrapping } from './contestants.js';
import { emptyPage, insertion, parsedPage } from './insert.js';
import { interleaved, median, type Row, type Section } from './section.js';
import { earlyLoad, workOfEach } from './work.js';

const COUNTS = [1, 10, 100, 1_000, 5_000] as const;
const [, , FEW, MANY, MOST] = COUNTS;
const ROUNDS = 7;
const LOADS = 3;

const GOOGLE = 'Google Pay element';
const PLAIN = 'plain button';

/** How much an element adds to a page, whatever the page has to begin with. */
async function perElement(chromium: Chromium, contestant: Contestant, from: number, to: number): Promise<Counts> {
  const counts: Counts[] = [];
  for (const count of [from, to]) {
    const tab = await chromium.tab(emptyPage(contestant));
    await tab.page.evaluate(insertion(contestant, count));
    counts.push(await tab.count());
    await tab.close();
  }
  const [few, many] = counts as [Counts, Counts];
  const each = (what: keyof Counts) => (many[what] - few[what]) / (to - from);
  return { bytes: each('bytes'), nodes: each('nodes'), listeners: each('listeners') };
}

/** The exponent of the power of `x` that fits best: 1 is linear, 2 quadratic. */
function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (index: 0 | 1) => logs.reduce((sum, log) => sum + log[index], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const product = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return product / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Many elements on one page, each time on a page that has never had one. */
export const many: Section = async () => {
  const chromium = await Chromium.open();
  const { sdkUrl } = chromium;
  const [own, around] = [drawn(sdkUrl), wrapping(sdkUrl)];
  const evaluated = async (html: string, expression: string) => {
    const tab = await chromium.tab(html);
    const milliseconds = Number(await tab.page.evaluate(expression));
    await tab.close();
    return milliseconds;
  };
  const inserted = (contestant: Contestant, count: number, way?: 'innerHTML') => () =>
    evaluated(emptyPage(contestant), insertion(contestant, count, way));
  const parsed = (contestant: Contestant, scriptComes: 'first' | 'last') => () =>
    evaluated(parsedPage(contestant, MANY, scriptComes), 'parsed');
  const rows: Row[] = [];
  const add = (row: Omit<Row, 'section'>) => rows.push({ section: 'many', ...row });
  const compare = async (figure: string, { ours, ...others }: Contestants, aim?: Row['aim']) => {
    const samples = await interleaved({ ours, ...others }, ROUNDS);
    const medians = Object.entries(samples).map(([name, values]) => [name, median(values)] as const);
    const { ours: own = Number.NaN, ...rest } = Object.fromEntries(medians);
    add({ figure, unit: 'ms', ours: own, others: rest, ...(aim && { aim }) });
    return own;
  };
  const atMost = { kind: 'ratio', to: GOOGLE, atMost: 0.8 } as const;
  try {
    const times: [number, number][] = [];
    for (const count of COUNTS) {
      const contestants = {
        ours: inserted(own, count),
        [GOOGLE]: inserted(googlePay, count),
        [PLAIN]: inserted(plainButton, count),
      };
      const time = await compare(
        `${of(count)} rendered and laid out`,
        contestants,
        count === MANY ? atMost : undefined,
      );
      times.push([count, time]);
    }
    await compare(
      `${of(MANY)} around a button of the site's`,
      { ours: inserted(around, MANY), [GOOGLE]: inserted(googlePay, MANY), [PLAIN]: inserted(plainButton, MANY) },
      atMost,
    );
    await compare(`${of(MANY)} as innerHTML`, {
      ours: inserted(own, MANY, 'innerHTML'),
      [PLAIN]: inserted(plainButton, MANY, 'innerHTML'),
    });
    await compare(
      `${of(MANY)} by the parser, before their script`,
      { ours: parsed(own, 'last'), [GOOGLE]: parsed(googlePay, 'last'), [PLAIN]: parsed(plainButton, 'last') },
      atMost,
    );
    // Google's throws where the parser makes it: it has no paymentRequest yet.
    await compare(`${of(MANY)} by the parser, after their script`, {
      ours: parsed(own, 'first'),
      [PLAIN]: parsed(plainButton, 'first'),
    });
    add({
      figure: `exponent of the growth of time, ${of(FEW)} to ${MOST.toLocaleString('en')}`,
      unit: '',
      ours: exponent(times.filter(([count]) => count >= FEW)),
      aim: { kind: 'value', atMost: 1.1 },
    });
    const each = {
      ours: await perElement(chromium, own, MANY, MOST),
      [GOOGLE]: await perElement(chromium, googlePay, MANY, MOST),
      [PLAIN]: await perElement(chromium, plainButton, MANY, MOST),
    };
    const units = { nodes: '', bytes: 'B', listeners: '' } as const;
    for (const [what, unit] of Object.entries(units) as [keyof Counts, string][]) {
      const { ours, ...others } = Object.fromEntries(
        Object.entries(each).map(([name, counts]) => [name, counts[what]]),
      );
      add({ figure: `${what} per element`, unit, ours: ours ?? Number.NaN, others });
    }
    const { calls, queries } = await workOfEach(chromium, own, FEW, MOST);
    add({ figure: 'calls of its functions per element', unit: '', ours: calls });
    add({
      figure: 'queries of the whole page per element',
      unit: '',
      ours: queries,
      aim: { kind: 'value', atMost: 0 },
    });
    for (const count of [1, MANY, MOST]) {
      const loads = await repeated(LOADS, () => earlyLoad(chromium, count));
      const loading = `early load, ${of(count)}`;
      add({
        figure: `${loading}: requests of the vendor's script`,
        unit: '',
        ours: median(loads.map(({ requests }) => requests)),
        aim: { kind: 'value', atMost: 1, atLeast: 1 },
      });
      add({
        figure: `${loading}: queries of the whole page`,
        unit: '',
        ours: median(loads.map(({ queries }) => queries)),
      });
      add({
        figure: `${loading}: work of the main thread`,
        unit: 'ms',
        ours: median(loads.map(({ milliseconds }) => milliseconds)),
      });
    }
    return rows;
  } finally {
    await chromium.close();
  }
};

type Contestants = { readonly ours: () => Promise<number> } & Readonly<Record<string, () => Promise<number>>>;

const of = (count: number): string => `${count.toLocaleString('en')} element${count === 1 ? '' : 's'}`;

async function repeated<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time += 1) results.push(await run());
  return results;
}
