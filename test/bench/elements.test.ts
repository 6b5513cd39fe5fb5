import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { availableEngines } from '../support/browsers.js';
import { Chromium } from './chromium.js';
import { drawn } from './contestants.js';
import budgets from './element-budgets.json' with { type: 'json' };
import { keptOf, lives, MOUNTS } from './life.js';
import { loaded, shiftOf, still } from './page.js';
import { earlyLoad, measured, workOfEach } from './work.js';

const REWRITE = 'where that is wanted: npm run bench -- --write-budgets';
/** A function may be compiled, or a table grow, in one run and not in another. */
const CALLS_SLACK = 0.01;
const MOST_BYTES = 16;
/** One tag needs about thirty: it looks until the frames are there. */
const EARLY_QUERIES = 100;
/** By then a tag that loads early has begun to. */
const IDLE_MS = 1_200;
/** Its page is written to the history each time, which Chromium slows down. */
const SLOW = { 'return that shows its payment': MOUNTS / 20 };

const skip = availableEngines().includes('chromium') ? false : 'only Chromium tells what it counts';

describe('what elements cost their page', { skip, concurrency: false }, () => {
  let chromium: Chromium;
  before(async () => {
    chromium = await Chromium.open();
  });
  after(() => chromium.close());

  // The names are the same whatever the address.
  for (const name of Object.keys(measured('')) as (keyof typeof budgets)[]) {
    it(`each ${name} costs the same, whether there are 100 or 5,000`, async () => {
      const contestant = measured(chromium.sdkUrl)[name] as NonNullable<ReturnType<typeof measured>[string]>;
      const { calls: few, ...first } = await workOfEach(chromium, contestant, 1, 100);
      const { calls: many, ...then } = await workOfEach(chromium, contestant, 100, 5_000);
      assert.deepEqual(then, first);
      assert.deepEqual(then, budgets[name], REWRITE);
      assert.ok(few > 0 && Math.abs(many / few - 1) < CALLS_SLACK, `${few} calls each of 100, ${many} each of 5,000`);
    });
  }

  it("they load the vendor's script once, and go through the page for that as often as one of them would", async () => {
    const { requests, queries } = await earlyLoad(chromium, 5_000);
    assert.equal(requests, 1);
    assert.ok(queries < EARLY_QUERIES, `the whole page was gone through ${queries} times`);
  });

  for (const name of Object.keys(lives(''))) {
    it(`nothing is kept of a ${name} that came and went`, async () => {
      const mounts = SLOW[name as keyof typeof SLOW] ?? MOUNTS;
      const life = lives(chromium.sdkUrl)[name] as NonNullable<ReturnType<typeof lives>[string]>;
      const { bytes, ...kept } = await keptOf(chromium, life, mounts);
      assert.deepEqual(kept, { elements: 0, nodes: 0, listeners: 0 });
      // Too few to tell a leak from what the engine puts aside.
      if (mounts === MOUNTS) assert.ok(bytes < MOST_BYTES, `the heap grew by ${bytes} bytes each time`);
    });
  }

  it('what a page does keep is seen', async () => {
    const kept = drawn(chromium.sdkUrl, 'preload="none"');
    const prepare = '(window.kept = window.kept || []).push(element)';
    const { elements, listeners, bytes } = await keptOf(chromium, { ...kept, prepare }, MOUNTS / 10);
    assert.ok(elements >= MOUNTS / 10 && listeners > elements / 2 && bytes > MOST_BYTES);
  });

  for (const name of Object.keys(still(''))) {
    it(`nothing moves when the script comes to a tag ${name}`, async () => {
      const [contestant, style] = still(chromium.sdkUrl)[name] as NonNullable<ReturnType<typeof still>[string]>;
      assert.deepEqual(await shiftOf(chromium, contestant, style), { score: 0, pixels: 0 });
    });
  }

  it('what does move is seen', async () => {
    const { score, pixels } = await shiftOf(chromium, drawn(chromium.sdkUrl));
    assert.ok(score > 0 && pixels > 0);
  });

  const nothing = { requests: 0, bytes: 0 };
  for (const { how, more, head = '' } of [
    { how: 'on the tag', more: 'preload="none"' },
    { how: 'once for the page', more: '', head: '<meta name="iamport:preload" content="none">' },
  ]) {
    it(`preload="none" ${how} fetches nothing before the click`, async () => {
      const tag = drawn(chromium.sdkUrl, more);
      const { idle, hovered } = await loaded(chromium, { ...tag, head: tag.head + head }, IDLE_MS);
      assert.deepEqual([idle, hovered], [nothing, nothing]);
    });
  }

  it('preload="intent" fetches nothing until the pointer is over it', async () => {
    const { idle, hovered } = await loaded(chromium, drawn(chromium.sdkUrl, 'preload="intent"'), IDLE_MS);
    assert.deepEqual(idle, nothing);
    assert.ok(hovered.requests > 0 && hovered.bytes > 0);
  });

  it('what a page loads on its own is seen', async () => {
    const { idle } = await loaded(chromium, drawn(chromium.sdkUrl), IDLE_MS);
    assert.ok(idle.requests > 0);
  });
});
