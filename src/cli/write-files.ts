import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes all of the files, or throws and writes none: where one is there and `force` is not, or may not be written. */
export function writeFiles(files: readonly { readonly path: string; readonly text: string }[], force: boolean): void {
  const standing = files.filter(({ path }) => existsSync(path)).map(({ path }) => path);
  if (standing.length > 0 && !force) throw new Error(`${standing.join(', ')} exists; --force overwrites`);
  for (const { path } of files) assertWritable(path);
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`Wrote ${path}`);
  }
}

/** Throws where a file, or the folder that it would be made in, takes none. */
function assertWritable(path: string): void {
  const exists = existsSync(path);
  if (exists && statSync(path).isDirectory()) throw new Error(`${path} is a folder: nothing was written`);
  const above = exists ? path : standingAbove(path);
  if (!exists && !statSync(above).isDirectory()) throw new Error(`${above} is no folder: nothing was written`);
  try {
    accessSync(above, constants.W_OK);
  } catch {
    throw new Error(`You may not write to ${above}: nothing was written`);
  }
}

/** The nearest folder above a path that is there. */
function standingAbove(path: string): string {
  const above = dirname(path);
  return existsSync(above) ? above : standingAbove(above);
}
