// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a command in the repository, its output on ours, and resolves to its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @param {string} [cwd]
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}, cwd = root) {
  // npm is a script on Windows, which only a shell starts there.
  const shell = process.platform === 'win32' && command === 'npm';
  const child = spawn(command, args, { cwd, stdio: 'inherit', shell, env: { ...process.env, ...env } });
  // A terminal's Ctrl-C reaches the child by itself, a supervisor's signal does not. Told to stop, we end after the child.
  let stopped = false;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    stopped = true;
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  // A killed npm takes its shell along but not us, and the port would stay taken.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && stop('SIGTERM'), 1000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exit, signal) => {
      const code = exit ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1);
      if (stopped) process.exit(code);
      clearInterval(watch);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code);
    });
  });
}

/**
 * Runs a JavaScript tool of our own or of a package, in this same Node.
 * @param {string} script a path below the repository
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 */
export function node(script, args = [], env = {}) {
  return run(process.execPath, [join(root, script), ...args], env);
}
