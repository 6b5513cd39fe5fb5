import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsoleMessage, call, type Driver, element } from './driver.js';

/** How long something is waited for. */
export interface WaitOptions {
  /** Milliseconds; 10,000 if left out. */
  timeout?: number;
}

/**
 * A document as a person sees it: the page, or a frame in it. Selectors are CSS, with `host >>> part` for open shadow
 * roots. Whatever needs an element waits for it.
 */
export class Scope {
  protected readonly driver: Driver;
  readonly #frames: readonly string[];

  constructor(driver: Driver, frames: readonly string[] = []) {
    this.driver = driver;
    this.#frames = frames;
  }

  /** An iframe below this document, of whatever origin; more selectors go deeper. */
  frame(...selectors: string[]): Scope {
    return new Scope(this.driver, [...this.#frames, ...selectors]);
  }

  /** Runs a function in the document. It sees none of the test's variables but its arguments, which travel as JSON. */
  async evaluate<A extends unknown[], T>(fn: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    return (await this.driver.evaluate(this.#frames, call(fn as never, args))) as Awaited<T>;
  }

  /** Waits for an element, or for a function to return something truthy in the document. */
  async waitFor(what: string | (() => unknown), { timeout = 10_000 }: WaitOptions = {}): Promise<void> {
    const expression = typeof what === 'string' ? `Boolean(${element(what)})` : call(what);
    await this.#until(`${what}`, timeout, async () => Boolean(await this.driver.evaluate(this.#frames, expression)));
  }

  async exists(selector: string): Promise<boolean> {
    return Boolean(await this.driver.evaluate(this.#frames, `Boolean(${element(selector)})`));
  }

  /** The text that shows. */
  async text(selector: string): Promise<string> {
    await this.waitFor(selector);
    const text = await this.driver.evaluate(this.#frames, `(${element(selector)}).innerText`);
    return String(text).trim();
  }

  /** Clicks as a person does: where the element is seen, at rest and not covered. */
  async click(selector: string, { timeout = 10_000 }: WaitOptions = {}): Promise<void> {
    let before = '';
    await this.#until(`${selector} to be clickable`, timeout, async () => {
      const now = String(await this.driver.evaluate(this.#frames, `(${clickable})(${element(selector)})`));
      const rests = now === before && now !== '';
      before = now;
      return rests;
    });
    await this.driver.click(this.#frames, selector);
  }

  async fill(selector: string, value: string): Promise<void> {
    await this.waitFor(selector);
    await this.driver.fill(this.#frames, selector, value);
  }

  /** Chooses an option by its value. */
  async select(selector: string, value: string): Promise<void> {
    await this.waitFor(selector);
    const chosen = await this.driver.evaluate(
      this.#frames,
      `(${choose})(${element(selector)}, ${JSON.stringify(value)})`,
    );
    if (chosen !== value) throw new Error(`${selector} has no option ${value}`);
  }

  // A navigation in between destroys the document that was asked: ask the next one.
  async #until(what: string, timeout: number, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + timeout;
    let reason: unknown;
    do {
      try {
        // A document that leaves while it is asked may never answer.
        if (await Promise.race([holds(), sleep(2000, false)])) return;
        reason = undefined;
      } catch (error) {
        reason = error;
      }
      await sleep(50);
    } while (Date.now() < end);
    const place = [await this.driver.url().catch(() => 'a lost page'), ...this.#frames].join(' › ');
    const said = [...this.driver.errors, ...this.driver.messages.slice(-5).map(({ type, text }) => `${type}: ${text}`)];
    throw new Error(
      [`Waited ${timeout} ms for ${what} at ${place}`, ...(reason ? [`${reason}`] : []), ...said].join('\n'),
    );
  }
}

/** A browser's one page. */
export class Page extends Scope {
  /** What the console said so far. Always empty in WebKit, whose driver does not tell. */
  get messages(): readonly ConsoleMessage[] {
    return this.driver.messages;
  }

  /** Errors that nobody caught so far. Always empty in WebKit, whose driver does not tell. */
  get errors(): readonly string[] {
    return this.driver.errors;
  }

  goto(url: string): Promise<void> {
    return this.driver.goto(url);
  }

  url(): Promise<string> {
    return this.driver.url();
  }

  back(): Promise<void> {
    return this.driver.back();
  }

  /** Clicks in a nested frame; `frame()` does everything else there. */
  clickInFrame(frames: readonly string[], selector: string, options?: WaitOptions): Promise<void> {
    return this.frame(...frames).click(selector, options);
  }

  /** Presses a key by its name (`Enter`, `Tab`, `Escape`, `a`) on whatever has the focus. */
  press(key: string): Promise<void> {
    return this.driver.press(key);
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.driver.setViewport(width, height);
  }

  async screenshot(path: string, { fullPage = false } = {}): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await this.driver.screenshot(fullPage));
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

/** Where the element is, once it can be clicked; empty while it cannot. */
const clickable = String((target: Element | null) => {
  if (!target || (target as HTMLButtonElement).disabled) return '';
  target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y, width, height } = target.getBoundingClientRect();
  if (width === 0 || height === 0) return '';
  const hit = (target.getRootNode() as Document).elementFromPoint(x + width / 2, y + height / 2);
  return hit && target.contains(hit) ? [x, y, width, height].join() : '';
});

const choose = String((list: HTMLSelectElement, value: string) => {
  list.value = value;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return list.value;
});
