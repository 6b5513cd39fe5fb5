import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromCallback, fromUrl, lowered, withoutPayment } from '../../src/outcome/index.js';
import { REFUSALS } from '../../src/outcome/reasons.js';

const uids = { imp_uid: 'imp_1', merchant_uid: 'order_7' };

const answers: [string, unknown, string, string | null][] = [
  ['a paid card, legacy', { ...uids, success: true, status: 'paid', paid_amount: 14000 }, 'paid', null],
  ['a paid card, new module', uids, 'paid', null],
  [
    'a virtual account',
    { ...uids, success: true, status: 'ready', pay_method: 'vbank', vbank_num: '1-2' },
    'pending',
    'vbank-issued',
  ],
  ['a virtual account without status', { ...uids, success: true, vbank_num: '1-2' }, 'pending', 'vbank-issued'],
  ['a virtual account by its method alone', { ...uids, pay_method: 'vbank' }, 'pending', 'vbank-issued'],
  ['ready', { ...uids, success: true, status: 'ready' }, 'pending', 'vbank-issued'],
  ['an account that is told elsewhere', { ...uids, status: 'ready', vbank_num: 'unknown' }, 'pending', 'vbank-issued'],
  ['success false', { ...uids, success: false }, 'failed', 'declined'],
  ['imp_success false', { ...uids, imp_success: false }, 'failed', 'declined'],
  ['imp_success "false"', { ...uids, imp_success: 'false' }, 'failed', 'declined'],
  ['success false beside a paid status', { ...uids, success: false, status: 'paid' }, 'failed', 'declined'],
  ['an error_code without success', { ...uids, error_code: 'F400', error_msg: '한도 초과' }, 'failed', 'declined'],
  [
    'the misspelt error_coe',
    { imp_success: false, error_coe: 'F1001', error_msg: '등록된 PG 설정 정보를 찾을 수 없습니다' },
    'failed',
    'pg-not-registered',
  ],
  ['an error_code that is no text', { ...uids, error_code: { code: 'F500' } }, 'failed', 'declined'],
  ['an error_code that is a list', { ...uids, error_code: ['X'] }, 'failed', 'declined'],
  ['an error_msg that is true', { ...uids, error_msg: true }, 'failed', 'declined'],
  ['an error_code that is false', { ...uids, error_code: false }, 'paid', null],
  ['a state that nobody knows', { ...uids, status: 'pending' }, 'pending', 'unknown'],
  ['an error_msg alone', { ...uids, error_msg: '사용자가 결제를 취소하셨습니다' }, 'failed', 'cancelled'],
  ['an empty error_msg', { ...uids, success: true, error_msg: '', error_code: null }, 'paid', null],
  ['status failed without an error', { ...uids, status: 'failed' }, 'failed', 'declined'],
  ['no imp_uid', { merchant_uid: 'order_7', success: true }, 'pending', 'unknown'],
  ['an imp_uid of "null"', { imp_uid: 'null', merchant_uid: 'order_7' }, 'pending', 'unknown'],
  ['nothing', {}, 'pending', 'unknown'],
  ['null', null, 'pending', 'unknown'],
  ['text', 'imp_1', 'pending', 'unknown'],
];

const WORDED = [
  'imp_uid',
  'merchant_uid',
  'success',
  'imp_success',
  'error_code',
  'error_coe',
  'error_msg',
  'status',
  'pay_method',
  'vbank_num',
];

const nastyWord = fc.oneof(
  fc.string(),
  fc.constantFrom(null, undefined, '', ' ', 'null', 'undefined', false, true, 'false', 'FALSE', 0, 1, 'imp_1'),
  fc.constantFrom<unknown>({ code: 'F500' }, ['X'], {}, []),
  fc.constantFrom('F400', 'ready', 'pending', 'vbank', 'paid', 'failed', 'cancelled', '%', '%E0%A4%A', '[', '[091]'),
);

/** Nothing at all, however it is written; `true` is something, but no text. */
const isNothing = (value: unknown) =>
  value === null ||
  value === false ||
  (typeof value !== 'object' && ['', 'null', 'undefined'].includes(`${value}`.trim()));

/** What no answer may come to, whatever it holds. */
function neverPaidWrongly(
  answer: Record<string, unknown>,
  { status, impUid }: { status: string; impUid: string | null },
) {
  if (status !== 'paid') return;
  assert.ok(
    impUid !== null && impUid === `${answer.imp_uid}`.trim() && !isNothing(answer.imp_uid),
    'without an imp_uid',
  );
  for (const flag of ['success', 'imp_success']) assert.doesNotMatch(`${answer[flag]}`.trim(), /^(false|0)$/i, flag);
  for (const error of ['error_code', 'error_coe', 'error_msg']) assert.ok(isNothing(answer[error]), error);
  assert.ok(
    isNothing(answer.status) ||
      ['paid', true].includes(answer.status as string) ||
      typeof answer.status === 'object' ||
      `${answer.status}`.trim() === 'paid',
    'by status',
  );
  assert.ok(`${answer.pay_method}`.trim() !== 'vbank' && isNothing(answer.vbank_num), 'with an account');
}

describe('fromCallback', () => {
  for (const [name, answer, status, reason] of answers) {
    it(`reads ${name} as ${status} ${reason ?? ''}`, () => {
      const claim = fromCallback(answer);
      assert.deepEqual([claim.status, claim.reason], [status, reason]);
    });
  }

  it('keeps the facts', () => {
    const raw = {
      ...uids,
      success: true,
      status: 'ready',
      pay_method: 'vbank',
      pg_provider: 'kcp',
      paid_amount: '14000',
      currency: 'KRW',
      apply_num: 123,
      receipt_url: 'https://r.example',
      vbank_name: '국민은행',
      vbank_num: '123-456',
      vbank_holder: null,
      vbank_date: 1_800_000_000,
    };
    const { status, reason, ...facts } = fromCallback(raw);
    assert.deepEqual(facts, {
      impUid: 'imp_1',
      merchantUid: 'order_7',
      payMethod: 'vbank',
      paidAmount: 14000,
      currency: 'KRW',
      applyNum: '123',
      receiptUrl: 'https://r.example',
      vbank: { bank: '국민은행', number: '123-456', holder: null, due: 1_800_000_000 },
      pgProvider: 'kcp',
      pgCode: null,
      pgMessage: null,
      raw,
    });
  });

  it('shows no number where the number is the word unknown', () => {
    assert.deepEqual(fromCallback({ ...uids, vbank_num: 'unknown', vbank_name: 'B' }).vbank, {
      bank: 'B',
      number: null,
      holder: null,
      due: null,
    });
  });

  const dues = [
    ['1800000000', 1_800_000_000],
    ['2027-01-15 23:59:59', Date.parse('2027-01-15T23:59:59+09:00') / 1000],
    ['20270115235959', Date.parse('2027-01-15T23:59:59+09:00') / 1000],
    ['2027-01-15', Date.parse('2027-01-15T23:59:59+09:00') / 1000],
    [0, null],
    ['soon', null],
    ['2027-99-99', null],
  ] as const;
  for (const [written, due] of dues) {
    it(`reads the due date ${written}`, () => {
      assert.equal(fromCallback({ ...uids, vbank_num: '1', vbank_date: written }).vbank?.due, due);
    });
  }

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
        (answer) => void fromCallback(answer),
      ),
    );
    assert.equal(
      fromCallback({
        get imp_uid() {
          throw new Error('hostile');
        },
      }).status,
      'pending',
    );
  });

  it('is never paid with an error, with a no, or without an imp_uid', () => {
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(WORDED.map((key) => [key, nastyWord])), { requiredKeys: [] }),
        (answer) => neverPaidWrongly(answer, fromCallback(answer)),
      ),
      { numRuns: 5000 },
    );
  });
});

describe('the table of refusals', () => {
  for (const { reason, codes } of REFUSALS) {
    for (const code of codes) {
      it(`knows ${code} as ${reason}`, () => assert.equal(fromCallback({ error_code: code }).reason, reason));
    }
  }

  // contract.md §2.5, as they were collected.
  const wordings = [
    ['[결제포기] 사용자가 결제를 취소하셨습니다', 'cancelled'],
    ['사용자가 결제를 취소하셨습니다', 'cancelled'],
    ['사용자가 결제를 취소 하였습니다', 'cancelled'],
    ['사용자가 결제를 취소하였습니다.', 'cancelled'],
    ['User cancelled', 'cancelled'],
    ['이미 결제가 이루어진 거래건입니다.', 'already-paid'],
    ['등록 된 PG 설정 정보를 찾을 수 없습니다', 'pg-not-registered'],
    ['팝업을 호출하는데 실패하였습니다', 'popup-blocked'],
    ['팝업차단을 해제해주셔야 결제창이 나타납니다.', 'popup-blocked'],
    ['한도초과', 'declined'],
    ['[PAY_PROCESS_CANCELED] 사용자에 의해 결제가 취소되었습니다', 'cancelled'],
    ['[PAY_PROCESS_CANCELED] Payment stopped', 'cancelled'],
    ['[PAY_PROCESS_ABORTED] 계약된 결제수단이 아닙니다', 'pg-not-registered'],
    ['CPID 설정 오류', 'pg-not-registered'],
    ['API 호출 권한이 없습니다', 'pg-not-registered'],
    ['[091] 사용자 종료', 'cancelled'],
    ['알 수 없는 이유로 결제가 중단되었습니다. 나이스페이(1661-0808)', 'declined'],
    ['결제가 중단되었습니다. 사용자가 결제를 취소하였거나 정상적 인증 처리가 되지 않았습니다', 'declined'],
    [encodeURIComponent('사용자가 결제를 취소하셨습니다'), 'cancelled'],
    ['100% 할인 한도초과', 'declined'],
  ];
  for (const [words, reason] of wordings) {
    it(`reads ${words} as ${reason}`, () => {
      const claim = fromCallback({ success: false, error_msg: words });
      assert.deepEqual([claim.reason, claim.pgMessage], [reason, words]);
    });
  }
});

describe('a code beside words', () => {
  const refusals = [
    ['F0005', '[결제포기] 사용자가 결제를 취소하셨습니다', 'cancelled'],
    ['F0005', '결제가 중단되었습니다', 'declined'],
    ['PG_PROVIDER_ERROR', '[PAY_PROCESS_CANCELED] stopped', 'cancelled'],
    ['PG_PROVIDER_ERROR', '[CC61] 한도초과', 'declined'],
    ['PORTONE_ERROR', '결제에 실패했습니다', 'declined'],
    ['F400', '지원하지 않는 결제수단', 'declined'],
    ['F500', 'Internal', 'declined'],
    ['091', '', 'cancelled'],
    ['060', '시간 초과', 'declined'],
    ['IAMPORT_BACK', '', 'abandoned'],
    ['USER-CANCEL', '', 'cancelled'],
    ['USER_CANCEL', '', 'cancelled'],
    ['PAYMENT_CANCELLED', '', 'cancelled'],
    ['PG_PROVIDER_ERROR', '[USER_CANCEL] x', 'cancelled'],
    ['F1', '카드사 점검으로 승인이 취소되었습니다. 고객센터로 문의해 주세요', 'declined'],
    ['F1', '이미 결제완료된 주문입니다', 'already-paid'],
    ['F1', '이미 결제 완료된 주문번호', 'already-paid'],
    ['F1', '이미 결제가 취소된 거래입니다', 'declined'],
    ['F1', '팝업 결제 중 승인 실패', 'declined'],
    ['F1', '사용자'.repeat(100_000), 'declined'],
  ];
  for (const [error_code, error_msg, reason] of refusals) {
    it(`${error_code} ${error_msg} is ${reason}`, () => {
      const claim = fromCallback({ success: false, error_code, error_msg });
      assert.deepEqual([claim.reason, claim.pgCode, claim.pgMessage], [reason, error_code, error_msg || null]);
    });
  }
});

describe('lowered', () => {
  it('makes an account of what was asked for as one, and raises nothing', () => {
    const paid = fromCallback(uids);
    assert.equal(lowered(paid, 'vbank').reason, 'vbank-issued');
    assert.equal(lowered(paid, 'card'), paid);
    const card = fromCallback({ ...uids, pay_method: 'card' });
    assert.equal(lowered(card, 'vbank'), card);
    assert.equal(lowered(paid, null), paid);
    const failed = fromCallback({ ...uids, success: false });
    assert.equal(lowered(failed, 'vbank'), failed);
  });
});

describe('fromUrl', () => {
  const page = 'https://shop.example/result?shop=demo';
  const addresses: [string, string | null, string | null][] = [
    [`${page}&imp_uid=imp_1&merchant_uid=order_7`, 'paid', null],
    [`${page}&imp_uid=imp_1&merchant_uid=order_7&imp_success=true`, 'paid', null],
    [`${page}&imp_uid=imp_1&merchant_uid=order_7&error_msg=`, 'paid', null],
    [`${page}&imp_uid=imp_1&merchant_uid=order_7&imp_success=false`, 'failed', 'declined'],
    [`${page}&imp_uid=imp_1&merchant_uid=order_7&success=false`, 'failed', 'declined'],
    [
      `${page}&imp_uid=null&merchant_uid=order_7&imp_success=false&error_msg=${encodeURIComponent('[결제포기] 사용자가 결제를 취소하셨습니다')}`,
      'failed',
      'cancelled',
    ],
    [`${page}&merchant_uid=order_7&error_code=F1002`, 'failed', 'already-paid'],
    [`${page}&imp_uid=forged&imp_uid=imp_1&merchant_uid=order_7`, 'paid', null],
    [`${page}&merchant_uid=order_7`, 'pending', 'unknown'],
    [`${page}&imp_success=false&error_code=IAMPORT_BACK`, 'failed', 'abandoned'],
    [`${page}&success=true`, null, null],
    [page, null, null],
  ];
  for (const [address, status, reason] of addresses) {
    it(`reads ${decodeURIComponent(new URL(address).search)} as ${status} ${reason ?? ''}`, () => {
      const claim = fromUrl(address);
      assert.deepEqual([claim?.status ?? null, claim?.reason ?? null], [status, reason]);
    });
  }

  it('takes the last of two, which the vendor appended', () => {
    assert.equal(fromUrl(`${page}&imp_uid=mine&imp_uid=imp_1`)?.impUid, 'imp_1');
  });

  it('never throws, whatever the query holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => void fromUrl(`https://shop.example/?imp_uid=${query}`)),
    );
  });

  it('is never paid with an error, with a no, or without an imp_uid', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(...WORDED), nastyWord), { maxLength: 12 });
    fc.assert(
      fc.property(pairs, (written) => {
        const query = written.map(([name, word]) => `${name}=${encodeURIComponent(`${word}`)}`).join('&');
        const claim = fromUrl(`https://shop.example/r?${query}`);
        // The address says nothing of status, method or account; the last of two is the vendor's.
        const { status, pay_method, vbank_num, ...last } = Object.fromEntries(written.map(([k, v]) => [k, `${v}`]));
        if (claim !== null) neverPaidWrongly(last, claim);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('withoutPayment', () => {
  it("takes the payment out and leaves the shop's own query and hash", () => {
    assert.equal(
      withoutPayment('https://shop.example/r?shop=demo&imp_uid=i&merchant_uid=m&imp_success=true&error_msg=#top'),
      'https://shop.example/r?shop=demo#top',
    );
    assert.equal(
      withoutPayment('https://shop.example/?a=b%20c&imp_uid=i&flag&한글=가'),
      'https://shop.example/?a=b%20c&flag&%ED%95%9C%EA%B8%80=%EA%B0%80',
    );
  });
});
