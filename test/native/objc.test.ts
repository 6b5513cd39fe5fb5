import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { iosCode } from '../../src/native/ios/index.js';
import { describeIos } from './ios.js';
import { TARGETS } from './targets.js';

const STUBS = join(import.meta.dirname, 'ios-stubs');
const OPTIONS = [
  ...['-fsyntax-only', '-x', 'objective-c', '-std=gnu17', '-target', 'arm64-apple-ios13.0', '-fobjc-arc', '-fblocks'],
  ...['-Wall', '-Wextra', '-Wno-unused-parameter', '-Wunguarded-availability', '-Werror', '-I', STUBS],
];

/** Why Objective-C is not compiled here; false where it is. */
const skip = spawnSync('clang', ['--version']).status !== 0 && 'no compiler is here: install clang';

/** What clang has against a file of some code, given with the other files; empty where it takes it. */
function faults(folder: string, file: string): string {
  const { status, stderr } = spawnSync('clang', [...OPTIONS, '-I', folder, join(folder, file)], { encoding: 'utf8' });
  return status === 0 ? '' : stderr || `clang ended with ${status}`;
}

describe('the Objective-C code', { skip }, () => {
  const root = mkdtempSync(join(tmpdir(), 'objc-'));
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const [pg, target] of Object.entries(TARGETS)) {
    it(`${pg}: is taken by the compiler, without a warning`, () => {
      const folder = join(root, pg);
      mkdirSync(folder);
      const files = iosCode(target, 'objc');
      for (const { file, text } of files) writeFileSync(join(folder, file), text);
      for (const { file } of files.filter(({ file }) => file.endsWith('.m'))) assert.equal(faults(folder, file), '');
    });
  }

  it('would be refused for a message that nobody understands', () => {
    const controller = iosCode(TARGETS.kcp!, 'objc').find(({ file }) => file === 'PaymentViewController.m');
    const header = iosCode(TARGETS.kcp!, 'objc').find(({ file }) => file === 'PaymentViewController.h');
    const folder = join(root, 'wrong');
    mkdirSync(folder);
    writeFileSync(join(folder, 'PaymentViewController.h'), header?.text ?? '');
    writeFileSync(join(folder, 'wrong.m'), controller?.text.replace('[self openApp:url]', '[self openAp:url]') ?? '');
    assert.match(faults(folder, 'wrong.m'), /openAp:/);
  });
});

describeIos('objc');
