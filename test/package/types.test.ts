import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify, stripVTControlCharacters } from 'node:util';
import { install } from '../../tools/install.mjs';
import { samplesOf } from '../support/readme.js';
import { type Packed, pack, unpack } from './packed.js';

const folder = 'test/types';
const tsc = resolve('node_modules/typescript/bin/tsc');

const resolution = (mode: string) => ['--module', mode, '--moduleResolution', mode];

/** Each page and what compiles it; the tools of Vue and Svelte bring a TypeScript 5 of their own. */
const compilers: [name: string, ...command: string[]][] = [
  ['react-18', tsc, '-p', 'react-18'],
  ['react-19', tsc, '-p', 'react-19'],
  ['react-19 in node16', tsc, '-p', 'react-19', ...resolution('node16')],
  ['react-19 in nodenext', tsc, '-p', 'react-19', ...resolution('nodenext')],
  ['react-19 in TypeScript 5', 'node_modules/typescript/bin/tsc', '-p', 'react-19'],
  ['preact', tsc, '-p', 'preact'],
  ['solid', tsc, '-p', 'solid'],
  ['vue', 'node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'vue'],
];

const svelteCheck = [
  'node_modules/svelte-check/bin/svelte-check',
  '--workspace',
  'svelte',
  '--tsconfig',
  './tsconfig.json',
];

/** The same where a tool tells its errors by the line: the page of what is refused, and how an error is told. */
const markup: [name: string, page: string, error: RegExp, ...command: string[]][] = [
  ['svelte', 'Refused.svelte', / ERROR "([^"]+)" (\d+):/g, ...svelteCheck, '--output', 'machine'],
  [
    'angular',
    'refused.ts',
    /^(\S+):(\d+):\d+ - error/gm,
    'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
    '-p',
    'angular',
  ],
];

// What must not compile stands below an `@ts-expect-error`, which is an error itself where the line compiles.
describe('the pages of test/types, with the packed package installed', () => {
  let packed: Packed;
  before(async () => {
    await install(resolve(folder));
    packed = await pack();
    await unpack(packed, join(folder, 'node_modules'));
  });
  after(() => packed.remove());

  for (const [name, ...command] of compilers) {
    it(`${name} compiles what may be written, and nothing else`, async () => {
      assert.equal(await output(command), '');
    });
  }

  it('the README’s component compiles', async () => {
    const sample = samplesOf('README.md').find(({ language }) => language === 'tsx');
    const [first = '', ...rest] = (sample?.code ?? '').split('\n');
    const file = join(folder, 'react-19/readme.tsx');
    writeFileSync(file, componentOf(first, rest.join('\n')));
    try {
      assert.equal(await output([tsc, '-p', 'react-19']), '');
    } finally {
      rmSync(file);
    }
  });

  // Markup knows no `@ts-expect-error`: the lines that are refused are marked.
  for (const [name, page, error, ...command] of markup) {
    it(`${name} compiles what may be written, and nothing else`, async () => {
      const lines = readFileSync(join(folder, name, page), 'utf8').split('\n');
      const refused = lines.flatMap((line, index) => (line.includes('<!-- refused: ') ? `${page}:${index + 1}` : []));
      assert.ok(refused.length > 2);
      const told = stripVTControlCharacters(await output(command));
      const errors = [...told.matchAll(error)].map(([, file, line]) => `${file}:${line}`);
      assert.deepEqual(errors, refused, told);
    });
  }
});

/** A module around what the README shows of one. */
const componentOf = (hook: string, body: string): string => `
  import 'iamport-elements/react';
  import type { PayOutcome } from 'iamport-elements';
  import { useState, useSyncExternalStore } from 'react';
  ${hook}
  export function Checkout({ product }: { product: string }) {
    const [outcome, setOutcome] = useState<PayOutcome>();
    void outcome;
    ${body}
  }
`;

/** What a compiler says, whether or not it ends well. */
async function output([script, ...args]: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [String(script), ...args], { cwd: folder, encoding: 'utf8' });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}
