import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs npm, which is a script on Windows. */
const npm = (args: string[], cwd = '.') =>
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

/** Puts a packed package and its command into a `node_modules`, as npm would; what it depends on is found further up. */
export async function unpack({ tarball }: Packed, modules: string): Promise<void> {
  const folder = join(modules, 'iamport-elements');
  const command = join(modules, '.bin/iamport-elements');
  for (const old of [folder, command]) await rm(old, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  await symlink('../iamport-elements/dist/cli/main.js', command);
}
