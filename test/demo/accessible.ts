import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '../support/browsers.js';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails where axe finds a fault in the page that is open; frames are pages of their own. */
export async function accessible(page: Page, name: string): Promise<void> {
  const faults = await page.evaluate(
    async (text: string) => {
      const script = document.createElement('script');
      script.textContent = text;
      document.head.append(script);
      const { axe } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run({ iframes: false });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    await source,
  );
  assert.deepEqual(faults, [], name);
}
