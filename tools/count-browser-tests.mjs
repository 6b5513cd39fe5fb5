// @ts-check
import { relative } from 'node:path';
import { addCount } from './count.mjs';
import { root } from './root.mjs';

/**
 * A Web Test Runner reporter that counts tests per browser for tools/test.mjs.
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      for (const session of sessions) {
        const count = countSuite(session.testResults);
        // A file that does not load, or throws outside its tests, has no failed test to show for it.
        if (!session.passed && count.failed === 0) count.failed = 1;
        // A file that loads and tests nothing must not pass for a tested one.
        if (count.passed + count.failed + count.skipped === 0) {
          console.error(`${session.testFile} holds no test (${session.browser.name})`);
          count.failed = 1;
        }
        const file = relative(root, session.testFile);
        const failures = failed(session.testResults).map(([name, error]) => ({
          file,
          name: `${name} (${session.browser.name})`,
          error,
        }));
        addCount(session.browser.name, count, failures);
      }
    },
  };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @returns {import('./count.mjs').Count}
 */
function countSuite(suite) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const test of suite?.tests ?? []) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of (suite?.suites ?? []).map(countSuite)) {
    count.passed += inner.passed;
    count.failed += inner.failed;
    count.skipped += inner.skipped;
  }
  return count;
}

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @returns {[name: string, error: string][]}
 */
function failed(suite) {
  const own = (suite?.tests ?? []).filter(({ passed, skipped }) => !passed && !skipped);
  return [
    ...own.map(({ name, error }) => /** @type {[string, string]} */ ([name, error?.stack ?? error?.message ?? ''])),
    ...(suite?.suites ?? []).flatMap(failed),
  ];
}
