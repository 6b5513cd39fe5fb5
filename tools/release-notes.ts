import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { root } from './root.mjs';
import { scriptTag } from './script-tag.mjs';

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a release says: its part of the changelog, the script with its hash, and what each entry weighs; throws where the tag does not fit. */
export function releaseNotes(tag: string): string {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json says ${version}`);
  const [, ...parts] = textOf('CHANGELOG.md').split(/^## /m);
  const part = parts.find((one) => one.startsWith(`${version}\n`));
  if (part === undefined) throw new Error(`CHANGELOG.md has no part "## ${version}"`);
  return [
    part.slice(version.length).trim(),
    `\`\`\`html\n${scriptTag()}\n\`\`\``,
    sizeTable(JSON.parse(textOf('test/bench/budgets.json')) as Record<string, number>),
  ].join('\n\n');
}

/** Bytes of each entry after brotli. */
function sizeTable(budgets: Readonly<Record<string, number>>): string {
  const rows = Object.entries(budgets).map(([entry, bytes]) => `| \`${entry}\` | ${bytes.toLocaleString('en')} |`);
  return ['| entry | bytes (brotli) |', '|---|--:|', ...rows].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildIfStale();
  // Into a file: what the build says would stand among the notes.
  writeFileSync(join(root, 'release-notes.md'), `${releaseNotes(process.argv[2] ?? '')}\n`);
}
