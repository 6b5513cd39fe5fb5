import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { examples } from '../../demo/embed/examples.js';
import { type RunningExamples, startExamples } from '../../demo/embed/server.js';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { findBrowsers } from '../../tools/browsers.mjs';
import { cli } from '../support/cli.js';

const { chromium } = findBrowsers();

for (const path of chromium ? [chromium] : []) {
  describe('the doctor, of a site of every kind', () => {
    let served: RunningExamples;
    before(async () => {
      served = await startExamples({ port: 0 });
    });
    after(() => served.close());

    it('finds nothing', async () => {
      const pages = examples
        .filter((example) => served.isThere(example))
        .map(({ name }) => `${served.url}/embed/${name}/`);
      assert.ok(pages.length >= 3);
      const { out, err } = await cli('doctor', '--json', '--browser', path, ...pages).ended;
      assert.equal(err, '');
      const results = JSON.parse(out) as { page: string; opened: boolean; findings: Finding[] }[];
      assert.deepEqual(
        results,
        pages.map((page) => ({ page, opened: true, findings: [] })),
      );
    });
  });
}
