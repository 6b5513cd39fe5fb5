import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advice, ISSUE_ADVICE, REASON_ADVICE } from '../src/advice/index.js';
import type { Language } from '../src/messages.js';
import { API_KO } from './api-ko.js';
import { table } from './markdown.js';
import { root } from './root.mjs';

type TagName = 'iamport-checkout' | 'iamport-return';

/** A name of an element's that a page can write, and what it is. */
interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface Member extends Named {
  readonly kind: string;
  readonly privacy?: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes: readonly Named[];
  readonly members: readonly Member[];
  readonly events: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly slots: readonly Named[];
}

const words = {
  ko: {
    attribute: ['속성', '뜻'],
    event: ['이벤트', '언제'],
    method: ['메서드', '하는 일'],
    style: ['이름', '뜻'],
    code: ['코드', '원인', '고칠 점'],
    slot: '슬롯',
    asThere: '`<iamport-checkout>`과 같습니다.',
    unnamed: '(기본 슬롯)',
  },
  en: {
    attribute: ['attribute', 'meaning'],
    event: ['event', 'when'],
    method: ['method', 'what it does'],
    style: ['name', 'meaning'],
    code: ['code', 'cause', 'what to change'],
    slot: 'slot',
    asThere: 'As on `<iamport-checkout>`.',
    unnamed: '(default slot)',
  },
} as const satisfies Record<Language, unknown>;

function declarationOf(tagName: TagName): Declaration {
  const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as {
    modules: readonly { readonly declarations?: readonly Declaration[] }[];
  };
  const found = modules.flatMap(({ declarations = [] }) => declarations).find((one) => one.tagName === tagName);
  if (!found) throw new Error(`The manifest has no ${tagName}`);
  return found;
}

/** A sentence of the manifest's in a language; throws where nobody has translated it. */
function said({ name, description = '' }: Named, language: Language): string {
  const sentence = language === 'ko' ? API_KO[description] : description;
  if (!sentence) throw new Error(`${name}: no Korean in tools/api-ko.ts for "${description}"`);
  return sentence;
}

/** The words that an attribute takes, where it takes no others: `idle` `loading`. */
function choices({ type }: Named): string {
  const found = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => `\`${word}\``);
  return found.length ? ` ${found.join(' ')}` : '';
}

/** Every attribute of an element; `state`'s words are its states, and what `<iamport-checkout>` has too is said there. */
export function attributeTable(tagName: TagName, language: Language): string {
  const rows = ({ attributes }: Pick<Declaration, 'attributes'>) =>
    attributes.map((one): [name: string, meaning: string] => [
      `\`${one.name}\``,
      `${said(one, language)}${one.name === 'state' ? choices(one) : ''}`,
    ]);
  const { attribute, asThere } = words[language];
  const own = rows(declarationOf(tagName));
  if (tagName === 'iamport-checkout') return table(attribute, own);
  const there = new Map(rows(declarationOf('iamport-checkout')));
  const isShared = ([name, meaning]: [name: string, meaning: string]) => there.get(name) === meaning;
  const shared = own.filter(isShared).map(([name]) => name);
  return table(attribute, [...own.filter((row) => !isShared(row)), [shared.join(' '), asThere]]);
}

/** Every event. */
export function eventTable(language: Language): string {
  const { events } = declarationOf('iamport-checkout');
  return table(
    words[language].event,
    events.map((one) => [`\`${one.name}\``, said(one, language)]),
  );
}

/** Every method of `<iamport-checkout>`. */
export function methodTable(language: Language): string {
  const methods = declarationOf('iamport-checkout').members.filter(
    ({ kind, privacy, description }) => kind === 'method' && privacy === undefined && description !== undefined,
  );
  return table(
    words[language].method,
    methods.map((one) => [`\`${one.name}()\``, said(one, language)]),
  );
}

/** What a page may style or fill: parts, custom properties and slots. */
export function styleTable(tagName: TagName, language: Language): string {
  const { cssParts, cssProperties = [], slots } = declarationOf(tagName);
  const { style, slot, unnamed } = words[language];
  return table(style, [
    ...cssParts.map((one) => [`\`::part(${one.name})\``, said(one, language)]),
    ...cssProperties.map((one) => [`\`${one.name}\` (\`${one.default}\`)`, said(one, language)]),
    ...slots.map((one) => [`${slot} ${one.name ? `\`${one.name}\`` : unnamed}`, said(one, language)]),
  ]);
}

const codeTable = (advice: Readonly<Record<string, Advice>>, language: Language): string =>
  table(
    words[language].code,
    Object.entries(advice).map(([code, { cause, change }]) => [`\`${code}\``, cause[language], change[language]]),
  );

/** Every reason of an outcome, with what is behind it and what to change. */
export const reasonTable = (language: Language): string => codeTable(REASON_ADVICE, language);

/** Every code of an issue, with what is behind it and what to change. */
export const issueTable = (language: Language): string => codeTable(ISSUE_ADVICE, language);

/** Korean sentences that stand for none of the manifest's any more. */
export function strayKorean(): string[] {
  const used = (['iamport-checkout', 'iamport-return'] as const)
    .map(declarationOf)
    .flatMap((one) => [
      ...one.attributes,
      ...one.members,
      ...one.events,
      ...one.cssParts,
      ...(one.cssProperties ?? []),
      ...one.slots,
    ]);
  const known = new Set(used.map(({ description }) => description));
  return Object.keys(API_KO).filter((sentence) => !known.has(sentence));
}
