// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * `npm run lock`, after an `npm install`: npm leaves a platform's binary out of package-lock.json when the registry at
 * hand does not offer it, and `npm ci` then fails everywhere. Such a package is fully described by its parent.
 */
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, any>} */
const packages = lock.packages;
let added = 0;

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue;
    const [, os, cpu] =
      /-(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)/.exec(name) ?? [];
    if (!os || !cpu || !/^\d/.test(version)) {
      console.error(`${name} of ${path} is not in the lock, and its name does not tell its platform`);
      process.exitCode = 1;
      continue;
    }
    const libc = os !== 'linux' ? {} : { libc: [name.includes('musl') ? 'musl' : 'glibc'] };
    packages[`node_modules/${name}`] = { version, cpu: [cpu], ...(dev && { dev }), ...libc, optional: true, os: [os] };
    added += 1;
  }
}

const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (added) writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`${added} packages added to package-lock.json`);
