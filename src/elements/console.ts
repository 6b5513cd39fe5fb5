import { CONSOLE_PREFIX, type Issue } from '../errors.js';

const told = new Set<string>();

/** Tells the developer about issues: every error each time, a warning once a page. */
export function report(element: Element, issues: readonly Issue[]): void {
  for (const { code, path, severity, message } of issues) {
    const sentence = `${code}: ${message}`;
    if (severity === 'error') console.error(`${CONSOLE_PREFIX} ${sentence}`, element);
    else tell(code + path, sentence, element);
  }
}

/** Tells the developer something once a page; the console keeps an element that is handed over. */
export function tell(key: string, sentence: string, ...elements: Element[]): void {
  if (!told.has(key)) console.warn(`${CONSOLE_PREFIX} ${sentence}`, ...elements);
  told.add(key);
}
