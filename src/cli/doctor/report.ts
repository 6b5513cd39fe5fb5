import { styleText } from 'node:util';
import type { Language } from '../../messages.js';
import type { Device } from './devices.js';
import type { Finding, Severity } from './finding.js';

const WORDS = {
  ko: {
    error: '오류',
    warning: '경고',
    note: '참고',
    page: '페이지',
    line: (line: number) => `${line}행`,
    pc: 'PC에서',
    phone: '휴대폰에서',
    drawn: '스크립트가 그린 태그',
    clean: '잘못될 것이 보이지 않습니다.',
    counted: (errors: number, warnings: number) => `오류 ${errors}개, 경고 ${warnings}개`,
    opened: 'PC와 휴대폰의 결제로 판단했고, 브라우저로도 열어 보았습니다.',
    read: 'PC와 휴대폰의 결제로 판단했습니다. HTML과 스크립트를 읽기만 했고, 브라우저로 열지는 않았습니다.',
  },
  en: {
    error: 'error',
    warning: 'warning',
    note: 'note',
    page: 'page',
    line: (line: number) => `line ${line}`,
    pc: 'on a PC',
    phone: 'on a phone',
    drawn: 'drawn by a script',
    clean: 'Nothing is seen that will go wrong.',
    counted: (errors: number, warnings: number) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    opened: 'Judged as paid on a PC and on a phone, and opened in a browser.',
    read: 'Judged as paid on a PC and on a phone. The HTML and its scripts were read, and not opened in a browser.',
  },
} as const;

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/** How many findings are so bad. */
export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** The findings as people read them, tag by tag. */
export function asReport(
  { page: target, opened, findings }: { page: string; opened: boolean; findings: readonly Finding[] },
  { language, colours }: { language: Language; colours: boolean },
): string {
  const words = WORDS[language];
  const paint = (colour: 'red' | 'yellow' | 'cyan' | 'bold', text: string) =>
    colours ? styleText(colour, text) : text;
  const deviceOf = (device: Device | null) => (device === null ? '' : ` (${words[device]})`);
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const group = groups.at(-1);
    const isSame = group?.every((one) => PLACE.every((key) => one[key] === finding[key]));
    if (group && isSame) group.push(finding);
    else groups.push([finding]);
  }
  let above = target;
  const blocks = groups.map((group) => {
    const { page, tag, line } = group[0] as Finding;
    const isDrawn = tag !== null && line === null;
    const place = [tag, line === null ? null : words.line(line), isDrawn ? words.drawn : null].filter(Boolean);
    const lines = group.map(({ severity, code, attribute, device, cause, change }) => {
      const what = `${code}${attribute ? `: ${attribute}` : ''}${deviceOf(device)}`;
      const fix = change[language] && `\n      → ${change[language]}`;
      return `    ${paint(COLOURS[severity], words[severity])} ${what}\n      ${cause[language]}${fix}`;
    });
    // The page that payments come home to is named once.
    const name = page === above ? '' : `${paint('bold', page)}\n`;
    above = page;
    return `${name}  ${place.join(' · ') || words.page}\n${lines.join('\n')}`;
  });
  const total =
    findings.length === 0 ? words.clean : words.counted(countOf(findings, 'error'), countOf(findings, 'warning'));
  const end = `${paint('bold', total)}\n${opened ? words.opened : words.read}`;
  return `${paint('bold', target)}\n${[...blocks, end].join('\n\n')}`;
}

/** What findings that stand together have in common. */
const PLACE = ['page', 'tag', 'line'] as const;
