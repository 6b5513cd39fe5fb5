// @ts-check

/** The manifest describes what ships: sources are `src/….ts`, or `/src/….js` in references, the package holds `dist/….js`. */
function shippedPaths() {
  const shipped = (/** @type {string} */ path) => path.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
  return {
    name: 'shipped-paths',
    packageLinkPhase(/** @type {{ customElementsManifest: unknown }} */ { customElementsManifest }) {
      visit(customElementsManifest, (node) => {
        for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = shipped(node[key]);
      });
    },
  };
}

/** The analyzer stumbles over `@property({ ...flag })`, in which a spread never holds what it looks for. */
function plainOptions() {
  return {
    name: 'plain-options',
    collectPhase(/** @type {{ ts: any, node: any }} */ { ts, node }) {
      if (!ts.isObjectLiteralExpression(node) || !ts.isDecorator(node.parent?.parent)) return;
      const named = node.properties.filter((/** @type {any} */ property) => !ts.isSpreadAssignment(property));
      Object.assign(node, { properties: ts.factory.createNodeArray(named) });
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
  litelement: true,
  plugins: [plainOptions(), shippedPaths()],
};
