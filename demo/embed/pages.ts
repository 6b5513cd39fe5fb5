import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { autop } from '@wordpress/autop';
import { type Context, Hono } from 'hono';
import { proxy } from 'hono/proxy';
import iconv from 'iconv-lite';
import { examples } from './examples.js';
import type { RunningPhp } from './php.js';

/** What the pages stand on. */
export interface PagesOptions {
  /** The vendor's script as the sandbox hands it out. */
  readonly sdkUrl: string;
  /** Null: there is none here. */
  readonly php: RunningPhp | null;
  /** Adds pages to the examples; they get the settings too. */
  readonly more?: (app: Hono) => void;
}

const folder = import.meta.dirname;
const builds = join(folder, '../../node_modules/.cache/embed');

/** Where the build of a framework's example lies. */
export const siteOf = (name: string): string => join(builds, name, 'site');

const jquery = createRequire(import.meta.url).resolve('jquery');
/** As Debian has it: npm does not. */
export const prototype = '/usr/share/javascript/prototype/prototype.js';
const VENDOR_SCRIPT = 'https://cdn.iamport.kr/v1/iamport.js';

/** The examples, below `/embed/`, as their own servers would send them. */
export function createPages({ sdkUrl, php, more }: PagesOptions): Hono {
  const app = new Hono().basePath('/embed');
  const files = serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace('/embed/', '/') });

  /** The page's own settings win: what it lacks is how to pay without money. */
  const settled = (html: string): string => {
    const settings = { 'imp-code': 'imp33886024', 'sdk-url': sdkUrl, 'verify-url': '/payments/complete' };
    const missing = Object.entries(settings).filter(([name]) => !html.includes(`"iamport:${name}"`));
    const metas = missing.map(([name, value]) => `<meta name="iamport:${name}" content="${value}">`);
    return html.replace(/<head[^>]*>/i, (head) => `${head}\n${metas.join('\n')}`).replaceAll(VENDOR_SCRIPT, sdkUrl);
  };

  app.get('/euc-kr/lib/jquery.js', serveStatic({ path: jquery }));
  app.get('/euc-kr/lib/prototype.js', serveStatic({ path: prototype }));
  // Scripts and styles too: a browser reads them in the encoding of their page, whatever the sources here are in.
  app.use('/euc-kr/*', async (c, next) => {
    await next();
    const type = c.res.headers.get('content-type')?.split(';')[0] ?? '';
    if (type.startsWith('text/'))
      await replace(c, `${type}; charset=euc-kr`, (text) => new Uint8Array(iconv.encode(text, 'euc-kr')));
  });
  app.use(async (c, next) => {
    await next();
    const type = c.res.headers.get('content-type') ?? '';
    if (type.startsWith('text/html')) await replace(c, type, settled);
  });

  more?.(app);
  app.get('/style.css', files);
  for (const { name, kind } of examples) {
    app.get(`/${name}`, (c) => c.redirect(`/embed/${name}/`));
    if (kind === 'static') app.get(`/${name}/*`, files);
    if (kind === 'built' && existsSync(siteOf(name))) {
      const toSite = (path: string) => path.replace(`/embed/${name}/`, `/${name}/site/`);
      app.get(`/${name}/*`, serveStatic({ root: builds, rewriteRequestPath: toSite }));
      // An app's own routes are no files.
      app.get(`/${name}/*`, serveStatic({ path: join(siteOf(name), 'index.html') }));
    }
  }
  app.get('/wordpress/style.css', files);
  const posted = async (c: Context, slug: string) => {
    const post = await postOf(slug);
    return post === null ? c.notFound() : c.html(post);
  };
  app.get('/wordpress/', (c) => posted(c, 'index'));
  app.get('/wordpress/:slug/', (c) => posted(c, c.req.param('slug')));
  app.get('/php/', (c) => c.redirect('order.php'));
  app.all('/php/:page{.+\\.php}', async (c) => {
    if (php === null) return c.text('PHP with PDO and SQLite was not found', 503);
    const { pathname, search } = new URL(c.req.url);
    const headers = { ...c.req.header(), 'x-forwarded-host': c.req.header('host') };
    return proxy(php.url + pathname + search, { raw: c.req.raw, headers });
  });
  return app;
}

/** Answers something else than was about to be sent. */
async function replace(
  c: Context,
  type: string,
  change: (text: string) => string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { status, headers: before } = c.res;
  const headers = new Headers(before);
  headers.delete('content-length');
  headers.set('content-type', type);
  const body = change(await c.res.text());
  // Hono would keep the old headers.
  c.res = undefined;
  c.res = new Response(body, { status, headers });
}

/** A post as WordPress prints it in its theme: its own filter writes paragraphs and line breaks into what was typed. */
async function postOf(slug: string): Promise<string | null> {
  if (!/^[a-z]+$/.test(slug)) return null;
  const read = (file: string) => readFile(join(folder, 'wordpress', file), 'utf8').catch(() => '');
  const [, title, body = ''] = /^<!-- title: (.*?) -->\n([\s\S]*)$/.exec(await read(`posts/${slug}.html`)) ?? [];
  if (title === undefined) return null;
  const theme = await read('theme.html');
  return theme.replaceAll('{{title}}', () => title).replace('{{content}}', () => autop(body));
}
