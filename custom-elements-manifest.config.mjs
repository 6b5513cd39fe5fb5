// @ts-check

/** The manifest describes what ships: sources are `src/….ts`, or `/src/….js` in references, the package holds `dist/….js`. */
function shippedPaths() {
  const shipped = (/** @type {string} */ path) => path.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
  return {
    name: 'shipped-paths',
    packageLinkPhase(/** @type {{ customElementsManifest: unknown }} */ { customElementsManifest }) {
      visit(customElementsManifest, (node) => {
        // Lit's own statics, and what is not public, are no part of the elements' API.
        if (Array.isArray(node.members)) {
          node.members = node.members.filter((member) => !member.static && (member.privacy ?? 'public') === 'public');
        }
        for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = shipped(node[key]);
      });
    },
  };
}

/**
 * @param {unknown} value
 * @param {(node: Record<string, unknown>) => void} act
 */
function visit(value, act) {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) act(/** @type {Record<string, unknown>} */ (value));
  for (const inner of Object.values(value)) visit(inner, act);
}

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts'],
  outdir: '.',
  // package.json has its entry already; the analyzer would point it at whatever --outdir says.
  packagejson: false,
  // The attributes are read from `@attr`: the analyzer's own reader of Lit's `properties` knows literals only.
  plugins: [shippedPaths()],
};
