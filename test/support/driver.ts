import type { Device } from './devices.js';

/** What a test's browser has said on its console; WebDriver has no way to hear it. */
export interface ConsoleMessage {
  type: string;
  text: string;
}

/** What a driver is opened as. */
export interface DriverOptions {
  device: Device;
  locale: string;
  userAgent?: string;
}

/**
 * The few things that puppeteer and WebDriver do each in their own way; page.ts builds the rest on them.
 * `frames` are selectors of nested iframes from the top, `expression` is JavaScript whose (awaited) value is JSON.
 */
export interface Driver {
  readonly messages: ConsoleMessage[];
  readonly errors: string[];
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  back(): Promise<void>;
  evaluate(frames: readonly string[], expression: string): Promise<unknown>;
  /** A person's click on the middle of the element, with user activation. */
  click(frames: readonly string[], element: string): Promise<void>;
  /** Types into the element in place of what it holds. */
  fill(frames: readonly string[], element: string, value: string): Promise<void>;
  press(key: string): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  screenshot(fullPage: boolean): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An expression that calls a function in the page. tsx wraps named functions in `__name`, which no page has. */
export function call(fn: (...args: never[]) => unknown, args: readonly unknown[] = []): string {
  const values = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ');
  return `(() => { const __name = (fn) => fn; return (${fn})(${values}); })()`;
}

/** An expression for the element that a selector names, `host >>> part` going into open shadow roots. */
export function element(selector: string): string {
  return call(
    (parts: string[]) => {
      let found: Element | null = null;
      let root: ParentNode | null = document;
      for (const part of parts) {
        found = root?.querySelector(part) ?? null;
        root = found?.shadowRoot ?? null;
      }
      return found;
    },
    [selector.split('>>>').map((part) => part.trim())],
  );
}
