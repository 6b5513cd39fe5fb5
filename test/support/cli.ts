import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs the command until it ends, or the test does. */
export function cli(...args: string[]) {
  const main = fileURLToPath(new URL('src/cli/main.ts', root));
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { cwd: fileURLToPath(root) });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    output.out += data;
  });
  child.stderr.on('data', (data) => {
    output.err += data;
  });
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return { code, signal, ...output };
  });
  return { child, output, ended };
}
