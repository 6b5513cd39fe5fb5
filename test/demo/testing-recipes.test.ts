import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { promisify, stripVTControlCharacters } from 'node:util';
import { findBrowsers } from '../../tools/browsers.mjs';
import { freePort } from '../../tools/free-port.mjs';
import { install } from '../../tools/install.mjs';
import { pack, unpack } from '../package/packed.js';

const recipes = 'demo/recipes';
const { chromium = '' } = findBrowsers();

/** What a program says; throws with it where it ends badly. */
async function said(cwd: string, script: string, args: string[], env: Record<string, string>): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8' as const };
  const { stdout } = await promisify(execFile)(process.execPath, [resolve(script), ...args], options).catch((error) => {
    throw new Error(`${error.stdout}\n${error.stderr}`);
  });
  return stripVTControlCharacters(stdout);
}

describe('the recipes for a merchant’s own tests', { skip: chromium === '' && 'no Chromium was found' }, () => {
  it('Playwright pays in a shop from end to end, on a PC and on a phone', async () => {
    const folder = join(recipes, 'playwright');
    const modules = join(folder, 'node_modules');
    await install(resolve(folder));
    const packed = await pack();
    await unpack(packed, modules);
    await packed.remove();
    const env = { CHROMIUM: chromium, SHOP_PORT: `${await freePort()}`, SANDBOX_PORT: `${await freePort()}` };
    const args = ['test', '--reporter=json', '--workers=1', '--timeout=60000'];
    const { stats, errors } = JSON.parse(await said(folder, join(modules, '@playwright/test/cli.js'), args, env));
    assert.deepEqual([errors, stats.unexpected, stats.flaky, stats.skipped], [[], 0, 0, 0]);
    assert.equal(stats.expected, 6);
  });

  it('Web Test Runner pays by a component', async () => {
    const runner = 'node_modules/@web/test-runner/dist/bin.js';
    const output = await said(join(recipes, 'web-test-runner'), runner, [], { CHROME_PATH: chromium });
    assert.match(output, /3 passed, 0 failed/);
  });
});
