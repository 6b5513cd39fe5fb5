/**
 * A self-contained browser function as a script of its own in pure ASCII: pages in EUC-KR load it too. What it is
 * handed, functions or data, comes along.
 */
// biome-ignore lint/suspicious/noExplicitAny: any signature, since only the source text is taken
export function scriptOf<Parts extends any[]>(run: (...parts: Parts) => void, ...parts: Parts): string {
  const handed = parts.map((part) => (typeof part === 'function' ? String(part) : JSON.stringify(part)));
  // Compilers that keep names call a helper inside the functions; the served text has to bring it along.
  const source = `(function(){var __name=function(f){return f};(${run})(${handed.join(',')});})();`;
  return source.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
