import type { Language } from '../src/messages.js';
import { aboutOf } from '../src/profiles/about.js';
import {
  COMMON_RULES,
  PROFILES,
  type Profile,
  type Road,
  type Rule,
  roadOf,
  type When,
} from '../src/profiles/index.js';
import { attributeOf, isProperty } from '../src/request/index.js';
import { table } from './markdown.js';

const words = {
  ko: {
    head: ['PG', '결제수단', 'PC', '휴대폰', '필요한 값', '에스크로'],
    road: { callback: '콜백', popup: '팝업 콜백', redirect: '리디렉션', away: '돌아오지 않음' },
    any: '결제창에서 선택',
    unknown: '정보 없음',
    notes: { setup: '', testing: '테스트: ', inApp: '앱: ' },
    when: { escrow: '에스크로', customerUid: '빌링키', inApp: '앱', phone: '휴대폰', pc: 'PC' },
  },
  en: {
    head: ['PG', 'pay methods', 'PC', 'phone', 'wants', 'escrow'],
    road: { callback: 'callback', popup: 'popup callback', redirect: 'redirect', away: 'never comes home' },
    any: 'chosen in the window',
    unknown: 'unknown',
    notes: { setup: '', testing: 'Test mode: ', inApp: 'In an app: ' },
    when: { escrow: 'escrow', customerUid: 'billing key', inApp: 'app', phone: 'phone', pc: 'PC' },
  },
} as const satisfies Record<Language, { road: Record<Road, string>; [part: string]: unknown }>;

const NO_ESCROW = '–';

/** A value as a page writes it: an attribute, or a member of `params`. */
function written(field: string, value?: unknown): string {
  const isNamed = value === undefined || typeof value === 'object';
  if (isProperty(field)) return `\`${attributeOf(field)}${isNamed ? '' : `="${value}"`}\``;
  return `\`params.${field}${isNamed ? '' : `: ${JSON.stringify(value)}`}\``;
}

/** The conditions beside the pay method, as a reader would say them. */
function conditions(when: When, language: Language): string {
  const labels: Readonly<Record<string, string>> = words[language].when;
  const said = Object.entries(when).flatMap(([field, wanted]) => {
    if (field === 'payMethod') return [];
    return labels[field === 'device' ? String(wanted) : field] ?? written(field, wanted);
  });
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

/** Wishes that name more than a value to be there. */
const NAMED: Readonly<Record<string, string>> = {
  'pg-mid-missing': '`pg="code.MID"`',
  'pg-own-button': '`IMP.loadUI`',
};

/** What a rule asks for; nothing where it only limits a value, mends it by itself, or where the road says it already. */
function wish(rule: Rule, profile: Profile, payMethod: string, language: Language): string | null {
  const { field, must = { given: true }, when = {}, severity, code, instead } = rule;
  if (instead !== undefined || (!must.given && !(code in NAMED))) return null;
  if (field === 'redirectUrl' && roadOf(profile, { device: 'phone', payMethod }) === 'redirect') return null;
  if (when.escrow && escrowCell(profile, payMethod) === NO_ESCROW) return null;
  const text = (NAMED[code] ?? written(field, must.oneOf?.[0])) + conditions(when, language);
  return severity === 'error' ? `**${text}**` : text;
}

/** Everything that a PG wants for a pay method. */
function wishes(profile: Profile, payMethod: string, language: Language): string[] {
  // The method is all that is known here: a condition on anything else is written beside the wish.
  const all = [...profile.rules, ...COMMON_RULES.filter(({ when }) => when?.payMethod !== undefined)];
  const asked = all.filter(({ when: { payMethod: wanted } = {} }) =>
    typeof wanted === 'object' ? wanted.oneOf?.includes(payMethod) : wanted === undefined || wanted === payMethod,
  );
  // A field that is wanted in any case is not wanted once more, or less.
  const always = new Set<string>();
  return asked.flatMap((rule) => {
    const text = always.has(rule.field) ? null : wish(rule, profile, payMethod, language);
    if (text !== null && conditions(rule.when ?? {}, language) === '') always.add(rule.field);
    return text ?? [];
  });
}

/** The road on a device, and where a parameter changes it. */
function roadCell(profile: Profile, device: 'pc' | 'phone', payMethod: string, language: Language): string {
  const { road } = words[language];
  const usual = roadOf(profile, { device, payMethod });
  const others = (profile.detours ?? []).flatMap(
    ({ when: { device: only = device, payMethod: method, ...when }, road: other }) =>
      only === device && method === undefined && other !== usual ? `${road[other]}${conditions(when, language)}` : [],
  );
  return [road[usual], ...others].join('; ');
}

function escrowCell({ escrow }: Profile, payMethod: string): string {
  if (escrow === undefined || (escrow.methods && !escrow.methods.some((method) => method === payMethod)))
    return NO_ESCROW;
  return escrow.param === undefined ? '✓' : `\`${escrow.param}\``;
}

/** One row for all pay methods that are alike. */
function rowsOf(profile: Profile, language: Language): string[][] {
  const { any, unknown } = words[language];
  const payMethods: readonly string[] = profile.payMethods ?? [];
  const groups = new Map<string, { methods: string[]; cells: string[] }>();
  for (const payMethod of payMethods.length > 0 ? payMethods : ['']) {
    const roads = (['pc', 'phone'] as const).map((device) => roadCell(profile, device, payMethod, language));
    const asked = wishes(profile, payMethod, language).join(', ') || '–';
    const cells = [...roads, asked, escrowCell(profile, payMethod)];
    const { methods } = groups.get(cells.join()) ?? { methods: [] };
    groups.set(cells.join(), { methods: [...methods, payMethod], cells });
  }
  const name = `${aboutOf(profile.code)?.label[language]} \`${profile.code}\``;
  return [...groups.values()].map(({ methods, cells }, index) => {
    const listed =
      methods[0] === '' ? (profile.payMethods ? any : unknown) : methods.map((method) => `\`${method}\``).join(' ');
    return [index === 0 ? name : '', listed, ...cells];
  });
}

/** The table of PGs: pay methods, roads, what is wanted (bold: the payment stops without it) and escrow. */
export function pgTable(language: Language): string {
  return table(
    words[language].head,
    PROFILES.flatMap((profile) => rowsOf(profile, language)),
  );
}

/** What is good to know about each PG beside the table: setting up, test mode, apps. */
export function pgNotes(language: Language): string {
  const { notes } = words[language];
  return PROFILES.flatMap(({ code }) => {
    const about = aboutOf(code);
    const said = (['setup', 'testing', 'inApp'] as const).flatMap((kind) => {
      const texts = (about?.[kind] ?? []).map((text) => text[language]);
      return texts.length > 0 ? notes[kind] + texts.join(' ') : [];
    });
    return said.length > 0 ? `- \`${code}\`: ${said.join(' ')}` : [];
  }).join('\n');
}
