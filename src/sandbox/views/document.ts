import { html } from 'hono/html';

/** A piece of escaped HTML. */
export type Html = ReturnType<typeof html>;

/** One whole page of the service; `script` and the style sheet come from the service's own assets. */
export function page(base: string, title: string, body: Html, language = 'ko'): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${base}/assets/window.css" />
        <script src="${base}/assets/window.js" defer></script>
      </head>
      <body class="page">
        ${body}
      </body>
    </html>`;
}

/** The empty document that the SDK's frames load; its script listens for the SDK. */
export function frameDocument(base: string, code: string, provider: string, pgId: string): Html {
  return html`<!doctype html>
    <html lang="ko" data-base="${base}" data-code="${code}" data-provider="${provider}" data-pg-id="${pgId}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>결제창</title>
        <link rel="stylesheet" href="${base}/assets/window.css" />
        <script src="${base}/assets/frame.js"></script>
      </head>
      <body></body>
    </html>`;
}
