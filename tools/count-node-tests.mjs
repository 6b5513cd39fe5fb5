// @ts-check
import { relative, resolve } from 'node:path';
import { addCount } from './count.mjs';
import { root } from './root.mjs';

/**
 * A node:test reporter that counts tests for tools/test.mjs and prints only what went wrong.
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* countNodeTests(events) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  /** @type {import('./count.mjs').Failure[]} */
  const failures = [];
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, file, skip, todo, details } = event.data;
    if (details.type === 'suite') continue;
    // node:test reports a file of its own only when it holds no test or does not load.
    const isFile = file !== undefined && resolve(name) === resolve(file);
    if (event.type === 'test:pass' && isFile) {
      count.failed += 1;
      yield `${relative(root, file)} holds no test\n`;
    } else if (skip !== undefined || todo !== undefined) {
      count.skipped += 1;
    } else {
      count[event.type === 'test:pass' ? 'passed' : 'failed'] += 1;
    }
    if (event.type === 'test:fail')
      failures.push({ file: file ? relative(root, file) : '', name, error: said(event.data.details.error) });
  }
  addCount('', count, failures);
}

/**
 * What a test failed of: node:test wraps it.
 * @param {Error} error
 */
function said(error) {
  const cause = error.cause ?? error;
  return cause instanceof Error ? `${cause.stack}` : String(cause);
}
