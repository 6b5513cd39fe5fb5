/** A part of a file that only some targets need. */
export function only(needed: boolean, text: string): string {
  return needed ? text : '';
}

/** A string as Java, Swift and Objective-C (behind its `@`) write it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The page that a shop's app starts on where nobody named another. */
export function startPage(returnUrl: string): string {
  return new URL('/', returnUrl).href;
}
