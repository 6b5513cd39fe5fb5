import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';

describe('the tarball', () => {
  it('holds the allow-list and nothing else', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { stdout } = await promisify(execFile)(npm, ['pack', '--dry-run', '--json', '--ignore-scripts']);
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    const allowed =
      /^(dist\/.+\.(js|js\.map|d\.ts|LICENSE\.md)|package\.json|custom-elements\.json|README(\.\w+)?\.md|LICENSE|CHANGELOG\.md|llms\.txt|vscode[\w.-]*\.json|web-types[\w.-]*\.json)$/;
    assert.deepEqual(
      paths.filter((path) => !allowed.test(path)),
      [],
    );
    for (const path of ['dist/index.js', 'dist/iamport-elements.js', 'custom-elements.json', 'LICENSE']) {
      assert.ok(paths.includes(path), `${path} is missing`);
    }
  });

  it('has nothing that publint would change', async () => {
    const { messages } = await publint({ strict: true });
    assert.deepEqual(messages, []);
  });
});

describe('package-lock.json', () => {
  it("holds every platform's packages, or `npm ci` fails: `npm run lock`", () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );
    assert.deepEqual(missing, []);
  });
});
