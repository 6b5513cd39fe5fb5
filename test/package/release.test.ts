import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { releaseNotes } from '../../tools/release-notes.js';
import { scriptTag } from '../../tools/script-tag.mjs';

interface Workflow {
  readonly on: object;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly container: string;
        readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
        readonly steps: readonly {
          readonly run?: string;
          readonly uses?: string;
          readonly env?: Readonly<Record<string, string>>;
        }[];
      }
    >
  >;
}

const { version, scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the workflows', () => {
  const folder = '.github/workflows';
  const workflows = readdirSync(folder).map(
    (file) => [file, parse(readFileSync(`${folder}/${file}`, 'utf8')) as Workflow] as const,
  );

  it('test every Node that is supported, from the oldest', () => {
    const { jobs } = Object.fromEntries(workflows)['ci.yml'] as Workflow;
    const nodes = Object.values(jobs).flatMap(({ strategy }) => strategy?.matrix.node ?? []);
    assert.deepEqual(nodes, [20, 22, 24]);
    assert.ok(engines.node.startsWith(`>=${nodes[0]}.`));
  });

  for (const [file, { jobs }] of workflows) {
    it(`${file} runs what is there, and no action but GitHub's own`, () => {
      for (const { container, steps } of Object.values(jobs)) {
        // Where the tests are root on Debian, they install what they need.
        assert.match(container, /^node:.+-bookworm$/);
        assert.ok(steps.every(({ run, uses }) => (run === undefined ? uses?.startsWith('actions/') : !uses)));
        const named = steps.flatMap(({ run = '' }) => /npm run (?:--silent )?([\w:-]+)/.exec(run)?.[1] ?? []);
        assert.deepEqual(
          named.filter((name) => !(name in scripts)),
          [],
        );
        assert.deepEqual(
          steps.filter(({ run }) => run === '.ci/run').map(({ env }) => env),
          [{ HOME: '/root' }],
        );
      }
    });
  }
});

describe("a release's notes", () => {
  it('have the changes, the script with its hash, and what each entry weighs', () => {
    const notes = releaseNotes(`v${version}`);
    const { './iamport-elements.js': bytes } = JSON.parse(readFileSync('test/bench/budgets.json', 'utf8'));
    assert.ok(notes.startsWith('- '));
    assert.ok(notes.includes(scriptTag()));
    assert.ok(notes.includes(`| \`./iamport-elements.js\` | ${bytes.toLocaleString('en')} |`));
  });

  it('are refused for another tag than the version', () => {
    assert.throws(() => releaseNotes('v9.9.9'), /package\.json says/);
  });
});
