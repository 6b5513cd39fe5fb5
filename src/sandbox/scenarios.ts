import type { Family } from '../profiles/about.js';

/** What the buyer is told when a payment fails: the PG's own code and words (`contract.md` §2.5). */
export interface Failure {
  code: string;
  message: string;
}

/** What the service says once a payment is decided: how often, when, and whether its window goes. */
export type Answer = 'at-once' | 'late' | 'twice' | 'never' | 'stays';

/** One named ending of a payment. */
export interface Scenario {
  /** What the window's menu calls it. */
  label: { ko: string; en: string };
  /** The payment's status afterwards; `ready` is an issued virtual account or an abandoned window (`contract.md` §5.2). */
  status: 'paid' | 'ready' | 'failed';
  /** How the page hears of it. */
  answer: Answer;
  /** The failure that is answered, in the words of each family. */
  failure?: Record<Family, Failure>;
  /** True where a virtual account is issued, whatever method was asked for. */
  vbank?: true;
  /** The amount that is really paid, from the amount that was asked for. */
  paidAmount?: (asked: number) => number;
}

/** The buyer's own cancellation, which also contradicts an answer that was given. */
export const cancellation: Record<Family, Failure> = {
  legacy: { code: 'F0005', message: '[결제포기] 사용자가 결제를 취소하셨습니다' },
  'new-module': { code: 'PAY_PROCESS_CANCELED', message: '사용자가 결제를 취소하였습니다.' },
};

/** Every ending by its name; the window's menu keeps this order. */
export const scenarios = {
  paid: { label: { ko: '결제 완료', en: 'Paid' }, status: 'paid', answer: 'at-once' },
  'vbank-issued': {
    label: { ko: '가상계좌 발급', en: 'Virtual account issued' },
    status: 'ready',
    answer: 'at-once',
    vbank: true,
  },
  cancelled: {
    label: { ko: '구매자 취소', en: 'Cancelled by the buyer' },
    status: 'failed',
    answer: 'at-once',
    failure: cancellation,
  },
  declined: {
    label: { ko: '승인 거절', en: 'Declined' },
    status: 'failed',
    answer: 'at-once',
    failure: {
      legacy: { code: 'CC61', message: '[한도초과] 카드사에서 승인을 거절하였습니다.' },
      'new-module': { code: 'PG_PROVIDER_ERROR', message: '[CC61] 한도초과로 카드사에서 승인을 거절하였습니다.' },
    },
  },
  tampered: {
    label: { ko: '금액 변조', en: 'Amount tampered with' },
    status: 'paid',
    answer: 'at-once',
    paidAmount: (asked) => (asked === 100 ? 1000 : 100),
  },
  closed: { label: { ko: '결제 전 창 닫힘', en: 'Closed unpaid' }, status: 'ready', answer: 'never' },
  late: { label: { ko: '결제 후 늦은 응답', en: 'Paid, late answer' }, status: 'paid', answer: 'late' },
  unanswered: { label: { ko: '결제 후 응답 없음', en: 'Paid, no answer' }, status: 'paid', answer: 'never' },
  stuck: { label: { ko: '결제 후 창 멈춤', en: 'Paid, window stuck' }, status: 'paid', answer: 'stays' },
  twice: { label: { ko: '결제 후 이중 응답', en: 'Paid, answered twice' }, status: 'paid', answer: 'twice' },
} as const satisfies Record<string, Scenario>;

/** The name of one ending. */
export type ScenarioName = keyof typeof scenarios;

/** Every ending's name. */
export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

/** Tells whether a value names an ending. */
export function isScenarioName(value: unknown): value is ScenarioName {
  return scenarioNames.includes(value as ScenarioName);
}

/** The ending named by `custom_data.sandbox`, where `custom_data` is an object or its JSON; null where there is none. */
export function scenarioFromCustomData(customData: unknown): ScenarioName | null {
  let value = customData;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  }
  if (typeof value !== 'object' || value === null) return null;
  const name = (value as { sandbox?: unknown }).sandbox;
  return isScenarioName(name) ? name : null;
}
