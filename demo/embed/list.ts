import { html } from 'hono/html';
import type { Language } from '../texts.js';
import type { Html } from '../views/layout.js';
import type { Example } from './examples.js';

const texts = {
  ko: {
    title: '어느 사이트에나 태그 하나로',
    lead: '같은 두 태그가 사이트마다 어떻게 들어가는지 보여 주는 예제입니다. PC와 휴대폰에서 끝까지 결제해 볼 수 있고, 돈은 오가지 않습니다.',
    other: 'English',
    missing: (needs?: string) =>
      needs
        ? `여기에는 없습니다: ${needs} 패키지를 설치하고 다시 시작하세요.`
        : '아직 없습니다: npm run embed가 빌드합니다.',
    note: '샌드박스의 결제창이 열립니다. 실제로 결제되지 않습니다.',
  },
  en: {
    title: 'One tag, on any site',
    lead: 'How the same two tags go into each kind of site. Every example can be paid through, on a PC and on a phone, and no money moves.',
    other: '한국어',
    missing: (needs?: string) =>
      needs ? `Not here: install ${needs}, and start again.` : 'Not there yet: npm run embed builds it.',
    note: "A sandbox's payment window opens. No real payment is made.",
  },
} as const;

/** The list of examples. */
export function listPage(language: Language, examples: readonly Example[], isThere: (one: Example) => boolean): Html {
  const words = texts[language];
  const other: Language = language === 'ko' ? 'en' : 'ko';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        <link rel="icon" href="/public/leaf.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/style.css" />
        <style>
          h1 { margin-top: 20px; }
          .lead { max-width: 34em; margin: 12px 0 36px; }
          .examples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); gap: 16px; }
          .examples li { display: flex; flex-direction: column; position: relative; padding: 22px 24px; border: 1px solid var(--line); border-radius: 16px; background: var(--card); }
          .examples a::after { content: ""; position: absolute; inset: 0; border-radius: 16px; }
          .examples li:has(a:hover) { border-color: var(--accent); }
          .examples li:not(:has(a)) { border-style: dashed; background: none; }
          .examples h2 a { text-decoration: none; }
          .examples p { margin: 6px 0 14px; color: var(--muted); font-size: 15px; }
          .examples code { margin-top: auto; color: var(--muted); font-size: 13px; }
        </style>
      </head>
      <body>
        <header>
          <p class="notice">${words.note}</p>
          <div class="top">
            <a class="brand" href="/embed/${language === 'en' ? '?lang=en' : ''}"><img src="/public/leaf.svg" alt="" width="28" height="28" />iamport-elements</a>
            <a class="language" href="?lang=${other}" lang="${other}">${words.other}</a>
          </div>
        </header>
        <main>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
          <ul class="examples">
            ${examples.map((example) => {
              const { name, title, about, needs } = example;
              const isHere = isThere(example);
              return html`<li>
                <h2>${isHere ? html`<a href="${name}/">${title}</a>` : title}</h2>
                <p>${about[language]} ${isHere ? '' : words.missing(needs)}</p>
                <code>demo/embed/${name}</code>
              </li>`;
            })}
          </ul>
        </main>
      </body>
    </html>`;
}
