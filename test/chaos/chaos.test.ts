import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { availableEngines } from '../support/browsers.js';
import { chaos, tell } from './run.js';
import { Tally } from './tally.js';

/** Of one engine; the long run is `npm run chaos`. */
const LIMIT_MS = 12_000;

describe('random sequences', () => {
  for (const engine of availableEngines()) {
    it(`leave nothing undone in ${engine}`, async () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const tally = new Tally();
      const failures = await chaos(engine, {
        seed,
        runs: 10_000,
        limit: LIMIT_MS,
        shrink: false,
        played: (log) => tally.add(log),
      });
      console.log(`${engine}, seed ${seed}: ${tally.sequences} sequences`);
      assert.ok(tally.sequences > 0, 'nothing was played');
      const again: string[] = [];
      for (const failure of failures) {
        // A busy machine can stretch one step over a limit of ours; a fault of ours comes back.
        console.log(tell(engine, failure));
        const { seed, path } = failure;
        if ((await chaos(engine, { seed, path, runs: 1, shrink: false })).length > 0) again.push(tell(engine, failure));
      }
      assert.deepEqual(again, []);
    });
  }
});
