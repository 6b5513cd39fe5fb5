// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

const file = 'dist/iamport-elements.js';

/** The built script as a CDN serves this version of it, with the hash that a browser checks. */
export function scriptTag() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const address = `https://cdn.jsdelivr.net/npm/${name}@${version}/${file}`;
  return `<script src="${address}" integrity="${integrity()}" crossorigin="anonymous" async></script>`;
}

/** What a release has to say about the built script. */
export function scriptFacts() {
  const code = readFileSync(join(root, file));
  const kilobytes = (/** @type {Buffer} */ { length }) => `${(length / 1000).toFixed(1)} kB`;
  return `${file}: ${kilobytes(code)}, gzipped ${kilobytes(gzipSync(code))}, ${integrity()}`;
}

function integrity() {
  return `sha384-${createHash('sha384')
    .update(readFileSync(join(root, file)))
    .digest('base64')}`;
}
