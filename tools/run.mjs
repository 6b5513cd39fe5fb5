// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a command in the repository, its output on ours, and resolves to its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  // npm is a script on Windows, which only a shell starts there.
  const shell = process.platform === 'win32' && command === 'npm';
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell, env: { ...process.env, ...env } });
  // A terminal's Ctrl-C reaches the child by itself, a supervisor's signal does not; in both cases we wait for its end.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
  const forward = () => child.kill('SIGTERM');
  process.on('SIGINT', interrupt).on('SIGTERM', forward);
  // A killed npm takes its shell along but not us, and the port would stay taken.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && forward(), 1000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  }).finally(() => {
    clearInterval(watch);
    process.off('SIGINT', interrupt).off('SIGTERM', forward);
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
