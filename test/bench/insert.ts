import { call } from '../support/driver.js';
import type { Contestant } from './contestants.js';

declare global {
  interface Window {
    /** Milliseconds until the page's tags showed, from when its body began. */
    parsed: Promise<number>;
  }
}

/** Resolves once an element shows; sees nothing but its arguments. */
export const shown = (isRendered: (element: unknown) => unknown, find: () => Element | null): Promise<void> => {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    // A task of its own each time: timers would wait 4 ms, and a frame 16.
    port1.onmessage = () => {
      if (!isRendered(find())) return port2.postMessage(null);
      // Ports that nobody closes are kept.
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
};

/** A page with nothing but its script and a place for tags. */
export const emptyPage = (contestant: Contestant): string => page(contestant, contestant.script, '');

/** A page whose tags its parser meets before their script or after it; `parsed` is how long that took. */
export function parsedPage(contestant: Contestant, count: number, scriptComes: 'first' | 'last'): string {
  const { script, markup, prepare, isRendered } = contestant;
  const prepared = prepare && `<script>for (const element of box.children) ${prepare};</script>`;
  const measured = `<script>
    window.parsed = (${shown})((element) => ${isRendered}, () => box.lastElementChild)
      .then(() => (box.getBoundingClientRect(), performance.now() - begun));
  </script>`;
  const [before, after] = scriptComes === 'first' ? [script, ''] : ['', script];
  return page(contestant, `${before}<script>const begun = performance.now()</script>`, markup.repeat(count), [
    prepared,
    after,
    measured,
  ]);
}

const page = (
  { head, box = 'div' }: Contestant,
  script: string,
  tags: string,
  tail: (string | undefined)[] = [],
): string =>
  `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>Shop</title>${head}${script}</head>
    <body><main><section><${box} id="box">${tags}</${box}></section></main>${tail.join('')}</body></html>`;

/**
 * An expression that puts tags into an empty page, as a framework does or as text, and tells the milliseconds until the last
 * one shows, layout included.
 */
export const insertion = (
  { markup, prepare, isRendered }: Contestant,
  count: number,
  way: 'template' | 'innerHTML' = 'template',
): string =>
  call(
    async (html: string, asText: boolean, ...expressions: string[]) => {
      const [prepare, isRendered, shown] = expressions.map((text) => new Function('element', `return ${text}`));
      const box = document.querySelector('#box') as Element;
      const template = document.createElement('template');
      if (!asText) template.innerHTML = html;
      const begun = performance.now();
      if (asText) {
        box.innerHTML = html;
      } else {
        const fragment = document.importNode(template.content, true);
        for (const element of fragment.children) prepare?.(element);
        box.append(fragment);
      }
      await shown?.()(isRendered, () => box.lastElementChild);
      box.getBoundingClientRect();
      return performance.now() - begun;
    },
    [markup.repeat(count), way === 'innerHTML', prepare ?? 'null', isRendered, `${shown}`],
  );
