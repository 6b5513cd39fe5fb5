import { communicate } from '../sdk/index.js';

const NAME = 'IamportElements';

/**
 * Lets an app speak to the page without a script of the page's own: `window.IamportElements.communicate(…)`. The one-file
 * script takes that name for all it exports; what a page keeps there stays, with this added.
 */
export function hearApps(): void {
  try {
    // An element with that id is no property of the page's own.
    const isOwn = Object.prototype.hasOwnProperty.call(globalThis, NAME);
    const standing: unknown = isOwn ? Reflect.get(globalThis, NAME) : undefined;
    const isKept = standing !== null && /^(?:object|function)$/.test(typeof standing);
    if (!isKept) Reflect.set(globalThis, NAME, { communicate });
    else if (!('communicate' in (standing as object))) Reflect.set(standing as object, 'communicate', communicate);
  } catch {
    // A page that guards the name goes without.
  }
}
