import type { Language } from '../texts.js';

/** One example of how a site takes the tags in. */
export interface Example {
  /** Its folder, and its address below `/embed/`. */
  readonly name: string;
  readonly title: string;
  /** How its pages reach the browser: as they lie there, as their build made them, or as PHP printed them. */
  readonly kind: 'static' | 'built' | 'php' | 'wordpress';
  /** Debian's packages that it cannot do without. */
  readonly needs?: string;
  /** What its developer writes. */
  readonly about: Readonly<Record<Language, string>>;
}

/** Every example, in the order of the list. */
export const examples: readonly Example[] = [
  {
    name: 'plain',
    title: 'HTML',
    kind: 'static',
    about: {
      ko: '스크립트 한 줄과 태그 하나. 결과 페이지에는 자바스크립트가 없습니다.',
      en: 'One script and one tag. The result page has no JavaScript of its own.',
    },
  },
  {
    name: 'euc-kr',
    title: 'EUC-KR · jQuery · Prototype',
    kind: 'static',
    needs: 'libjs-prototype',
    about: {
      ko: 'jQuery 1.12와 Prototype 1.7을 쓰는 오래된 주문서에서 IMP.request_pay 한 줄을 바꿨습니다.',
      en: 'An old order page with jQuery 1.12 and Prototype 1.7: IMP.request_pay became IamportElements.requestPay, one line.',
    },
  },
  {
    name: 'php',
    title: 'PHP',
    kind: 'php',
    needs: 'php-cli php-sqlite3',
    about: {
      ko: '폼 안의 태그가 입력값으로 결제하고, 끝나면 imp_uid를 채워 폼을 보냅니다.',
      en: 'A tag in a form pays with its fields, fills in imp_uid and sends the form.',
    },
  },
  {
    name: 'wordpress',
    title: 'WordPress',
    kind: 'wordpress',
    about: {
      ko: '글에는 상품마다 태그만 붙여 넣고, 공통 설정은 테마의 <meta>에 한 번 적습니다.',
      en: 'A post holds a tag per product; what they share stands once in the theme, as <meta>.',
    },
  },
  {
    name: 'vue',
    title: 'Vue 3',
    kind: 'built',
    about: {
      ko: 'v-bind로 속성을, @payment-success로 결과를.',
      en: 'Attributes by v-bind, the outcome by @payment-success.',
    },
  },
  {
    name: 'react',
    title: 'React 19',
    kind: 'built',
    about: {
      ko: 'JSX 타입이 붙은 태그와 이벤트.',
      en: 'The tag and its events, typed in JSX.',
    },
  },
  {
    name: 'react-18',
    title: 'React 18',
    kind: 'built',
    about: {
      ko: '속성은 JSX로, 이벤트는 ref에 addEventListener로.',
      en: 'Attributes in JSX, events by addEventListener on a ref.',
    },
  },
  {
    name: 'angular',
    title: 'Angular',
    kind: 'built',
    about: {
      ko: 'CUSTOM_ELEMENTS_SCHEMA 한 줄과 이벤트 바인딩.',
      en: 'CUSTOM_ELEMENTS_SCHEMA, and an event binding.',
    },
  },
  {
    name: 'svelte',
    title: 'Svelte 5',
    kind: 'built',
    about: {
      ko: '태그 그대로, 이벤트는 onpayment-success로.',
      en: 'The tag as it is; events by onpayment-success.',
    },
  },
];
