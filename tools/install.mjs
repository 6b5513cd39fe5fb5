// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * Runs `npm ci` unless node_modules holds what package-lock.json asks for.
 * Node's own modules only: this runs before anything is installed.
 * @param {string} [folder] another one that has a lock
 */
export async function install(folder = root) {
  if (installed(folder)) return;
  console.log(`Installing the packages of ${relative(root, join(folder, 'package-lock.json'))} (npm ci) …`);
  // No package of ours needs a script of its own, and some would download a program.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {}, folder);
  if (code !== 0) throw new Error(`npm ci ended with code ${code}`);
}

/**
 * npm keeps a lock of what it has put down; left out are only optional packages of other platforms.
 * @param {string} folder
 */
function installed(folder) {
  const kept = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(kept)) return false;
  const wanted = packages(join(folder, 'package-lock.json'));
  const present = packages(kept);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packages(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}
