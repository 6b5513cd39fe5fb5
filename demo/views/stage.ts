import { html } from 'hono/html';
import { findProduct } from '../catalogue.js';
import { type Choices, devices, serviceOf } from '../choices.js';
import { picture } from '../pictures.js';
import { type Language, texts, won } from '../texts.js';
import type { Html, View } from './layout.js';
import { daysFromNow } from './order.js';
import { returnTag } from './result.js';

const product = 'teapot';

/** A page with the tag, as the chosen device has it on its screen. */
export function tagStage(view: View, choices: Choices): Html {
  const { language } = choices;
  const words = texts[language];
  const { name, unit, price } = sold();
  const body = html`<main class="goods">
    ${picture(product)}
    <h1>${name[language]}</h1>
    <p class="unit">${unit[language]}</p>
    <p class="price large">${won(price, language)}</p>
    ${tag(view, choices)}
    <p class="unit">${words.shippingNote}</p>
  </main>`;
  return stage(view, language, body, choices);
}

/** The page that a phone comes home to. */
export function returnStage(view: View, language: Language): Html {
  const body = html`<main class="status result">
    <p class="mark" aria-hidden="true"></p>
    ${returnTag(language)}
  </main>`;
  return stage(view, language, body);
}

function tag({ url: { origin } }: View, { pg, method, device, language, scenario }: Choices): Html {
  const words = texts[language];
  const { name, price } = sold();
  const order = { product, quantity: '1' };
  return html`<iamport-checkout
    imp-code="imp33886024"
    pg="${pg}"
    ${method && html`pay-method="${method}"`}
    order-name="${name[language]}"
    amount="${price}"
    buyer-name="${words.sampleName}"
    buyer-tel="010-1234-5678"
    buyer-email="gildong@example.com"
    digital="false"
    vbank-due="${daysFromNow(7)}"
    ${device === 'app' && html`app-scheme="sodamtea"`}
    language="${language}"
    locale="${language}"
    ${scenario && html`custom-data="${JSON.stringify({ sandbox: scenario })}"`}
    prepare-url="${origin}/orders/prepare?language=${language}"
    verify-data="${JSON.stringify(order)}"
    redirect-url="${origin}/playground/result?language=${language}"
    verify-url="${origin}/payments/complete"
    sdk-url="${origin}${serviceOf(pg, device)}/v1/iamport.js"
    >${words.pay(won(price, language))}</iamport-checkout
  >`;
}

const sold = () => findProduct(product) as NonNullable<ReturnType<typeof findProduct>>;

/** A document that tells the playground around it what happens, and believes to be on the device that is played. */
function stage({ url: { origin } }: View, language: Language, body: Html, choices: Choices | null = null): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts[language].shop}</title>
        <link rel="icon" href="/public/leaf.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/style.css" />
        <link rel="stylesheet" href="/public/playground.css" />
        ${choices && html`<script src="/public/device.js" data-user-agent="${devices[choices.device]}"></script>`}
        <script src="/iamport-elements.js" defer></script>
        <script src="/public/stage.js" type="module"></script>
      </head>
      <body
        class="stage"
        data-script="${origin}/iamport-elements.js"
        ${choices && html`data-sdk-url="${origin}${serviceOf(choices.pg)}/v1/iamport.js" data-extra="${choices.extra}"`}
      >
        <header>
          <p class="brand"><img src="/public/leaf.svg" alt="" width="24" height="24" />${texts[language].shop}</p>
        </header>
        ${body}
      </body>
    </html>`;
}
