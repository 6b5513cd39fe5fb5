import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { USER_AGENTS } from './devices.js';

/** A page that could not be read at all. */
export class UnreadableError extends Error {}

/** What was read of a page, or of something that it links to. */
export interface Source {
  /** What a person calls it. */
  readonly name: string;
  /** Its address; that of a file is the one it is going to have. */
  readonly url: string;
  /** Where it lies, for a file. */
  readonly file: string | null;
  readonly text: string;
  readonly headers: Headers;
  /** Another address answered in its place. */
  readonly moved: boolean;
}

/** What became of something that the page links to: its text, a status that is no success, or nothing that could be read. */
export type Linked = Source | number | null;

const TIMEOUT_MS = 15_000;

const isAddress = (target: string): boolean => /^https?:\/\//i.test(target);

/** Reads a page by its address or from a file, whose address will be `url`; throws an `UnreadableError`. */
export function readSource(target: string, url: string): Promise<Source> {
  return isAddress(target) ? download(target) : open(target, url);
}

/** Reads what a page links to, from where the page itself came. */
export async function readLinked(href: string, from: Source): Promise<Linked> {
  const isRelative = !/^([a-z][a-z0-9+.-]*:|\/)/i.test(href);
  try {
    if (from.file !== null) return isRelative ? await linkedFile(href, from.url, from.file) : null;
    const url = new URL(href, from.url);
    if (!isAddress(url.href)) return null;
    const response = await ask(url.href);
    if (response.ok) return await sourceOf(url.href, response);
    // It is there and sends on; what is amiss with where it sends an empty-handed visitor is nobody's concern here.
    return response.redirected ? null : response.status;
  } catch {
    return null;
  }
}

async function linkedFile(href: string, url: string, from: string): Promise<Source> {
  const file = resolve(dirname(from), decodeURIComponent(href.replace(/[?#].*$/s, '')));
  return fileSource(href, file, await readFile(file), new URL(href, url).href);
}

/** What is at an address of a file's own site: the file, or what lies beside it; null where nothing does. */
export async function besideFile(url: string, page: Source & { readonly file: string }): Promise<Uint8Array | null> {
  const path = (address: string) => new URL(address).pathname;
  if (path(url) === path(page.url)) return new TextEncoder().encode(page.text);
  const folder = path(new URL('.', page.url).href);
  if (!path(url).startsWith(folder)) return null;
  const beside = decodeURIComponent(path(url).slice(folder.length));
  return readFile(join(dirname(page.file), beside)).catch(() => null);
}

async function open(target: string, url: string): Promise<Source> {
  try {
    return fileSource(target, resolve(target), await readFile(target), url);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EISDIR') throw new UnreadableError(`${target} is a folder: name the page in it.`);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new UnreadableError(`${target} cannot be read: ${message}`);
    throw new UnreadableError(`There is no file ${target}. An address starts with http:// or https://.`);
  }
}

const fileSource = (name: string, file: string, bytes: Uint8Array, url: string): Source => ({
  name,
  url,
  file,
  text: decode(bytes, ''),
  headers: new Headers(),
  moved: false,
});

/** Asks as a PC's browser does: some servers have no page for anybody else. */
const ask = (url: string): Promise<Response> =>
  fetch(url, {
    headers: { 'user-agent': USER_AGENTS.pc, accept: '*/*' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

async function sourceOf(name: string, response: Response): Promise<Source> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = decode(bytes, response.headers.get('content-type') ?? '');
  return { name, url: response.url, file: null, text, headers: response.headers, moved: response.redirected };
}

async function download(target: string): Promise<Source> {
  if (!URL.canParse(target)) throw new UnreadableError(`${target} is no address.`);
  let response: Response;
  let source: Source;
  try {
    response = await ask(target);
    source = await sourceOf(target, response);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new UnreadableError(`${target} cannot be read: ${cause instanceof Error ? cause.message : message}`);
  }
  if (!response.ok) throw new UnreadableError(`${target} answers ${response.status}.`);
  const type = source.headers.get('content-type') ?? '';
  if (!/^(?:text\/html|application\/xhtml\+xml|$)/i.test(type)) {
    throw new UnreadableError(`${target} is no page: its Content-Type is ${type}.`);
  }
  return source;
}

/** Text as a browser reads it: by its mark, its header, its `<meta>`, or else by what it can be, since old pages are EUC-KR. */
function decode(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const [marked] = /^(?:\xef\xbb\xbf|\xfe\xff|\xff\xfe)/.exec(start) ?? [];
  const byMark = marked === undefined ? undefined : MARKS[marked];
  const charset = /charset\s*=\s*["']?\s*([\w-]+)/i;
  const [, byHeader] = charset.exec(contentType) ?? [];
  const [, byMeta] = charset.exec(/<meta[^>]*charset[^>]*>/i.exec(start)?.[0] ?? '') ?? [];
  // A `<meta>` that could be read is in no UTF-16, whatever it says.
  const declared = byHeader ?? byMeta?.replace(/^utf-?16.*/i, 'utf-8');
  for (const encoding of [byMark, declared, 'utf-8']) {
    const text = encoding === undefined ? undefined : decoded(bytes, encoding, encoding !== declared);
    if (text !== undefined) return text;
  }
  return new TextDecoder('euc-kr').decode(bytes);
}

const MARKS: Readonly<Record<string, string>> = {
  '\xef\xbb\xbf': 'utf-8',
  '\xfe\xff': 'utf-16be',
  '\xff\xfe': 'utf-16le',
};

/** The text in an encoding; none where nobody knows that one, or the bytes are not in it. */
function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}
