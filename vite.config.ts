import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Loader, transform } from 'esbuild';
import { minify as terse } from 'terser';
import { defineConfig, minifySync, type Plugin, type UserConfig } from 'vite';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));

/** The engines that the README promises: esbuild knows them one by one, Vite's own compiler by the year only. */
const browsers = ['chrome84', 'safari15', 'firefox93'];

/** They know `?.` but for calls with `...`, which `tools/check-dist.mjs` refuses. */
const supported = { 'optional-chain': true };

/** Every build would be told that its own plugins take most of its time, as they have to. */
const checks = { bundlerTimings: false };

/** `vite build` makes the modules, `vite build --mode cdn` the one-file script. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  oxc: false,
  ...(mode === 'cdn' ? script() : modules()),
}));

/** One file per module, so that a bundler takes what it needs and a stack trace names the place. */
function modules(): UserConfig {
  return {
    plugins: [compile(), executable()],
    build: {
      target: 'esnext',
      sourcemap: true,
      minify: false,
      lib: { entry: entries(), formats: ['es'] },
      rolldownOptions: {
        checks,
        external: new RegExp(`^(node:|(${Object.keys(manifest.dependencies).join('|')})(/|$))`),
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  };
}

/**
 * Legacy pages take names of the platform for their own (`Map = function () {…}`, `var URL = '/shop'`). The script takes the
 * platform's at its start, and where it comes too late, out of an empty frame.
 */
const OWN_NAMES = `
const ownGlobals = {};
const [Map, Set, WeakMap, WeakSet, URL, URLSearchParams] = ['Map', 'Set', 'WeakMap', 'WeakSet', 'URL', 'URLSearchParams'].map((name) => {
  const standing = globalThis[name];
  if (typeof standing === 'function' && /\\[native code\\]/.test(Function.prototype.toString.call(standing))) return standing;
  const frame = document.documentElement.appendChild(document.createElement('iframe'));
  const own = frame.contentWindow[name];
  frame.remove();
  return own;
});
const { AbortController, MutationObserver } = globalThis;`;

/** Everything in one classic script that leaves one global. */
function script(): UserConfig {
  return {
    plugins: [compile(), ownGlobals(), sturdy(), minify(), globalTypes()],
    build: {
      target: 'esnext',
      sourcemap: true,
      minify: false,
      emptyOutDir: false,
      lib: { entry: 'src/cdn.ts', formats: ['iife'], name: 'IamportElements', fileName: () => 'iamport-elements.js' },
      license: { fileName: 'iamport-elements.LICENSE.md' },
      rolldownOptions: { checks, output: { exports: 'named', intro: OWN_NAMES } },
    },
  };
}

/** Takes out types, and what the engines do not speak. */
function compile(): Plugin {
  const tsconfigRaw = { compilerOptions: { useDefineForClassFields: true } };
  return {
    name: 'compile',
    enforce: 'pre',
    async transform(code, id) {
      const loader = /\.[cm]?([jt]s)$/.exec(id)?.[1];
      if (!loader) return;
      const target = id.includes('/src/cli/') ? 'node20' : browsers;
      const { code: plain, map } = await transform(code, {
        loader: loader as Loader,
        target,
        supported,
        tsconfigRaw,
        sourcefile: id,
        sourcemap: true,
      });
      // `sideEffects` in package.json speaks of dist: without this `import './define.js'` would be dropped from src.
      return { code: plain, map, ...(loader === 'ts' && { moduleSideEffects: true }) };
    },
  };
}

/** Minifies twice, since one finds what the other leaves, and escapes what is not ASCII: legacy pages are EUC-KR and read the script so. */
function minify(): Plugin {
  const preamble = `/*! ${manifest.name} ${manifest.version} | MIT | third parties: iamport-elements.LICENSE.md */`;
  return {
    name: 'minify',
    // The bundler prints once more after `renderChunk`, and would print Korean again.
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const map = bundle[`${chunk.fileName}.map`];
        if (chunk.type !== 'chunk' || map?.type !== 'asset') continue;
        const small = minifySync(chunk.fileName, chunk.code, {
          compress: { target: 'es2020' },
          inputMap: JSON.parse(`${map.source}`),
          sourcemap: true,
        });
        const smaller = await terse(small.code, {
          ecma: 2020,
          compress: { passes: 2 },
          format: { ascii_only: true, preamble },
          sourceMap: { content: JSON.stringify(small.map), includeSources: true, url: map.fileName },
        });
        chunk.code = `${smaller.code}\n`;
        map.source = `${smaller.map}`;
      }
    },
  };
}

/** The sources of what package.json promises: its exports and its command. */
function entries(): string[] {
  const promised = [
    ...Object.values<string | { default: string }>(manifest.exports),
    ...Object.values<string>(manifest.bin),
  ]
    .map((to) => (typeof to === 'string' ? to : to.default))
    .filter((file) => file.includes('dist/') && basename(file) !== 'iamport-elements.js')
    .map((file) => file.replace(/^(\.\/)?dist\//, 'src/').replace(/\.js$/, '.ts'));
  return [...new Set(promised)].flatMap((file) =>
    basename(file) === '*.ts' ? readdirSync('src/define').map((name) => `src/define/${name}`) : file,
  );
}

/** npm marks a package's commands executable; a checkout and a test want the same. */
function executable(): Plugin {
  return {
    name: 'executable',
    writeBundle: ({ dir = 'dist' }, bundle) => {
      for (const file of Object.values<string>(manifest.bin)) {
        if (bundle[file.replace('dist/', '')]) chmodSync(join(dir, '..', file), 0o755);
      }
    },
  };
}

/** Lit and zod keep a few things on `globalThis`, for other copies of themselves; in the script they stay inside. */
function ownGlobals(): Plugin {
  const names = 'reactiveElementVersions|litElementVersions|litHtmlVersions|litPropertyMetadata|__zod_globalConfig';
  const kept = new RegExp(`(?:(?:\\b\\w+|\\(\\w+ = globalThis\\))\\.|\\b)(${names})\\b`, 'g');
  return {
    name: 'own-globals',
    // No map: the lines stay, and a column in a minified library helps nobody.
    transform: (code, id) =>
      id.includes('/node_modules/') ? { code: code.replace(kept, 'ownGlobals.$1'), map: null } : null,
  };
}

/** In the script zod looks at own keys only, and lit-html does without a policy that a page, or a first copy, refuses it. */
function sturdy(): Plugin {
  const policy = /(\w+)\s*\?\s*(\1\.createPolicy\((["'])lit-html\3,\s*\{.*?\}\s*\))\s*:\s*(?:void 0|undefined)/s;
  return {
    name: 'sturdy',
    transform: (code, id) => {
      if (!/\/node_modules\/(?:zod|lit-html)\//.test(id)) return null;
      const own = code.replace(/for \(const (\w+) in ([\w.]+)\)/g, 'for (const $1 of Object.keys($2))');
      return { code: own.replace(policy, '(() => { try { return $1 && $2 } catch {} })()'), map: null };
    },
  };
}

/** What TypeScript is told about the script's global. */
function globalTypes(): Plugin {
  const source =
    "import type * as cdn from './cdn.js';\n\ndeclare global {\n  const IamportElements: typeof cdn;\n}\n\nexport {};\n";
  return {
    name: 'global-types',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'iamport-elements.d.ts', source });
    },
  };
}
