import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  type Finding,
  PLACEHOLDER_PACKAGE,
  PLACEHOLDER_RETURN_URL,
  type SnippetOptions,
  snippets,
} from '../../src/native/index.js';
import { cli } from '../support/cli.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'native-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const native = (...args: string[]) => cli('native', ...args).ended;
const USUAL = ['--pg', 'kcp,html5_inicis,kakao', '--scheme', 'myshop'];
const target = { pgs: ['kcp', 'html5_inicis', 'kakao'], scheme: 'myshop' };

describe('iamport-elements native', () => {
  const cases: [string[], SnippetOptions][] = [
    [['--platform', 'ios'], { platform: 'ios', lang: 'swift', ...target }],
    [['--platform', 'ios', '--lang', 'objc'], { platform: 'ios', lang: 'objc', ...target }],
    [['--platform', 'android'], { platform: 'android', lang: 'kotlin', ...target }],
    [['--platform', 'android', '--lang', 'java'], { platform: 'android', lang: 'java', ...target }],
  ];
  for (const [args, options] of cases) {
    it(`${args.join(' ')} prints every snippet under the name of its file`, async () => {
      const { code, out, err } = await native(...args, ...USUAL);
      assert.equal(code, 0);
      const made = snippets(options);
      for (const { file, purpose, text } of made) {
        assert.ok(out.includes(`===== ${file}: ${purpose.en} =====\n\n${text.trimEnd()}\n`), file);
      }
      assert.equal(out.match(/^=====/gm)?.length, made.length);
      for (const placeholder of [PLACEHOLDER_RETURN_URL, PLACEHOLDER_PACKAGE]) {
        const stands = made.some(({ text }) => text.includes(placeholder));
        assert.equal(err.includes(`Change ${placeholder} to `), stands, placeholder);
      }
    });
  }

  it('says nothing of a package and a return page that were named', async () => {
    const named = ['--package', 'com.your.shop', '--return-url', 'https://my.shop/return'];
    const { code, out, err } = await native('--platform', 'android', ...USUAL, ...named);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^package com\.your\.shop$/m);
    assert.doesNotMatch(out, /com\.example/);
  });

  it('writes the same text to a file, and overwrites it only when told to', async () => {
    const file = join(folder, 'new', 'ios.txt');
    const args = ['--platform', 'ios', ...USUAL];
    const { out: text } = await native(...args);
    const first = await native(...args, '--out', file);
    assert.deepEqual([first.code, first.out], [0, `Wrote ${file}\n`]);
    assert.equal(`${await readFile(file, 'utf8')}\n`, text);

    await writeFile(file, 'mine');
    const second = await native(...args, '--out', file);
    assert.deepEqual([second.code, second.out, second.err], [1, '', `error: ${file} exists; --force overwrites\n`]);
    assert.equal(await readFile(file, 'utf8'), 'mine');
    assert.equal((await native(...args, '--out', file, '--force')).code, 0);
    assert.equal(`${await readFile(file, 'utf8')}\n`, text);
  });

  it('writes each snippet to a file of its own in a folder', async () => {
    const made = snippets({ platform: 'android', ...target });
    const standing = join(folder, 'standing');
    await mkdir(standing);
    for (const out of [standing, `${join(folder, 'fresh')}/`]) {
      const { code, out: said } = await native('--platform', 'android', ...USUAL, '--out', out);
      assert.equal(code, 0);
      assert.deepEqual((await readdir(out)).sort(), [...new Set(made.map(({ file }) => file))].sort());
      for (const { file, text } of made) {
        assert.match(said, new RegExp(`^Wrote .*${file}$`, 'm'));
        assert.ok((await readFile(join(out, file), 'utf8')).includes(text.trimEnd()));
      }
    }
    const again = await native('--platform', 'android', ...USUAL, '--out', standing);
    assert.equal(again.code, 1);
    assert.match(again.err, /^error: .*AndroidManifest\.xml.* exists; --force overwrites\n$/);
  });

  it('writes nothing where one of the files cannot be written', async () => {
    const out = join(folder, 'blocked');
    await mkdir(join(out, 'PaymentActivity.kt'), { recursive: true });
    const { code, out: said, err } = await native('--platform', 'android', ...USUAL, '--out', out, '--force');
    assert.deepEqual([code, said], [1, '']);
    assert.match(err, /^error: .*PaymentActivity\.kt is a folder: nothing was written\n$/);
    assert.deepEqual(await readdir(out), ['PaymentActivity.kt']);
  });

  for (const [args, words] of [
    [[], /^error: missing --platform, --pg, --scheme$/],
    [['--platform', 'ios', '--pg', 'kcp'], /^error: missing --scheme$/],
    [['--platform', 'windows', ...USUAL], /windows.*ios, android/],
    [
      ['--platform', 'ios', '--lang', 'kotlin', ...USUAL],
      /^error: kotlin is no language of ios: choose swift or objc\.$/,
    ],
    [
      ['--platform', 'android', '--lang', 'objc', ...USUAL],
      /^error: objc is no language of android: .* kotlin or java\.$/,
    ],
    [['--platform', 'ios', '--lang', 'basic', ...USUAL], /basic is no language of ios: choose swift or objc/],
    [['--platform', 'ios', '--pg', 'kcp,nicee', '--scheme', 'myshop'], /no PG "nicee".*\bkcp, .*\bnice_v2\b/],
    [['--platform', 'ios', '--pg', 'kcp', '--scheme', 'ispmobile'], /"ispmobile" belongs to/],
    [['--platform', 'ios', '--pg', 'kcp', '--scheme', '결제'], /"결제" is no scheme/],
    [['--platform', 'ios', ...USUAL, '--return-url', '/return'], /"\/return" has to be an https address/],
    [
      ['--platform', 'android', '--pg', 'kcp', '--scheme', 'MyShop', '--return-url', 'x'],
      /^error: .*capital letters.*\nerror: .*https address.*$/,
    ],
    [['--platform', 'android', ...USUAL, '--package', 'com.new'], /^error: .*"com\.new" cannot be: new is a word/],
    [
      ['--platform', 'ios', '--lang', 'basic', '--pg', 'nicee', '--scheme', 'http'],
      /^error: .*"nicee".*\nerror: .*"http" belongs.*\nerror: basic is no language/,
    ],
    [['--platform', 'ios', ...USUAL, '--out', 'package.json/x'], /^error: .*package\.json/],
    [['--platform', 'ios', ...USUAL, '--out', ''], /^error: --out names no file and no folder$/],
    [['--platfrom', 'ios'], /unknown option.*--platfrom.*--platform/s],
  ] as const) {
    it(`refuses ${args.join(' ') || 'nothing at all'}`, async () => {
      const { code, out, err } = await native(...args);
      assert.equal(code, 1);
      assert.equal(out, '');
      assert.match(err.trim(), words);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }
});

describe('iamport-elements native check', () => {
  const write = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };
  const xmlOf = (platform: 'ios' | 'android') => snippets({ platform, ...target })[0]?.text ?? '';

  for (const platform of ['ios', 'android'] as const) {
    it(`finds nothing in what it made for ${platform}, whatever the file is called`, async () => {
      const file = await write(`${platform}.txt`, xmlOf(platform));
      const { code, out, err } = await native('check', file, ...USUAL);
      assert.deepEqual([code, out, err], [0, `${file} has all that these PGs need.\n`, '']);
    });
  }

  const declaring = (encoding: string) => xmlOf('android').replace(/encoding="utf-8"/i, `encoding="${encoding}"`);
  const wide = Buffer.from(declaring('utf-16'), 'utf16le');
  const encoded: [string, Uint8Array][] = [
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16 with a mark, big end first', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]).swap16()],
    ['UTF-16 by its declaration', wide],
    ['UTF-16, big end first', Buffer.from(wide).swap16()],
    ['UTF-8 that was UTF-16', Buffer.from(declaring('utf-16'))],
    ['UTF-8 with a mark that declares another', Buffer.from(`\uFEFF${declaring('euc-kr')}`)],
  ];
  for (const [name, bytes] of encoded) {
    it(`reads ${name}`, async () => {
      const file = join(folder, 'encoded.xml');
      await writeFile(file, bytes);
      const { code, out, err } = await native('check', file, ...USUAL);
      assert.deepEqual([code, out, err], [0, `${file} has all that these PGs need.\n`, '']);
    });
  }

  it('reads EUC-KR by its declaration, and says which encoding it does not know', async () => {
    const korean = xmlOf('ios')
      .replace(/<!--.*?-->/g, '')
      .replace('UTF-8', 'euc-kr');
    const file = join(folder, 'korean.plist');
    // 가 is 0xB0 0xA1 in EUC-KR.
    await writeFile(file, korean.replace('<string>myshop<', '<string>$(\u00B0\u00A1)<'), 'latin1');
    const { code, out } = await native('check', file, ...USUAL);
    assert.equal(code, 0);
    assert.match(out, /^warning scheme-unjudged: Whether \$\(가\) is myshop/);
    await writeFile(file, korean.replace('euc-kr', 'klingon'));
    const { err } = await native('check', file, ...USUAL);
    assert.equal(err, 'error: Nothing here reads the encoding klingon that the file declares: save it as UTF-8.\n');
  });

  it('says what is missing, and the lines to add', async () => {
    const text = xmlOf('ios')
      .replace(/.*<string>ispmobile<.*\n/, '')
      .replace(/.*<string>NewSmartPib<.*\n/, '');
    const file = await write('Info.plist', text);
    const { code, out, err } = await native('check', file, ...USUAL);
    assert.deepEqual([code, err], [1, '']);
    assert.match(
      out,
      /^error apps-missing: 1 of \d+ apps is not listed that .*\n {4}<string>ispmobile<\/string> <!-- .*-->\n/,
    );
    assert.match(out, /^warning apps-missing: 1 of \d+ apps is not listed: .*\n {4}<string>NewSmartPib<\/string>/m);
    assert.ok(out.endsWith(`${file}: 1 error, 1 warning\n`));
  });

  it('ends well with warnings alone', async () => {
    const file = await write('AndroidManifest.xml', xmlOf('android').replace('"myshop"', '"@string/scheme"'));
    const { code, out } = await native('check', file, ...USUAL);
    assert.equal(code, 0);
    assert.match(out, /^warning scheme-unjudged: .*@string\/scheme/);
    assert.match(out, /0 errors, 1 warning\n$/);
  });

  it('gives JSON', async () => {
    const file = await write('AndroidManifest.xml', xmlOf('android').replace(/.*INTERNET.*\n/, ''));
    const { code, out } = await native('check', file, ...USUAL, '--json');
    const findings = JSON.parse(out) as Finding[];
    assert.equal(code, 1);
    assert.deepEqual(
      findings.map(({ severity, code: name, add }) => [severity, name, add]),
      [['error', 'internet-missing', '<uses-permission android:name="android.permission.INTERNET" />']],
    );
  });

  it('refuses a target with every fault at once', async () => {
    const file = await write('good.plist', xmlOf('ios'));
    const { code, err } = await native('check', file, '--pg', 'kcp,nobody', '--scheme', 'http');
    assert.equal(code, 1);
    assert.match(err, /^error: .*no PG "nobody".*\nerror: .*"http" belongs to.*\n$/);
  });

  it('refuses what it cannot read', async () => {
    const cases = [
      ['binary.plist', 'bplist00...', /^error: .*plutil -convert xml1 Info\.plist/],
      ['broken.xml', '<manifest>', /^error: This XML is broken: unclosed xml tag\(s\): manifest\.$/m],
      ['page.html', '<html></html>', /^error: This is neither an Info\.plist nor an AndroidManifest\.xml/],
    ] as const;
    for (const [name, text, words] of cases) {
      const { code, out, err } = await native('check', await write(name, text), ...USUAL);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, words);
      assert.equal(err.trim().split('\n').length, 1);
    }
  });

  for (const [args, words] of [
    [['nowhere.plist', ...USUAL], /^error: There is no file nowhere\.plist\.$/m],
    [['package.json/x.plist', ...USUAL], /^error: There is no file package\.json\/x\.plist\.$/m],
    [['test', ...USUAL], /^error: test is a folder: name the file in it\.$/m],
    [USUAL, /missing required argument 'file'/],
    [['package.json'], /^error: missing --pg, --scheme$/m],
    [['package.json', '--pg', 'kcp'], /^error: missing --scheme$/m],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, out, err } = await native('check', ...args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, words);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }
});
