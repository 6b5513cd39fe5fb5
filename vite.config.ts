import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import remapping from '@jridgewell/remapping';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { transform } from 'esbuild';
import MagicString from 'magic-string';
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));

// Chrome 84, Safari 15 and Firefox 93: ES2022 but for `a ??= b` (here) and a few forms that tools/check-dist.mjs refuses.
// The target `es2020` would turn each `#private` into a WeakMap.
const engines = { target: 'es2022', supported: { 'logical-assignment': false } };

/** `vite build` makes the modules, `vite build --mode cdn` the one-file script. */
export default defineConfig(({ mode }) => ({ publicDir: false, ...(mode === 'cdn' ? script() : modules()) }));

/** One file per module, so that a bundler takes what it needs and a stack trace names the place. */
function modules(): UserConfig {
  return {
    plugins: [staticFields(), lower(), executable()],
    build: {
      target: 'es2022',
      sourcemap: true,
      minify: false,
      lib: { entry: entries(), formats: ['es'] },
      rolldownOptions: {
        external: new RegExp(`^(node:|(${Object.keys(manifest.dependencies).join('|')})(/|$))`),
        output: {
          preserveModules: true,
          preserveModulesRoot: 'src',
          // The decorator helper would land in `_virtual/_@oxc-project_runtime@…/helpers/`.
          entryFileNames: (chunk) =>
            chunk.name.includes('oxc-project_runtime') ? `helpers/${basename(chunk.name)}.js` : '[name].js',
        },
      },
    },
  };
}

/** Everything in one classic script that leaves one global. */
function script(): UserConfig {
  const banner = `/*! ${manifest.name} ${manifest.version} | MIT | third parties: iamport-elements.LICENSE.md */`;
  return {
    plugins: [staticFields(), ownGlobals(), lower(), globalTypes(), ascii()],
    build: {
      target: 'es2022',
      sourcemap: true,
      emptyOutDir: false,
      lib: { entry: 'src/cdn.ts', formats: ['iife'], name: 'IamportElements', fileName: () => 'iamport-elements.js' },
      license: { fileName: 'iamport-elements.LICENSE.md' },
      rolldownOptions: {
        output: {
          exports: 'named',
          intro: 'const ownGlobals = {};',
          minify: { compress: { target: 'es2020' }, mangle: true, codegen: true },
          comments: { legal: false },
          postBanner: banner,
        },
      },
    },
  };
}

/** Vite's compiler takes out types and decorators, esbuild what our engines do not speak, in lit and zod too. */
function lower(): Plugin {
  return {
    name: 'lower',
    enforce: 'post',
    async transform(code, id) {
      const lowered = await transform(code, { loader: 'js', ...engines, sourcefile: id, sourcemap: true });
      // `sideEffects` in package.json speaks of dist: without this `import './define.js'` would be dropped from src.
      return { code: lowered.code, map: lowered.map, ...(id.includes('/src/') && { moduleSideEffects: true }) };
    },
  };
}

/** Vite's compiler writes `static x = 1` as `static { this.x = 1 }`, which Chrome 84 cannot read: back again. */
function staticFields(): Plugin {
  return {
    name: 'static-fields',
    enforce: 'post',
    transform(code) {
      if (!code.includes('static {')) return;
      const text = new MagicString(code);
      simple(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), {
        StaticBlock({ body: [statement, ...more], start, end }) {
          if (more.length || statement?.type !== 'ExpressionStatement') return;
          const { expression } = statement;
          if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
          const { object, property } = expression.left;
          if (object.type !== 'ThisExpression') return;
          text.overwrite(start, expression.right.start, `static ${code.slice(property.start, property.end)} = `);
          text.overwrite(expression.right.end, end, ';');
        },
      });
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
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
  return promised.flatMap((file) => {
    if (basename(file) === '*.ts') return readdirSync('src/define').map((name) => `src/define/${name}`);
    if (existsSync(file)) return file;
    console.warn(`package.json promises ${file}, which does not exist: left out`);
    return [];
  });
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
    enforce: 'post',
    transform: (code, id) => {
      if (!id.includes('/node_modules/') || code.search(kept) < 0) return;
      const text = new MagicString(code).replace(kept, 'ownGlobals.$1');
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
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

/** Legacy pages are EUC-KR and read the script so. No minifier here escapes; the source map follows the longer lines. */
function ascii(): Plugin {
  return {
    name: 'ascii',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') escapeChunk(chunk, bundle[`${chunk.fileName}.map`]);
      }
    },
  };
}

function escapeChunk(chunk: Rolldown.OutputChunk, map: Rolldown.OutputBundle[string] | undefined): void {
  const code = new MagicString(chunk.code);
  code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (map?.type === 'asset') {
    const shifted = code.generateMap({ hires: 'boundary', source: chunk.fileName });
    map.source = remapping([shifted as never, String(map.source)], () => null).toString();
  }
  chunk.code = code.toString();
}
