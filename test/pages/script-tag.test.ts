import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { prototype } from '../../demo/embed/pages.js';
import { availableEngines, type Engine } from '../support/browsers.js';
import { type Case, CODE, checkout, type Parts, type Place, type Reports, runInTurn } from './cases.js';

interface TagCase extends Case {
  /** What the click, or `act`, came to; paid if left out. */
  readonly said?: unknown;
}

const tag = (attributes = '') => `<script src="/iamport-elements.js" ${attributes}></script>`;
const inline = (source: string) => `<script>${source.replaceAll('</script', '<\\/script')}</script>`;

/** A page with this in its head and at the end of its body. */
const where =
  ({ head = '', tail = '' }) =>
  ({ record, drive }: Parts, place: Place): string =>
    `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>상점</title>${record}${head}</head>
    <body>${checkout(place, `imp-code="${CODE}"`)}${tail}${drive}</body></html>`;

const jquery = inline(readFileSync(createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'), 'utf8'));
const prototypeJs = existsSync(prototype) ? inline(readFileSync(prototype, 'utf8')) : null;

/** As old pages listen. */
const heardByJQuery: Case['act'] = async ({ click }) => {
  const { jQuery } = window as unknown as {
    jQuery: (target: Document) => {
      one(name: string, listener: (event: { originalEvent: CustomEvent }) => void): void;
    };
  };
  const heard: string[] = [];
  jQuery(document).one('payment-success', ({ originalEvent }) => heard.push(originalEvent.detail.status));
  return [await click(), heard];
};
const both = ['paid', ['paid']];

const cases: TagCase[] = [
  ...['', 'async', 'defer', 'type="module"', 'charset="euc-kr"'].map((attributes) => ({
    name: `in the head, ${attributes || 'as it is'}`,
    page: where({ head: tag(attributes) }),
  })),
  { name: 'at the end of the body', page: where({ tail: tag() }) },
  { name: 'at the end of the body, async', page: where({ tail: tag('async') }) },
  {
    name: 'added long after the page was loaded',
    page: where({}),
    act: async ({ click, sleep }) => {
      while (document.readyState !== 'complete') await sleep(50);
      await sleep(300);
      document.body.append(Object.assign(document.createElement('script'), { src: '/iamport-elements.js' }));
      return [await click()];
    },
  },
  { name: 'twice', page: where({ head: tag(), tail: tag() }) },
  { name: 'twice, async', page: where({ head: tag('async') + tag('async') }) },
  { name: 'jQuery 1.12.4 before it', page: where({ head: jquery + tag() }), act: heardByJQuery, said: both },
  { name: 'jQuery 1.12.4 after it', page: where({ head: tag() + jquery }), act: heardByJQuery, said: both },
  ...(prototypeJs === null
    ? []
    : [
        [prototypeJs, jquery, inline('jQuery.noConflict()'), tag()],
        [tag(), prototypeJs, jquery, inline('jQuery.noConflict()')],
      ].map(
        (scripts): TagCase => ({
          name: `Prototype 1.7.3 and jQuery 1.12.4 ${scripts.at(-1) === tag() ? 'before' : 'after'} it`,
          page: where({ head: scripts.join('') }),
          act: heardByJQuery,
          said: both,
        }),
      )),
  ...['async', 'defer'].map((attributes) => ({
    name: `in the head of a page in EUC-KR, ${attributes}`,
    headers: () => ({ 'content-type': 'text/html; charset=euc-kr' }),
    page: (parts: Parts, place: Place) => iconv.encode(where({ head: tag(attributes) })(parts, place), 'euc-kr'),
    act: async ({ click }: Parameters<NonNullable<Case['act']>>[0]) => {
      const said = await click();
      const shown = document.querySelector('iamport-checkout')?.shadowRoot?.textContent ?? '';
      return [said, document.characterSet, shown.includes('결제가 완료되었습니다.')];
    },
    said: ['paid', 'EUC-KR', true],
  })),
];

describe('the one script tag', () => {
  let runs = new Map<Engine, Promise<Reports>>();
  before(() => {
    runs = runInTurn(availableEngines(), cases);
  });

  for (const engine of availableEngines()) {
    describe(engine, () => {
      let reports: Reports = [];
      before(async () => {
        reports = (await runs.get(engine)) ?? [];
      });

      for (const [index, { name, said = ['paid'] }] of cases.entries()) {
        it(name, () => {
          const report = reports[index];
          assert.ok(report, 'the page never told');
          assert.deepEqual(report.said, said, report.lines.join('\n'));
          assert.deepEqual([report.requests, report.inits, report.errors], [[''], [CODE], []]);
          assert.equal(report.payments[0]?.name, '첫 결제');
        });
      }
    });
  }
});
