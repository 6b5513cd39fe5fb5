/** Served by tools/sandbox-plugin.mjs to element tests. */
declare module '*/__sandbox.js' {
  export const url: string;
}
