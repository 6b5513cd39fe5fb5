import { html } from 'hono/html';
import { type Language, texts } from '../texts.js';

/** A piece of escaped HTML. */
export type Html = ReturnType<typeof html>;

/** What a page is drawn for. */
export interface View {
  readonly language: Language;
  /** The address of this page, for the switch of languages. */
  readonly url: URL;
  /** Where the sandbox is. */
  readonly sandbox: string;
  /** Whether there is a playground: where the sandbox is another process's, there is none. */
  readonly playground: boolean;
}

/** One whole page of the shop. */
export function layout(
  { language, url, sandbox, playground }: View,
  title: string,
  body: Html,
  head: Html | '' = '',
): Html {
  const words = texts[language];
  const otherLanguage: Language = language === 'ko' ? 'en' : 'ko';
  const other = new URL(url);
  other.searchParams.set('lang', otherLanguage);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${words.shop}</title>
        <link rel="icon" href="/public/leaf.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/style.css" />
        <script src="/iamport-elements.js" defer></script>
        <script src="/public/shop.js" type="module"></script>
        ${head}
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <header>
          <p class="notice">${words.demoShort}</p>
          <div class="top">
            <a class="brand" href="/"><img src="/public/leaf.svg" alt="" width="28" height="28" />${words.shop}</a>
            <nav>
              ${playground && html`<a href="/playground" ${url.pathname === '/playground' && html`aria-current="page"`}>${words.playground.title}</a>`}
              <a class="language" href="${other.pathname + other.search}" lang="${otherLanguage}">${words.otherLanguage}</a>
            </nav>
          </div>
        </header>
        <main id="content">${body}</main>
        <footer class="bottom">
          <p>${words.shop} · ${words.demoShort}</p>
          <p><a href="${sandbox}/inspect/payments">${words.records}</a></p>
        </footer>
      </body>
    </html>`;
}
