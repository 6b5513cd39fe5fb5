import { CONSOLE_PREFIX } from '../errors.js';
import { version } from '../version.js';

let isTold = false;

/** Whether a tag is still to be registered. A second copy of the library uses the first one's; that it is another version is said once. */
export function isFree(tag: string): boolean {
  const standing = customElements.get(tag) as { version?: string } | undefined;
  if (standing && standing.version !== version && !isTold) {
    isTold = true;
    const other = standing.version ?? 'unknown';
    console.warn(`${CONSOLE_PREFIX} version ${version} is not used: <${tag}> is here already, in version ${other}.`);
  }
  return !standing;
}
