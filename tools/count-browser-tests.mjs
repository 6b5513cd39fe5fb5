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
      for (const { browser, testFile, testResults, passed, errors } of sessions) {
        const tests = testsOf(testResults);
        const count = { passed: 0, failed: 0, skipped: 0 };
        for (const test of tests) count[fate(test)] += 1;
        // A file that does not load, or throws outside its tests, has no failed test to show for it.
        if (!passed && count.failed === 0) count.failed = 1;
        // A file that loads and tests nothing must not pass for a tested one.
        if (count.passed + count.failed + count.skipped === 0) {
          console.error(`${testFile} holds no test (${browser.name})`);
          count.failed = 1;
        }
        const failed = tests.filter((test) => fate(test) === 'failed');
        const failures = [...failed, ...errors.map((error) => ({ name: 'outside its tests', error }))].map(
          ({ name, error }) => ({
            file: relative(root, testFile),
            name: `${name} (${browser.name})`,
            error: [error?.message, error?.stack].filter(Boolean).join('\n'),
          }),
        );
        addCount(browser.name, count, failures);
      }
    },
  };
}

/** @param {import('@web/test-runner').TestResult} test */
function fate({ skipped, passed }) {
  if (skipped) return 'skipped';
  return passed ? 'passed' : 'failed';
}

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsOf(suite) {
  return [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(testsOf)];
}
