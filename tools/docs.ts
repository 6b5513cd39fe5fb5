import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Language } from '../src/messages.js';
import { attributeTable, eventTable, issueTable, methodTable, reasonTable, styleTable } from './api-tables.js';
import { buildIfStale } from './build.mjs';
import { pgNotes, pgTable } from './pg-table.js';
import { roomsDiagram } from './rooms.js';
import { scriptTag } from './script-tag.mjs';

/** What both READMEs have made for them. */
const readme = (language: Language): Record<string, () => string> => ({
  'script-tag': () => `\`\`\`html\n${scriptTag()}\n\`\`\``,
  events: () => eventTable(language),
  reasons: () => reasonTable(language),
  'checkout-attributes': () => attributeTable('iamport-checkout', language),
  'checkout-methods': () => methodTable(language),
  'checkout-style': () => styleTable('iamport-checkout', language),
  'return-attributes': () => attributeTable('iamport-return', language),
  'return-style': () => styleTable('iamport-return', language),
  issues: () => issueTable(language),
  pgs: () => pgTable(language),
  'pg-notes': () => pgNotes(language),
});

/** The files that carry generated parts, and what stands between `<!-- name -->` and `<!-- /name -->`. */
export const GENERATED: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'README.md': readme('en'),
  'README.ko.md': readme('ko'),
  'CONTRIBUTING.md': { rooms: () => `\`\`\`mermaid\n${roomsDiagram()}\n\`\`\`` },
  'llms.txt': { contents: () => contentsOf('README.md') },
};

/** Where a link to a heading leads, as GitHub and npm make it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** A file's headings, each with its link. */
function contentsOf(file: string): string {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) => `- [${heading.replace(/`/g, '')}](${file}#${anchorOf(heading)})`).join('\n');
}

/** The text with every generated part made anew; throws where a file has lost the marks of one. */
export function withParts(text: string, parts: Readonly<Record<string, () => string>>): string {
  return Object.entries(parts).reduce((written, [name, make]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!between.test(written)) throw new Error(`The marks <!-- ${name} --> and <!-- /${name} --> are not there`);
    return written.replace(between, (_all, start: string, end: string) => `${start}\n${make()}\n\n${end}`);
  }, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildIfStale();
  for (const [file, parts] of Object.entries(GENERATED)) {
    writeFileSync(file, withParts(readFileSync(file, 'utf8'), parts));
    console.log(`${file}: ${Object.keys(parts).join(', ')}`);
  }
}
