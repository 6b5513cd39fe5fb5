import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { importLines, importsOf, roomOf, roomsDiagram, targetOf } from '../../tools/rooms.js';

// What may break and what may be said, then the facts, then what is made of them, and so on up to the tag.
const base = ['errors', 'messages', 'schema', 'version'];
const facts = [...base, 'environment', 'profiles'];
const requests = [...facts, 'request'];
const outcomes = [...facts, 'outcome'];
const sdk = [...new Set([...requests, ...outcomes])];
const flow = [...sdk, 'sdk'];
const elements = [...flow, 'flow'];

interface Row {
  /** Rooms of src, beside its own, that a room may import. */
  rooms: string[];
  /** Packages it may import. A browser room never gets the whole of `zod`. */
  packages?: RegExp;
}

/** Imports point one way. A room is a folder of src, or a file right in it. */
const arrows: Record<string, Row> = {
  errors: { rooms: [] },
  messages: { rooms: ['errors'] },
  schema: { rooms: [], packages: /^zod\/mini$/ },
  version: { rooms: [] },
  environment: { rooms: base, packages: /^zod\/mini$/ },
  profiles: { rooms: base, packages: /^zod\/mini$/ },
  request: { rooms: facts, packages: /^zod\/mini$/ },
  outcome: { rooms: facts, packages: /^zod\/mini$/ },
  sdk: { rooms: sdk, packages: /^zod\/mini$/ },
  flow: { rooms: flow, packages: /^zod\/mini$/ },
  elements: { rooms: elements, packages: /^lit(\/|$)/ },
  define: { rooms: ['elements'] },
  adopt: { rooms: ['define', 'elements', 'outcome', 'request'] },
  index: { rooms: [...elements, 'elements'] },
  cdn: { rooms: ['adopt', 'define', 'index'] },
  frameworks: { rooms: ['define', 'index'], packages: /^(react|preact|solid-js|vue|svelte\/elements)$/ },
  // Rooms that no browser room imports.
  advice: { rooms: [...requests, 'outcome'] },
  server: { rooms: outcomes, packages: /^(zod|ky|@hono\/node-server|node:http)$/ },
  native: { rooms: outcomes, packages: /^(zod|plist|@xmldom\/xmldom)$/ },
  sandbox: { rooms: outcomes, packages: /^(zod|hono(\/.*)?|@hono\/node-server|node:.*)$/ },
  cli: {
    rooms: [...requests, 'outcome', 'advice', 'server', 'native', 'sandbox'],
    packages: /^(zod|commander|parse5|acorn|acorn-walk|fastest-levenshtein|node:.*)$/,
  },
};

/** What is wrong with an import, if anything. */
function fault(file: string, specifier: string): string | undefined {
  const room = roomOf(file);
  const row = arrows[room];
  if (!row) return `${file}: the room ${room} has no row in the table`;
  if (!specifier.startsWith('.')) {
    return row.packages?.test(specifier) ? undefined : `${file}: ${room} may not import ${specifier}`;
  }
  const target = roomOf(targetOf({ file, specifier }));
  return target === room || row.rooms.includes(target) ? undefined : `${file}: ${room} may not import ${target}`;
}

describe('the import lines of src', () => {
  const lines = importLines('src', /\.ts$/);

  it('are found', () => {
    assert.ok(lines.some(({ file, specifier }) => roomOf(file) === 'elements' && specifier.startsWith('../flow/')));
    assert.deepEqual(
      importsOf("import a from 'b';\nexport * from \"c\";\nawait import('d'); let e: import('f').G; import 'h';"),
      ['b', 'c', 'd', 'f', 'h'],
    );
  });

  it('point one way', () => {
    assert.deepEqual(
      lines.flatMap(({ file, specifier }) => fault(file, specifier) ?? []),
      [],
    );
  });

  it('are drawn, each room, without what others imply', () => {
    const diagram = roomsDiagram();
    assert.deepEqual(
      Object.keys(arrows).filter((room) => !new RegExp(`\\b${room}\\b`).test(diagram)),
      [],
    );
    assert.match(diagram, /^ {2}elements --> flow$/m);
    assert.doesNotMatch(diagram, /^ {2}elements --> messages$/m);
  });

  it('bring nothing into the browser that only documents need', () => {
    const outside = ['advice', 'sandbox', 'cli', 'server', 'native'];
    const reading = lines.filter(({ specifier }) => /\/(about|notes)\.js$/.test(specifier)).map(({ file }) => file);
    const wrong = reading.filter((file) => roomOf(file) !== 'profiles' && !outside.includes(roomOf(file)));
    assert.ok(reading.includes('src/sandbox/providers.ts'));
    assert.deepEqual(wrong, []);
  });

  it('need no Node for the server, but in its adapter', () => {
    const needing = lines.filter(
      ({ file, specifier }) => roomOf(file) === 'server' && /^(node:|@hono)/.test(specifier),
    );
    assert.deepEqual([...new Set(needing.map(({ file }) => file))], ['src/server/node.ts']);
    assert.deepEqual(
      lines.filter(({ specifier }) => specifier.endsWith('/node.js')),
      [],
    );
  });

  it('would be caught pointing another way', () => {
    const wrong: [string, string][] = [
      ['src/flow/a.ts', 'lit'],
      ['src/flow/a.ts', '../elements/b.js'],
      ['src/request/a.ts', '../outcome/b.js'],
      ['src/outcome/a.ts', '../request/b.js'],
      ['src/request/a.ts', 'zod'],
      ['src/elements/a.ts', 'node:fs'],
      ['src/elements/a.ts', '../sandbox/b.js'],
      ['src/sandbox/a.ts', '../elements/b.js'],
      ['src/index.ts', './define.js'],
      ['src/elements/a.ts', '../advice/b.js'],
      ['src/attic/a.ts', '../errors.js'],
    ];
    assert.deepEqual(
      wrong.filter(([file, specifier]) => !fault(file, specifier)),
      [],
    );
  });
});

describe('the demo', () => {
  const entries = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).exports).map(
    (entry) => new RegExp(`^iamport-elements${entry.slice(1).replaceAll('.', '\\.').replace('*', '[^/]+')}$`),
  );

  it('uses public entries only', () => {
    const lines = importLines('demo', /\.(ts|js|mjs|html)$/);
    assert.ok(lines.some(({ specifier }) => specifier.startsWith('iamport-elements')));
    const wrong = lines.filter(({ file, specifier }) => {
      if (specifier.startsWith('.')) return !join(dirname(file), specifier).startsWith('demo');
      return specifier.startsWith('iamport-elements') && !entries.some((entry) => entry.test(specifier));
    });
    assert.deepEqual(wrong, []);
  });
});
