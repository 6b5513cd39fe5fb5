import { isParsed } from '../sdk/index.js';

const IDLE_MS = 500;

/** Runs now, or once the document is there and its own scripts have had their turn, so that a late listener hears. */
export function whenParsed(run: () => void): void {
  if (isParsed()) {
    run();
    return;
  }
  let isDue = true;
  const later = () => {
    // Twice, since jQuery 3 runs its ready handlers one task after the event.
    if (isDue) setTimeout(() => setTimeout(run));
    isDue = false;
  };
  // While the document's own listeners are called (an old jQuery's), one more of them would not be: the window's still are.
  for (const name of ['DOMContentLoaded', 'load']) window.addEventListener(name, later, { once: true });
}

let waiting: (() => void)[] = [];

/** Runs once the page has a moment and its own scripts have had their turn, together with all that wait for that by then. */
export function whenAtRest(run: () => void): void {
  waiting.push(run);
  if (waiting.length > 1) return;
  // A tag of the vendor's script may stand further down, and the page's own call of `init` after it.
  const runAll = () =>
    whenParsed(() => {
      const due = waiting;
      waiting = [];
      for (const each of due) each();
    });
  // WebKit has no idle time to offer.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(runAll, { timeout: IDLE_MS });
  else runAll();
}
