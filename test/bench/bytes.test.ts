import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import budgets from './budgets.json' with { type: 'json' };
import { entryBytes } from './bytes.js';

/** A budget that nobody comes near is none. */
const SLACK = 0.02;
const REWRITE = 'where that is wanted: npm run bench -- --write-budgets';

describe('the bytes of each entry, minified and in brotli', () => {
  let weights: Record<string, number>;
  before(async () => {
    weights = await entryBytes();
  });

  it('have a budget each', () => assert.deepEqual(Object.keys(budgets).sort(), Object.keys(weights).sort()));

  for (const [name, budget] of Object.entries(budgets)) {
    it(`${name} keeps to ${budget}`, () => {
      const weight = weights[name] ?? Number.NaN;
      assert.ok(weight <= budget, `${weight} bytes, which is more than its budget; ${REWRITE}`);
      assert.ok(weight >= budget * (1 - SLACK), `${weight} bytes, of which the budget should know; ${REWRITE}`);
    });
  }
});
