// @ts-check
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ file: string, name: string, error: string }} Failure
 */

/**
 * Notes a count for tools/test.mjs, which names the file in TEST_COUNTS. Without it (a runner started by hand) nothing.
 * @param {string} name an engine, or '' where the stage has no parts
 * @param {Count} count
 * @param {Failure[]} [failures]
 */
export function addCount(name, count, failures = []) {
  const line = JSON.stringify({ name, ...count, failures });
  if (process.env.TEST_COUNTS) appendFileSync(process.env.TEST_COUNTS, `${line}\n`);
}

/**
 * Reads what was noted, summed by name.
 * @param {string} file
 * @returns {Map<string, Count>}
 */
export function readCounts(file) {
  const counts = new Map();
  for (const { name, passed, failed, skipped } of linesOf(file)) {
    const sum = counts.get(name) ?? { passed: 0, failed: 0, skipped: 0 };
    counts.set(name, { passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped });
  }
  return counts;
}

/**
 * @param {string} file
 * @returns {Failure[]}
 */
export function readFailures(file) {
  return linesOf(file).flatMap(({ failures }) => failures);
}

/**
 * @param {string} file
 * @returns {(Count & { name: string, failures: Failure[] })[]}
 */
function linesOf(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line));
}
