// @ts-check
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Notes a count for tools/test.mjs, which names the file in TEST_COUNTS. Without it (a runner started by hand) nothing.
 * @param {string} name an engine, or '' where the stage has no parts
 * @param {Count} count
 */
export function addCount(name, count) {
  if (process.env.TEST_COUNTS) appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify({ name, ...count })}\n`);
}

/**
 * Reads what was noted, summed by name.
 * @param {string} file
 * @returns {Map<string, Count>}
 */
export function readCounts(file) {
  const counts = new Map();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const { name, passed, failed, skipped } of lines.map((line) => JSON.parse(line))) {
    const sum = counts.get(name) ?? { passed: 0, failed: 0, skipped: 0 };
    counts.set(name, { passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped });
  }
  return counts;
}
