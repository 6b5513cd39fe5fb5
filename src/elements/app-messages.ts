import { communicate } from '../sdk/index.js';

/**
 * Lets an app speak to the page without a script of the page's own: `window.IamportElements.communicate(…)`. The one-file
 * script takes that name for all it exports, and what a page keeps there stays.
 */
export function hearApps(): void {
  const page = globalThis as { IamportElements?: { communicate?: unknown } };
  const { IamportElements: standing } = page;
  if (typeof standing?.communicate !== 'function') page.IamportElements = { ...standing, communicate };
}
