import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from './root.mjs';

/** An import line: who imports, and what it names. */
export interface ImportLine {
  readonly file: string;
  readonly specifier: string;
}

/** A room of src: a folder in it, or a file right in it. */
export const roomOf = (file: string): string => (file.split('/')[1] ?? '').replace(/\.[jt]s$/, '');

/** The file that a relative import names. */
export const targetOf = ({ file, specifier }: ImportLine): string => posix.join(dirname(file), specifier);

/** What a module names in its import and export lines, in `import()` and in `import type`. */
export function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:^|[;}\s])(?:from|import)\s*\(?\s*(['"])([^'"\s]+)\1/g);
  return [...found].map(([, , specifier]) => specifier ?? '');
}

/** The import lines of a folder's files, with slashes whatever the system. */
export function importLines(folder: string, ending: RegExp): ImportLine[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => ending.test(file) && !file.includes('node_modules'))
    .flatMap((file) => importsOf(readFileSync(join(root, file), 'utf8')).map((specifier) => ({ file, specifier })));
}

/** The rooms of src as a Mermaid diagram; an arrow that others imply is left out. */
export function roomsDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  for (const line of importLines('src', /\.ts$/)) {
    const from = roomOf(line.file);
    const to = line.specifier.startsWith('.') ? roomOf(targetOf(line)) : from;
    const rooms = arrows.get(from) ?? new Set();
    arrows.set(from, to === from ? rooms : rooms.add(to));
  }
  const reaches = (from: string, to: string): boolean =>
    [...(arrows.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  const drawn = [...arrows].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to) => `  ${from} --> ${to}`),
  );
  return ['flowchart BT', ...drawn.sort()].join('\n');
}
