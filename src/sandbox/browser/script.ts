/**
 * A self-contained browser function, and the functions it is handed, as a script of its own in pure ASCII: pages in
 * EUC-KR load it too.
 */
// biome-ignore lint/suspicious/noExplicitAny: any signature, since only the source text is taken
export function scriptOf(run: (...parts: any[]) => void, ...parts: ((...args: never[]) => unknown)[]): string {
  // Compilers that keep names call a helper inside the functions; the served text has to bring it along.
  const source = `(function(){var __name=function(f){return f};(${run})(${parts.join(',')});})();`;
  return source.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
