import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Advice, adviceFor, ISSUE_ADVICE, REASON_ADVICE, VENDOR_ADVICE } from '../../src/advice/index.js';
import { ROWS } from '../../src/cli/doctor/rows.js';
import { REFUSALS, refusalReason } from '../../src/outcome/reasons.js';
import { COMMON_RULES, PROFILES, type Rule } from '../../src/profiles/index.js';
import { attributeOf, PARAMETERS } from '../../src/request/index.js';

const rows: [code: string, Advice][] = [
  ...Object.entries(ISSUE_ADVICE),
  ...Object.entries(REASON_ADVICE),
  ...VENDOR_ADVICE.map((row): [string, Advice] => [row.code, row]),
];

/** Every sentence, with the code it is about; the doctor's findings have theirs too. */
const sentences = [...rows, ...ROWS.map((row) => [row.code, row] as const)].flatMap(([code, { cause, change }]) =>
  [cause, change].map(({ ko, en }): [code: string, ko: string, en: string] => [code, ko, en]),
);

const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, token = '']) => token);

/** A text without what it quotes, and what it has yet to name. */
const plain = (text: string): string => text.replace(/`[^`]*`|“[^”]*”|\{\w+\}/g, '_');

/** The ending of 합니다체: a final ㅂ and 니다, with the syllables taken apart. */
const POLITE = new RegExp(`\\u11b8${'니다'.normalize('NFD')}\\.$`);

/** The literals of a list in a source file, since types leave nothing to iterate. */
function literals(file: string, list: RegExp, literal: RegExp): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(list)].flatMap(([, body = '']) => [...body.matchAll(literal)]);
  return found.map(([, code = '']) => code).sort();
}

describe('advice', () => {
  it('is there for every sentence that the console can say', () => {
    const said = literals('src/request/issues.ts', /SENTENCES[^=]*= \{\n([\s\S]*?)\n\};/g, /^ {2}'?([a-z-]+)'?:/gm);
    assert.ok(said.length > 50);
    assert.deepEqual(said, Object.keys(ISSUE_ADVICE).sort());
  });

  it('is there for every rule', () => {
    const rules: readonly Rule[] = [...COMMON_RULES, ...PROFILES.flatMap(({ rules }): readonly Rule[] => rules)];
    assert.ok(rules.length > 60);
    assert.deepEqual(
      rules.filter(({ code }) => !Object.hasOwn(ISSUE_ADVICE, code)),
      [],
    );
  });

  it('is there for every reason', () => {
    const reasons = literals('src/errors.ts', /type (?:Pending|Sdk|Failed)Reason =([^;]+);/g, /'([a-z-]+)'/g);
    assert.ok(reasons.length > 15);
    assert.deepEqual(reasons, Object.keys(REASON_ADVICE).sort());
  });

  it('is there for every code that the table of refusals knows', () => {
    for (const { codes } of REFUSALS) for (const code of codes) assert.ok(adviceFor(code), code);
  });

  it('has each code once', () => {
    const codes = rows.map(([code]) => code);
    assert.deepEqual(codes, [...new Set(codes)]);
  });

  it('names the limits that the rules measure against', () => {
    const limits = COMMON_RULES.flatMap(({ code, must }) => (must?.max === undefined ? [] : [{ code, max: must.max }]));
    assert.equal(limits.length, 7);
    for (const { code, max } of limits) {
      const { cause } = ISSUE_ADVICE[code];
      assert.match(cause.ko, new RegExp(`\\b${max}자`), code);
      assert.match(cause.en, new RegExp(`\\b${max} characters`), code);
    }
  });
});

describe('a sentence of advice', () => {
  it('is Korean in Korean, in the polite form', () => {
    for (const [code, ko] of sentences) {
      assert.match(plain(ko), /[가-힣]/, code);
      for (const sentence of plain(ko).split(/(?<=\.) /)) {
        assert.match(sentence.normalize('NFD'), POLITE, `${code}: ${sentence}`);
      }
    }
  });

  it('has no Korean in English', () => {
    for (const [code, , en] of sentences) {
      assert.match(plain(en), /^[A-Z_][^가-힣]+\.$/, code);
    }
  });

  it('is one or two, and short', () => {
    for (const [code, ...both] of sentences) {
      for (const text of both) {
        assert.ok(plain(text).split(/\. /).length <= 2, `${code}: ${text}`);
        assert.ok(text.length <= 320, `${code}: ${text.length}`);
      }
    }
  });

  it('quotes the same in both languages', () => {
    for (const [code, ko, en] of sentences) assert.deepEqual(quoted(ko).sort(), quoted(en).sort(), code);
  });

  it('names attributes that exist', () => {
    const attributes = [
      ...PARAMETERS.map(({ property }) => attributeOf(property)),
      // The other attributes of the two elements, in the design.
      ...['imp-code', 'tier-code', 'params', 'verify-url', 'verify-data', 'prepare-url', 'success-url', 'pending-url'],
      ...[
        'failed-url',
        'submit-form',
        'sdk-url',
        'sdk-integrity',
        'preload',
        'disabled',
        'locale',
        'url',
        'keep-query',
      ],
    ];
    const others = [
      ...['script-src', 'frame-src', 'connect-src', 'form-action'],
      ...['payment-request', 'await', 'status', 'ready', 'forged', 'cancelled', 'bankpaycode', 'bankpayvalue'],
      ...['required', 'novalidate', 'async', 'defer', 'type', 'data-cfasync', 'success', 'true'],
    ];
    const named = sentences.flatMap(([code, ko]) =>
      quoted(ko).flatMap((token) => {
        const name = /^([a-z]+(?:-[a-z]+)*)(?:=["'].*["'])?$/.exec(token)?.[1];
        return name === undefined ? [] : [{ code, name }];
      }),
    );
    assert.deepEqual(
      named.filter(({ name }) => ![...attributes, ...others].includes(name)),
      [],
    );
    assert.ok(named.some(({ name }) => name === 'vbank-due'));
  });

  it('has the names of attributes, not the vendor’s', () => {
    // A server is asked, and looks a payment up, in the vendor's words.
    const spelt = PARAMETERS.map(({ wire }) => wire).filter((wire) => wire.includes('_') && wire !== 'merchant_uid');
    // A page's own call is written in them.
    for (const [code, ko, en] of sentences.filter(([name]) => !name.startsWith('call-'))) {
      for (const wire of spelt) assert.ok(!ko.includes(wire) && !en.includes(wire), `${code}: ${wire}`);
    }
  });
});

describe('advice about the vendor’s words', () => {
  for (const { code, wording, reason, origin } of VENDOR_ADVICE) {
    if (reason !== null) {
      it(`${code} is ${reason}, as the library has it`, () => {
        if (code !== wording) assert.equal(refusalReason(code, null), reason);
        if (wording !== undefined) assert.equal(refusalReason(null, wording), reason);
      });
    }
    it(`${code} says in both languages who says it`, () => {
      assert.match(origin.ko, /[가-힣]|PG/);
      assert.match(origin.en, /^[A-Z][^가-힣]+$/);
    });
  }

  it('knows what never reaches the page as a failure', () => {
    assert.deepEqual(
      VENDOR_ADVICE.filter(({ reason }) => reason === null).map(({ code }) => code),
      ['결제모듈 구동 중에 오류', '판매자 코드가 설정되지 않았습니다', '결제요청 파라메터가 누락되었습니다', '000'],
    );
  });
});

describe('adviceFor', () => {
  const found: [asked: string, expected: Advice | undefined][] = [
    ['amount-malformed', ISSUE_ADVICE['amount-malformed']],
    ['abandoned', REASON_ADVICE.abandoned],
    ['NOT READY', VENDOR_ADVICE.find(({ code }) => code === 'NOT READY')],
    ['NOT_READY', VENDOR_ADVICE.find(({ code }) => code === 'NOT_READY')],
    ['[F1002] 이미 결제가 이루어진 거래건입니다.', VENDOR_ADVICE.find(({ code }) => code === 'F1002')],
    ['IAMPORT_BACK', VENDOR_ADVICE.find(({ code }) => code === 'IAMPORT_*')],
    [
      '결제가 중단되었습니다. 사용자가 결제를 취소하였거나 정상적 인증 처리가 되지 않았습니다',
      VENDOR_ADVICE.find(({ code }) => code === 'F0005'),
    ],
    ['결제금액 1,000원', undefined],
    ['toString', undefined],
    ['', undefined],
  ];
  for (const [asked, expected] of found) {
    it(`finds ${expected ? 'what is said' : 'nothing'} about ${JSON.stringify(asked)}`, () =>
      assert.equal(adviceFor(asked), expected));
  }

  it('finds every row by its own code', () => {
    for (const [code, advice] of rows) assert.equal(adviceFor(code), advice, code);
  });
});
