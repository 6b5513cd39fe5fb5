import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs npm, which is a script on Windows. */
export const npm = (args: string[], cwd = '.') =>
  promisify(execFile)('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

/** What `npm publish` would send: the tarball, and the paths in it. */
export interface Packed {
  tarball: string;
  paths: string[];
  remove(): Promise<void>;
}

/** Packs what was built. */
export async function pack(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'iamport-elements-pack-'));
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  return {
    tarball: join(folder, filename),
    paths: files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
