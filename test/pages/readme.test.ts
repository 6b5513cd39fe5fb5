import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { build, type Rolldown } from 'vite';
import { readVerdict } from '../../src/outcome/index.js';
import { availableEngines, openBrowser, type Page } from '../support/browsers.js';
import { cli } from '../support/cli.js';
import { type Sample, samplesOf } from '../support/readme.js';
import { SandboxClient } from '../support/sandbox-client.js';
import { serveShop, type TestShop } from '../support/shop.js';

/** What a machine reads of it: comments are for people, in their language. */
const bare = ({ language, code }: Sample): string =>
  `${language}\n${code.replace(/^\s*(?:\/\/|#) .*\n/gm, '').replace(/\s+(?:\/\/|#) .*$/gm, '')}`;

const SAMPLES = samplesOf('README.md');

/** Every sample by what it begins with, and where it is tried. */
const PLACES: readonly (readonly [language: string, start: RegExp, where: string])[] = [
  ['sh', /^npm install/, 'here'],
  ['sh', /^npm start/, 'here'],
  ['sh', /^npx iamport-elements/, 'here'],
  ['html', /^<iamport-checkout imp-code/, 'here'],
  ['html', /^<iamport-checkout\n {2}imp-code/, 'here'],
  ['html', /^<iamport-return/, 'here'],
  ['html', /^<form/, 'here'],
  ['html', /^<head>/, 'here'],
  ['html', /^<script type="module">/, 'here'],
  ['html', /^<meta name="iamport:sdk-url"/, 'here'],
  ['html', /^<iamport-checkout order-name/, 'here'],
  ['html', /^<script src="https:\/\/cdn\.iamport/, 'here'],
  ['html', /^<script src="https:\/\/cdn\.jsdelivr/, 'test/package/script-tag.test.ts'],
  ['json', /^\{/, 'here'],
  ['js', /^import/, 'here'],
  ['js', /^const orders/, 'here'],
  ['php', /^add_action/, 'here'],
  ['tsx', /^const useHydrated/, 'test/package/types.test.ts'],
  ['css', /^iamport-checkout:not/, 'test/pages/before-script.test.ts'],
  ['', /^Content-Security-Policy/, 'test/pages/hostile.test.ts'],
];

const placesOf = ({ language, code }: Sample) =>
  PLACES.filter(([theirs, start]) => theirs === language && start.test(code));

/** The one sample that begins so. */
function sample(language: string, start: RegExp): string {
  const found = SAMPLES.filter((one) => one.language === language && start.test(one.code));
  assert.equal(found.length, 1, `${language} ${start}`);
  return found[0]?.code ?? '';
}

describe('the samples of the READMEs', () => {
  it('are each tried somewhere', () => {
    const counts = SAMPLES.map((one) => placesOf(one).length);
    assert.deepEqual(
      SAMPLES.filter((_one, index) => counts[index] !== 1).map(({ code }) => code.slice(0, 60)),
      [],
    );
    assert.deepEqual(
      PLACES.filter(([language, start]) => !SAMPLES.some((one) => one.language === language && start.test(one.code))),
      [],
    );
    for (const [, , where] of PLACES) {
      if (where !== 'here') assert.match(readFileSync(where, 'utf8'), /README/, where);
    }
  });

  it('are the same in both languages, but for their comments', () => {
    assert.deepEqual(samplesOf('README.ko.md').map(bare).sort(), SAMPLES.map(bare).sort());
  });

  it('name the package, and scripts that there are', () => {
    const { name: own, scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual(sample('sh', /^npm install/).match(/^npm install (\S+)$/m)?.[1], own);
    const named = [...sample('sh', /^npm start/).matchAll(/^npm (?:run )?(\w+)/gm)].map(([, name = '']) => name);
    assert.deepEqual(named, ['start', 'test']);
    assert.ok(named.every((name) => name in scripts));
  });

  it('have a verdict that is read as what it says', () => {
    const verdict = readVerdict(JSON.parse(sample('json', /^\{/)));
    assert.deepEqual([verdict?.status, verdict?.paidAmount, verdict?.vbank?.bank], ['ready', 14000, '국민은행']);
  });
});

type Handler = (request: Request) => Promise<Response>;

/** A file that a bundler made. */
interface Built {
  readonly path: string;
  readonly text: string;
}

/** The shop that the README writes, on a database, with the sandbox for its service. */
class ReadmeShop {
  readonly #folder = mkdtempSync(join(tmpdir(), 'readme-'));
  readonly db = new PGlite();
  /** Pages that were asked for, and who waits for one. */
  readonly #visits = new EventEmitter();
  /** What the forms of the samples have sent. */
  readonly posted: Record<string, unknown>[] = [];
  shop!: TestShop;
  handlers!: Record<'complete' | 'prepare' | 'back', Handler>;

  get service(): SandboxClient {
    return new SandboxClient(new URL(this.shop.sdkUrl).origin);
  }

  async open(): Promise<void> {
    await this.db.exec(readFileSync('demo/recipes/schema.sql', 'utf8'));
    mkdirSync(join(this.#folder, 'node_modules'));
    symlinkSync(resolve('.'), join(this.#folder, 'node_modules/iamport-elements'));
    const [page, script] = await this.#bundle();
    const pages = { ...pagesOf(phpSettings()), '/bundled': page.text };
    this.shop = await serveShop((app, sdkUrl) => {
      app.use(async (c, next) => {
        await next();
        this.#visits.emit(c.req.path);
      });
      for (const [path, body] of Object.entries(pages)) app.get(path, (c) => c.html(pageOf(body, sdkUrl)));
      app.get(script.path, (c) => c.body(script.text, 200, { 'content-type': 'text/javascript' }));
      app.get('/payments/result', (c) => c.html(pageOf(sample('html', /^<iamport-return/), sdkUrl)));
      app.get('/orders/:uid', (c) => c.text(c.req.param('uid')));
      app.get('/thanks/', (c) => c.text('thanks'));
      app.post('/payments/complete', (c) => this.handlers.complete(c.req.raw));
      app.post('/orders/complete.php', async (c) => {
        this.posted.push(await c.req.parseBody());
        return c.text('sent');
      });
      app.post('/orders/prepare', (c) => c.json({ merchant_uid: 'order_prepared', amount: 28000 }));
    });
    await this.service.setScenario('paid');
    this.handlers = await this.#handlers(this.service.url);
  }

  /** The next time that a page is asked for. A page that is leaving cannot be asked where it is. */
  async visit(path: string): Promise<void> {
    await once(this.#visits, path, { signal: AbortSignal.timeout(10_000) });
  }

  async insert(uid: string, amount: number): Promise<string> {
    await this.db.query('INSERT INTO orders (merchant_uid, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      uid,
      amount,
    ]);
    return uid;
  }

  /** As new, for the database and for the service. */
  async forget(): Promise<void> {
    await this.db.exec('DELETE FROM fulfilments; DELETE FROM orders');
    await this.service.clear();
  }

  async statusOf(uid: string): Promise<unknown> {
    const { rows } = await this.db.query<{ status: string }>('SELECT status FROM orders WHERE merchant_uid = $1', [
      uid,
    ]);
    return rows[0]?.status;
  }

  async close(): Promise<void> {
    await this.shop.close();
    await this.db.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** The smallest page with the package in place of the script tag, as Vite makes it. */
  async #bundle(): Promise<[page: Built, script: Built]> {
    const tag = '<script src="/iamport-elements.js" async></script>\n';
    const smallest = sample('html', /^<iamport-checkout\n/);
    assert.ok(smallest.includes(tag));
    writeFileSync(join(this.#folder, 'index.html'), smallest.replace(tag, sample('html', /^<script type="module">/)));
    const built = await build({
      root: this.#folder,
      configFile: false,
      logLevel: 'error',
      build: { write: false },
    });
    const files = (built as Rolldown.RolldownOutput).output.map((file) => ({
      path: `/${file.fileName}`,
      text: file.type === 'chunk' ? file.code : String(file.source),
    }));
    const ending = (end: string) => files.find(({ path }) => path.endsWith(end)) ?? assert.fail(`No ${end} was built`);
    return [ending('.html'), ending('.js')];
  }

  /** Both samples for the server in one module, as the README has them, beside what it leaves to the merchant. */
  async #handlers(url: string): Promise<ReadmeShop['handlers']> {
    const file = join(this.#folder, 'shop.mjs');
    const given = 'const { pool, insertOrder } = globalThis.readme;\n';
    writeFileSync(file, given + sample('js', /^const orders/) + sample('js', /^import/));
    Object.assign(process.env, { IMP_KEY: 'key', IMP_SECRET: 'secret', IAMPORT_API_URL: url });
    const query = (text: string, values?: unknown[]) => this.db.query(text, values);
    const readme = {
      pool: { connect: async () => ({ query, release() {} }) },
      insertOrder: (product: string, amount: number) => this.insert(`order_${product}`, amount),
    };
    Object.assign(globalThis, { readme });
    return import(pathToFileURL(file).href);
  }
}

/** What WordPress would write into a page's head for the README's lines; null where there is no PHP. */
function phpSettings(): string | null {
  const stubs = `<?php
    function add_action($hook, $run) { $run(); }
    function wp_enqueue_script($name, $src) { echo "<script src=\\"$src\\" defer></script>"; }
  `;
  const { status, stdout } = spawnSync('php', { input: stubs + sample('php', /^add_action/), encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

const WORDPRESS = '/wordpress';

function pagesOf(settings: string | null): Record<string, string> {
  return {
    '/tag': `${sample('html', /^<iamport-checkout imp-code/)}<script src="/iamport-elements.js" async></script>`,
    '/smallest': sample('html', /^<iamport-checkout\n/),
    '/form': sample('html', /^<form/),
    '/once': sample('html', /^<head>/),
    '/old': sample('html', /^<script src="https:\/\/cdn\.iamport/),
    ...(settings && { [WORDPRESS]: settings + sample('html', /^<iamport-checkout order-name/) }),
  };
}

/** A page of the sample's, with the sandbox in the vendor's place, that notes what it hears. */
function pageOf(body: string, sdkUrl: string): string {
  const hear = `<script>
    var heard = [];
    for (const name of ['payment-success', 'payment-pending', 'payment-failed'])
      document.addEventListener(name, ({ detail }) => heard.push([name, detail.verified, detail.reason]));
  </script>`;
  const own = body.replace('https://cdn.iamport.kr/v1/iamport.js', sdkUrl);
  const trying = sample('html', /^<meta name="iamport:sdk-url"/).replace('http://localhost:4010/v1/iamport.js', sdkUrl);
  return `<!doctype html><html lang="ko"><meta charset="utf-8"><title>README</title>
    ${trying}${hear}${own}`;
}

describe('the pages of the READMEs, with its server on a database', () => {
  const readme = new ReadmeShop();
  before(() => readme.open());
  after(() => readme.close());

  for (const engine of availableEngines()) {
    describe(engine, () => {
      let page: Page;
      before(async () => {
        page = await openBrowser(engine, { device: 'pc' });
      });
      after(() => page.close());

      const goto = (path: string) => page.goto(readme.shop.origin + path);
      const heard = async () => {
        await page.waitFor(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
        return page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
      };
      // Each engine buys the same again.
      beforeEach(() => readme.forget());

      it('the tag is paid', async () => {
        await readme.insert('order_20261121_0001', 14000);
        await goto('/tag');
        await page.click('iamport-checkout');
        assert.deepEqual(await heard(), [['payment-success', true, null]]);
      });

      it('the smallest page is paid with a bundler too', async () => {
        await readme.insert('order_20261121_0001', 14000);
        await goto('/bundled');
        await page.click('button');
        assert.deepEqual(await heard(), [['payment-success', true, null]]);
        assert.equal(await readme.statusOf('order_20261121_0001'), 'paid');
      });

      it('the smallest page is paid, its order and the page that it comes home to say so', async () => {
        const uid = 'order_20261121_0001';
        await readme.insert(uid, 14000);
        await goto('/smallest');
        await page.click('button');
        assert.deepEqual(await heard(), [['payment-success', true, null]]);
        assert.equal(await readme.statusOf(uid), 'paid');
        const { impUid } = await page.evaluate(() => {
          const { outcome } = document.querySelector('iamport-checkout') as unknown as { outcome: { impUid: string } };
          return outcome;
        });
        const query = new URLSearchParams({ imp_uid: impUid, merchant_uid: uid, imp_success: 'true' });
        await goto(`/payments/result?${query}`);
        assert.deepEqual(await heard(), [['payment-success', true, null]]);
        assert.equal(await page.text('iamport-return p'), `주문 ${uid}이 완료되었습니다.`);
        const { status, headers } = await readme.handlers.back(new Request(`http://shop.example/back?${query}`));
        assert.deepEqual([status, headers.get('location')], [303, `/orders/${uid}?payment=paid`]);
      });

      it('a form is sent once it is paid, with what it was paid by', async () => {
        const uid = 'order_20261121_0002';
        await readme.insert(uid, 14000);
        await goto('/form');
        await page.fill('[name=buyer_name]', '홍길동');
        await page.fill('[name=buyer_tel]', '010-1234-5678');
        await Promise.all([readme.visit('/orders/complete.php'), page.click('button')]);
        const { imp_uid, merchant_uid, pay_method } = readme.posted.at(-1) ?? {};
        assert.match(String(imp_uid), /^imp_/);
        assert.deepEqual([merchant_uid, pay_method, await readme.statusOf(uid)], [uid, 'card', 'paid']);
      });

      it('what stands once counts for every tag', async () => {
        await readme.insert('order_20261121_0005', 16000);
        await goto('/once');
        await page.click('iamport-checkout:last-of-type >>> button');
        assert.deepEqual(await heard(), [['payment-success', true, null]]);
        const { params } = (await readme.service.payments()).at(-1) ?? {};
        assert.deepEqual([params?.pg, params?.buyer_tel, params?.amount], ['html5_inicis', '010-1234-5678', 16000]);
      });

      it('code that calls IMP.request_pay goes on as it did', async () => {
        await readme.insert('order_20261121_0003', 14000);
        await goto('/old');
        await Promise.all([readme.visit('/orders/order_20261121_0003'), page.click('button')]);
        assert.equal(await readme.statusOf('order_20261121_0003'), 'paid');
      });

      const skip = phpSettings() === null ? 'no PHP was found' : false;
      it('what an editor of WordPress keeps is paid by what its head says', { skip }, async () => {
        await readme.insert('order_prepared', 28000);
        await goto(WORDPRESS);
        await Promise.all([readme.visit('/thanks/'), page.click('button')]);
        assert.equal(await readme.statusOf('order_prepared'), 'paid');
      });
    });
  }

  it('an address that names no payment leads to the orders', async () => {
    const { headers } = await readme.handlers.back(new Request('http://shop.example/back'));
    assert.equal(headers.get('location'), '/orders?payment=unknown');
  });

  it('its server makes the order that prepare-url asks for, and says why it makes none', async () => {
    const asked = (product: string) =>
      readme.handlers.prepare(
        new Request('http://shop.example/prepare', { method: 'POST', body: new URLSearchParams({ product }) }),
      );
    const made = await asked('green-tea');
    assert.deepEqual(await made.json(), { merchant_uid: 'order_green-tea', amount: 14000, name: '녹차' });
    const refused = await asked('black-tea');
    assert.deepEqual([refused.ok, await refused.json()], [false, { message: '품절되었습니다.' }]);
  });

  describe('the commands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-commands-'));
    after(() => rmSync(folder, { recursive: true }));
    const lines = SAMPLES.filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => [...code.matchAll(/^npx iamport-elements (.+)$/gm)])
      .map(([, line = '']) => line.replace(/\s+#.*/, ''));
    const run = async (line: string) => {
      const main = resolve('dist/cli/main.js');
      return (await promisify(execFile)(process.execPath, [main, ...line.split(' ')], { cwd: folder })).stdout;
    };

    it('are found', () => {
      const kinds = lines.map((line) => line.split(' ')[0]);
      assert.deepEqual([...new Set(kinds)].sort(), ['doctor', 'explain', 'native', 'sandbox']);
    });

    for (const line of lines.filter((one) => one.startsWith('native --'))) {
      it(line, async () => {
        await run(line);
        const [, out = ''] = /--out (\S+)/.exec(line) ?? [];
        assert.ok(readdirSync(join(folder, out)).length > 0);
        // A merchant's app has what the command wrote for it.
        if (!existsSync(join(folder, out, 'Info.plist'))) return;
        mkdirSync(join(folder, 'ios/App'), { recursive: true });
        cpSync(join(folder, out, 'Info.plist'), join(folder, 'ios/App/Info.plist'));
      });
    }

    for (const line of lines.filter((one) => /^(?:native check|explain)/.test(one))) {
      it(line, async () => assert.notEqual((await run(line)).trim(), ''));
    }

    for (const line of lines.filter((one) => one.startsWith('doctor'))) {
      it(line, async () => {
        const htmlOf = (start: RegExp) => `<!doctype html><meta charset="utf-8">${sample('html', start)}`;
        writeFileSync(join(folder, 'order.html'), htmlOf(/^<iamport-checkout\n/));
        writeFileSync(join(folder, 'result.html'), htmlOf(/^<iamport-return/));
        const said = await run(line.replace(/^doctor https:\S+/, `doctor ${readme.shop.origin}/payments/result`));
        if (line.includes('--json')) assert.equal(JSON.parse(said).length, 2);
        else assert.ok(said.includes('/payments/result'));
      });
    }

    for (const line of lines.filter((one) => one.startsWith('sandbox'))) {
      it(line, async () => {
        const { child, output } = cli(...line.split(' '), '--port', '0');
        while (!output.out.includes('Sandbox at ') && child.exitCode === null)
          await new Promise((go) => child.stdout.once('data', go));
        const [url = ''] = /http:\S+/.exec(output.out) ?? [];
        assert.match(await (await fetch(`${url}/v1/iamport.js`)).text(), /request_pay/);
      });
    }
  });
});
