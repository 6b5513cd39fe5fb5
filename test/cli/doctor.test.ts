import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { ISSUE_ADVICE, REASON_ADVICE, VENDOR_ADVICE } from '../../src/advice/index.js';
import { DEVICES } from '../../src/cli/doctor/devices.js';
import { examine } from '../../src/cli/doctor/examine.js';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { parsePage } from '../../src/cli/doctor/page.js';
import { ROWS } from '../../src/cli/doctor/rows.js';
import type { Visit } from '../../src/cli/doctor/visit.js';
import { DEFAULT_SDK_URL } from '../../src/request/index.js';
import { cli } from '../support/cli.js';
import { samplesOf } from '../support/readme.js';
import { serveShop, type TestShop } from '../support/shop.js';
import { CASES, checkout, pageOf, SCRIPT } from './doctor-pages.js';
import { type Attributes, MENDED } from './mended-tags.js';

const NOWHERE = {
  name: 'https://shop.example/order',
  url: 'https://shop.example/order',
  file: null,
  text: '',
  headers: new Headers(),
  moved: false,
};

let shop: TestShop;
/** What is found on each of the pages. */
let all: Finding[][] = [];
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  shop = await serveShop((app) => {
    for (const [index, { headers, mended, ...written }] of CASES.entries()) {
      app.get(`/cases/${index}`, (c) => c.html(pageOf(written), 200, { ...headers }));
      // A policy is what the finding says it has to be.
      app.get(`/mended/${index}`, (c) =>
        c.html(
          pageOf({ ...written, ...mended }),
          200,
          mended ? {} : { 'content-security-policy': policyFor(all[index]) },
        ),
      );
    }
    app.get('/result', (c) =>
      c.html(`<!doctype html>${SCRIPT}<iamport-return verify-url="/complete"></iamport-return>`),
    );
    app.get('/believing', (c) => c.html(`<!doctype html>${SCRIPT}\n<iamport-return></iamport-return>`));
    app.get('/plain', (c) => c.html('<!doctype html><p>고맙습니다'));
    app.get('/drawn', (c) => c.html('<!doctype html><div id="root"></div><script src="/app.js"></script>'));
    app.get('/app.js', (c) =>
      c.body('root.innerHTML = "<iamport-return>"', 200, { 'content-type': 'text/javascript' }),
    );
    app.get('/sends-on', (c) => c.redirect('/gone', 303));
    app.get('/moved', (c) => c.redirect('/plain'));
    app.get('/iamport-elements.js.map', (c) => c.json({}));
    app.get('/jquery-1.12.4.min.js', (c) => c.body('window.jQuery = {}', 200, { 'content-type': 'text/javascript' }));
    app.get('/euc-kr', (c) => {
      const page = pageOf({ tag: checkout({ amount: '14,000원' }) }).replace('utf-8', 'euc-kr');
      return c.body(new Uint8Array(iconv.encode(page, 'euc-kr')), 200, { 'content-type': 'text/html' });
    });
    app.get('/unmarked', (c) => {
      const page = pageOf({ tag: checkout({ amount: '14,000원' }) }).replace(/<meta charset.*/, '');
      return c.body(new Uint8Array(iconv.encode(page, 'euc-kr')), 200, { 'content-type': 'text/html' });
    });
    app.get('/data', (c) => c.json({}));
  });
});
after(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

const doctor = (...args: string[]) => cli('doctor', ...args).ended;
const read = (...args: string[]) => doctor('--no-browser', '--lang', 'en', ...args);

async function findingsOfEach(...args: string[]): Promise<Finding[][]> {
  const { out, err } = await read('--json', ...args);
  assert.equal(err, '');
  return (JSON.parse(out) as { findings: Finding[] }[]).map(({ findings }) => findings);
}

const findingsOf = async (page: string, ...args: string[]): Promise<Finding[]> =>
  (await findingsOfEach(page, ...args)).flat();

const policyFor = (findings: readonly Finding[] = []): string =>
  /`Content-Security-Policy: (.+)`\.$/.exec(findings[0]?.change.en ?? '')?.[1] ?? '';

const told = (findings: readonly Finding[]) => findings.map(({ severity, code }) => `${severity} ${code}`);

describe('iamport-elements doctor', () => {
  before(async () => {
    all = await findingsOfEach(...CASES.map((_case, index) => `${shop.origin}/cases/${index}`));
  });

  for (const [index, { name, found, first, change }] of CASES.entries()) {
    it(`finds ${found.join(', ') || 'nothing'}: ${name}`, () => {
      const findings = all[index] ?? [];
      assert.deepEqual(told(findings), found);
      const [finding] = findings;
      for (const [key, value] of Object.entries(first ?? {})) assert.equal(finding?.[key as keyof Finding], value, key);
      if (change) assert.match(finding?.change.en ?? '', change);
    });
  }

  it('finds nothing once its advice is taken', async () => {
    const mended = CASES.flatMap(({ found, mended }, index) =>
      mended || found.includes('error csp-lacks') ? [{ index, url: `${shop.origin}/mended/${index}` }] : [],
    );
    const findings = await findingsOfEach(...mended.map(({ url }) => url));
    assert.deepEqual(
      mended.map(({ index }, place) => `${CASES[index]?.name}: ${told(findings[place] ?? [])}`),
      mended.map(({ index }) => `${CASES[index]?.name}: `),
    );
    // Neither has anything to mend on the page, and what a tag asks for has a table of its own.
    const left = CASES.filter(({ mended }) => !mended).flatMap(({ found }) =>
      found.map((line) => line.split(' ')[1] ?? ''),
    );
    const rows = left.filter((code) => !Object.hasOwn(ISSUE_ADVICE, code) && code !== 'csp-lacks');
    assert.deepEqual(rows, ['tag-unseen', 'app-around']);
  });

  it('has a page for each of its rows that needs no browser', () => {
    const found = CASES.flatMap((one) => one.found.map((line) => line.split(' ')[1]));
    const others = ['sdk-sandbox', 'csp-blocked', 'tag-dead', 'console-error', 'page-insecure', 'network-missing'];
    assert.deepEqual(
      ROWS.map(({ code }) => code)
        .filter((code) => !found.includes(code))
        .sort(),
      others.sort(),
    );
  });
});

describe('what the doctor says to change', () => {
  /** What stands in the advice as it is to be written. */
  function printed(code: string): Record<string, string> {
    const { change } = ISSUE_ADVICE[code as keyof typeof ISSUE_ADVICE];
    const [, name = '', double, single = ''] = /`([\w-]+)=(?:"([^"]*)"|'([^']*)')`/.exec(change.en) ?? [];
    return { [name]: double ?? single };
  }
  const tag = (attributes: Attributes) =>
    checkout(
      Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, value?.replaceAll('"', '&quot;') ?? null]),
      ),
    );

  it('is tried for every issue that a page alone can show', () => {
    const others = ['text-malformed', 'form-invalid', 'popup-in-app', 'app-scheme-missing'];
    others.push('prepare-malformed', 'prepare-refused', 'prepare-unreachable');
    const tried = MENDED.map(({ code }) => code);
    assert.deepEqual(
      Object.keys(ISSUE_ADVICE).filter((code) => !tried.includes(code)),
      others.sort((one, other) => Object.keys(ISSUE_ADVICE).indexOf(one) - Object.keys(ISSUE_ADVICE).indexOf(other)),
    );
  });

  it('mends what it is said of', async () => {
    const pages = MENDED.flatMap(({ code, wrong, right }) => [wrong, { ...wrong, ...(right ?? printed(code)) }]);
    const files = pages.map((_page, index) => join(folder, `mended-${index}.html`));
    for (const [index, page] of pages.entries()) await writeFile(files[index] ?? '', pageOf({ tag: tag(page) }));
    const found = await findingsOfEach(...files);
    const faults = found.map((findings) => told(findings.filter(({ severity }) => severity !== 'note')));
    const wrong = MENDED.map(({ code }, index) => {
      const [before = [], after = []] = faults.slice(2 * index);
      const isThere = before.some((line) => line.endsWith(` ${code}`));
      const left = after.filter((line) => line.endsWith(` ${code}`) || !before.includes(line));
      return `${code}: ${isThere ? `leaves ${left}` : `is not among ${before}`}`;
    });
    assert.deepEqual(
      wrong,
      MENDED.map(({ code }) => `${code}: leaves `),
    );
  });
});

describe('the pages of this repository', () => {
  it('those of the demo have nothing wrong', async () => {
    const files = ['plain/index', 'plain/result', 'euc-kr/index', 'euc-kr/result'];
    const { code, out } = await read(...files.map((file) => `demo/embed/${file}.html`), '--fail-on', 'warning');
    assert.equal(code, 0, out);
  });

  for (const readme of ['README.md', 'README.ko.md']) {
    it(`those of ${readme} have nothing wrong`, async () => {
      const blocks = samplesOf(readme).flatMap(({ language, code }) => (language === 'html' ? [code] : []));
      const pages = blocks.filter((html) => /<script/.test(html) && /<iamport-|requestPay/.test(html));
      assert.ok(pages.length >= 5);
      const files = pages.map((_html, index) => join(folder, `${readme}-${index}.html`));
      for (const [index, html] of pages.entries()) {
        await writeFile(files[index] ?? '', `<!doctype html><html lang="ko"><meta charset="utf-8">${html}`);
      }
      assert.deepEqual(await findingsOf(...(files as [string])), []);
    });
  }
});

describe('the doctor’s command', () => {
  const write = async (name: string, html: string | Buffer) => {
    const file = join(folder, name);
    await writeFile(file, html);
    return file;
  };

  it('names tag, line, attribute and device, and what to change, in both languages', async () => {
    const file = await write('bad.html', pageOf({ tag: checkout({ amount: '14,000원', 'redirect-url': null }) }));
    const english = await read(file);
    assert.equal(english.code, 1);
    assert.match(english.out, /^.*bad\.html\n {2}<iamport-checkout imp-code="imp12345678" pg="kcp" .*> · line 8\n/);
    assert.match(
      english.out,
      /\n {4}error amount-malformed: amount="14,000원"\n {6}amount has to be .*\n {6}→ Write digits only/,
    );
    assert.match(english.out, /\n {4}error redirect-url-missing: redirect-url \(on a phone\)\n/);
    assert.match(english.out, /\n\n2 errors, 0 warnings\n/);
    const korean = await doctor(file, '--lang', 'ko');
    assert.match(
      korean.out,
      /> · 8행\n {4}오류 amount-malformed: amount="14,000원"\n {6}금액에 쉼표.*\n {6}→ .*숫자만 적습니다/,
    );
    assert.match(korean.out, /\n {4}오류 redirect-url-missing: redirect-url \(휴대폰에서\)\n/);
    assert.match(korean.out, /\n\n오류 2개, 경고 0개\n/);
  });

  it('ends well with warnings, unless it is told otherwise', async () => {
    const file = await write('warned.html', pageOf({ tag: checkout({ 'verify-url': null }) }));
    assert.equal((await read(file)).code, 0);
    assert.equal((await read(file, '--fail-on', 'warning')).code, 1);
    const noted = await write('noted.html', pageOf({ tag: checkout({ 'app-scheme': 'myshop' }) }));
    assert.equal((await read(noted, '--fail-on', 'warning')).code, 0);
  });

  it('judges a file by the address that it is going to have', async () => {
    const file = await write('insecure.html', pageOf({}));
    assert.deepEqual(told(await findingsOf(file, '--url', 'http://shop.example/order')), ['warning page-insecure']);
    assert.deepEqual(told(await findingsOf(file, '--url', 'http://localhost:8080/order')), []);
  });

  it('finds a sandbox that was left behind, and one that is in use', async () => {
    const tag = checkout({ 'sdk-url': 'http://localhost:4010/v1/iamport.js' });
    const file = await write('sandbox.html', pageOf({ tag }));
    assert.deepEqual(told(await findingsOf(file)), ['error sdk-sandbox']);
    assert.deepEqual(told(await findingsOf(file, '--url', 'http://localhost:3000/')), []);
  });

  it('finds a sandbox that was left behind once for all tags, and in a script', async () => {
    const url = 'http://127.0.0.1:4010/v1/iamport.js';
    const once = await write('once.html', pageOf({ head: `<meta name="iamport:sdk-url" content="${url}">` }));
    const [finding] = await findingsOf(once);
    assert.deepEqual([finding?.code, finding?.line, finding?.tag], ['sdk-sandbox', 5, null]);
    const brought = await write('brought.html', pageOf({ head: `<script src="${url}"></script>` }));
    assert.deepEqual(told(await findingsOf(brought)), ['error sdk-sandbox']);
  });

  it('says that it has not seen what scripts draw', async () => {
    assert.deepEqual(told(await findingsOf('demo/embed/react/index.html')), ['note tag-unseen']);
  });

  it('prints nothing that steers a terminal', async () => {
    const file = await write('steering.html', pageOf({ tag: checkout({ amount: '1\u001b[2J\n2' }) }));
    const { out } = await read(file);
    assert.match(out, /amount="1 \[2J 2"/);
    assert.ok(!out.includes('\u001b'));
  });

  it('reads the page that a file comes home to', async () => {
    const file = await write('order.html', pageOf({ tag: checkout({ 'redirect-url': 'thanks.html' }) }));
    await write('thanks.html', '<!doctype html><p>고맙습니다');
    assert.deepEqual(told(await findingsOf(file)), ['warning return-missing']);
  });

  for (const path of ['/euc-kr', '/unmarked']) {
    it(`reads EUC-KR: ${path}`, async () => {
      const [finding] = await findingsOf(shop.origin + path);
      assert.equal(finding?.attribute, 'amount="14,000원"');
    });
  }

  it('reads a page that says UTF-16 in UTF-8, as browsers do', async () => {
    const page = pageOf({ tag: checkout({ amount: '14,000원' }) }).replace('utf-8', 'utf-16');
    const [finding] = await findingsOf(await write('utf-16.html', page));
    assert.equal(finding?.attribute, 'amount="14,000원"');
  });

  it('reads a page that is deeper than a stack', async () => {
    const file = await write('deep.html', pageOf({ tag: '<div>'.repeat(20_000) + checkout({ amount: 'x' }) }));
    assert.deepEqual(told(await findingsOf(file)), ['error amount-malformed']);
  });

  for (const [args, words] of [
    [['nowhere.html'], /^error: There is no file nowhere\.html\. An address starts with http/],
    [['test'], /^error: test is a folder/],
    [['http://localhost:1/'], /^error: http:\/\/localhost:1\/ cannot be read: /],
    [['/gone'], /^error: .*\/gone answers 404\./],
    [['/data'], /^error: .*\/data is no page: its Content-Type is application\/json/],
  ] as const) {
    it(`cannot read ${args.join(' ')}, and says so`, async () => {
      const { code, out, err } = await read(...args.map((arg) => (arg.startsWith('/') ? shop.origin + arg : arg)));
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, words);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }

  it('says that the browser which was named is none', async () => {
    const { code, err } = await doctor(`${shop.origin}/cases/0`, '--browser', join(folder, 'none'));
    assert.equal(code, 2);
    assert.match(err, /^error: .*none is no browser that can be used: /);
  });

  it('refuses an address of no page', async () => {
    const { code, err } = await read('package.json', '--url', 'shop.example');
    assert.equal(code, 1);
    assert.match(err, /--url is an http or https address/);
  });
});

describe('iamport-elements explain', () => {
  const codes = [...ROWS.map(({ code }) => code), 'amount-malformed', 'abandoned', 'F1002'];
  it('knows no code twice', () => {
    const known = [
      ...Object.keys(ISSUE_ADVICE),
      ...Object.keys(REASON_ADVICE),
      ...VENDOR_ADVICE.map(({ code }) => code),
    ];
    assert.deepEqual(
      ROWS.filter(({ code }) => known.includes(code)),
      [],
    );
    assert.equal(new Set(codes).size, codes.length);
  });

  it('explains in the language that is asked for', async () => {
    const said = await cli('explain', 'abandoned', '--lang', 'ko').ended;
    assert.deepEqual(
      [said.code, said.out],
      [0, `abandoned\n  ${REASON_ADVICE.abandoned.cause.ko}\n  → ${REASON_ADVICE.abandoned.change.ko}\n`],
    );
    assert.match(
      (await cli('explain', 'tag-open', '--lang', 'en').ended).out,
      /^tag-open\n {2}The tag is not closed\..*\n {2}→ Close it/s,
    );
  });

  it('names nothing of a page where there is none', async () => {
    assert.match((await cli('explain', 'csp-lacks', '--lang', 'en').ended).out, /It lacks `…`\.\n.*Policy: …`\.\n$/);
    assert.match((await cli('explain', 'unknown', '--lang', 'en').ended).out, /find\/\{merchant_uid\}/);
  });

  it('says that it knows nothing of a code', async () => {
    const { code, err } = await cli('explain', 'nothing').ended;
    assert.deepEqual([code, err], [1, 'error: nothing is known of "nothing"\n']);
  });

  for (const [written, meant] of [
    ['amount-malforme', 'amount-malformed'],
    ['Csp-Lacks', 'csp-lacks'],
    ['f1002', 'F1002'],
    ['csp', 'csp-lacks, csp-blocked, csp-form-action'],
  ] as const) {
    it(`says which code may be meant by ${written}`, async () => {
      const { code, err } = await cli('explain', written).ended;
      assert.equal(code, 1);
      assert.ok(err.startsWith(`error: nothing is known of "${written}"\n(Did you mean ${meant}`), err);
    });
  }
});

describe('a machine whose network keeps scripts away', () => {
  const finds = (failed: Visit['failed']) => {
    const html = pageOf({ tag: checkout() });
    const page = parsePage({ ...NOWHERE, text: html });
    const tags = [{ name: 'iamport-checkout', isDefined: false, issues: [], verifies: true }];
    const visits = DEVICES.map((device) => ({
      device,
      html,
      tags,
      errors: ['no IMP'],
      blocked: [],
      failed,
    }));
    return examine(page, new Map(), visits).map(({ severity, code, cause }) => ({
      told: `${severity} ${code}`,
      cause: cause.en,
    }));
  };
  const tries = (url: string) =>
    ['', '?retry=1', '?retry=2'].map((query) => ({ url: url + query, why: 'net::ERR_NAME_NOT_RESOLVED' }));

  for (const url of [DEFAULT_SDK_URL, 'https://cdn.jsdelivr.net/npm/iamport-elements@0.1.0/dist/iamport-elements.js']) {
    it(`says nothing against the page: ${url}`, () => {
      const found = finds(tries(url));
      assert.deepEqual(
        found.map(({ told }) => told),
        ['note network-missing'],
      );
      assert.ok(found[0]?.cause.includes(`${url}: `));
    });
  }

  it('is not meant where the address is wrong, or the script refused', () => {
    const found = finds([
      ...tries('https://cdn.iamport.example/v1/iamport.js'),
      { url: DEFAULT_SDK_URL, why: 'net::ERR_BLOCKED_BY_CLIENT' },
    ]);
    assert.deepEqual(
      found.map(({ told }) => told),
      ['error tag-dead', 'error script-unreadable', 'error script-unreadable', 'warning console-error'],
    );
  });
});
