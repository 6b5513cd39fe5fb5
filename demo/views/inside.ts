import { html } from 'hono/html';
import { type Language, texts } from '../texts.js';
import type { Html } from './layout.js';

/** What a developer wants to see of the page: its tag and issues where it has one, and the events; shop.js fills it. */
export function inside(language: Language, { tag }: { tag: boolean }): Html {
  const words = texts[language];
  return html`<aside class="inside" aria-label="${words.inside}">
    ${
      tag &&
      html`<section>
        <header>
          <h2>${words.tag}</h2>
          <button type="button" class="small" data-copy data-done="${words.copied}">${words.copy}</button>
        </header>
        <pre class="code" data-tag tabindex="0" aria-label="${words.tag}"></pre>
        <h3>${words.issues}</h3>
        <ul class="issues" data-issues data-none="${words.noIssues}"></ul>
      </section>`
    }
    <section>
      <header>
        <h2>${words.events}</h2>
        <button type="button" class="small" data-clear>${words.clear}</button>
      </header>
      <div class="log" role="log" tabindex="0" aria-label="${words.events}">
        <ol data-log data-none="${words.noEvents}"></ol>
      </div>
    </section>
  </aside>`;
}
