import type { Reason } from './errors.js';

/** A language that buyers read here. */
export type Language = 'ko' | 'en';

/** The names of all sentences a buyer can read: one per reason, and the words of the two elements. */
export type MessageKey =
  | Reason
  | 'pay'
  | 'loading'
  | 'open'
  | 'verifying'
  | 'paid'
  | 'tap-again'
  | 'not-prepared'
  | 'vbank-amount'
  | 'vbank-bank'
  | 'vbank-number'
  | 'vbank-holder'
  | 'vbank-due';

const ko: Record<MessageKey, string> = {
  pay: '결제하기',
  loading: '결제창을 준비하고 있습니다.',
  open: '결제창에서 결제를 진행해 주세요.',
  verifying: '결제 결과를 확인하고 있습니다.',
  paid: '결제가 완료되었습니다.',
  'tap-again': '결제창이 준비되었습니다. 버튼을 한 번 더 눌러 주세요.',
  'not-prepared': '주문을 준비하지 못했습니다. 잠시 뒤 다시 눌러 주세요.',
  'vbank-amount': '입금 금액',
  'vbank-bank': '은행',
  'vbank-number': '계좌번호',
  'vbank-holder': '예금주',
  'vbank-due': '입금 기한',
  'vbank-issued': '가상계좌가 발급되었습니다. 기한 안에 입금하시면 주문이 완료됩니다.',
  'verification-unreachable':
    '결제 결과를 아직 확인하지 못했습니다. 다시 결제하지 마시고 잠시 뒤 주문 내역을 확인해 주세요.',
  'verification-malformed': '결제 결과를 아직 확인하지 못했습니다. 다시 결제하지 마시고 주문 내역을 확인해 주세요.',
  unknown: '결제 결과를 아직 알 수 없습니다. 다시 결제하지 마시고 주문 내역을 확인해 주세요.',
  'invalid-request': '결제 정보가 올바르지 않아 결제창을 열 수 없습니다. 상점에 문의해 주세요.',
  prevented: '결제를 시작하지 않았습니다.',
  'in-progress': '이미 진행 중인 결제가 있습니다.',
  'sdk-offline': '인터넷에 연결되어 있지 않습니다. 연결을 확인하고 다시 눌러 주세요.',
  'sdk-blocked': '결제 모듈이 차단되었습니다. 광고 차단 기능을 끄고 다시 눌러 주세요.',
  'sdk-timeout': '결제 모듈이 응답하지 않습니다. 잠시 뒤 다시 눌러 주세요.',
  'sdk-unusable': '결제 모듈을 사용할 수 없습니다. 페이지를 새로 고친 뒤 다시 시도해 주세요.',
  'popup-blocked': '팝업이 차단되어 결제창을 열지 못했습니다. 팝업을 허용한 뒤 다시 눌러 주세요.',
  cancelled: '결제를 취소하셨습니다.',
  abandoned: '결제가 끝나지 않은 채 창이 닫혔습니다. 다시 결제하기 전에 결제 여부를 먼저 확인해 주세요.',
  declined: '결제가 승인되지 않았습니다.',
  'already-paid': '이미 결제된 주문입니다. 주문 내역을 확인해 주세요.',
  'pg-not-registered': '상점의 결제 설정에 문제가 있습니다. 상점에 문의해 주세요.',
  forged: '결제 금액이 주문과 달라 결제를 취소했습니다.',
  rejected: '결제가 취소되었습니다.',
};

const en: Record<MessageKey, string> = {
  pay: 'Pay',
  loading: 'Preparing the payment window.',
  open: 'Please continue in the payment window.',
  verifying: 'Checking your payment.',
  paid: 'Your payment is complete.',
  'tap-again': 'The payment window is ready. Please press the button once more.',
  'not-prepared': 'Your order could not be prepared. Please press again in a moment.',
  'vbank-amount': 'Amount to deposit',
  'vbank-bank': 'Bank',
  'vbank-number': 'Account number',
  'vbank-holder': 'Account holder',
  'vbank-due': 'Deposit by',
  'vbank-issued': 'A virtual account has been issued. Your order completes once your deposit arrives.',
  'verification-unreachable':
    'We could not confirm your payment yet. Please do not pay again; check your order in a moment.',
  'verification-malformed': 'We could not confirm your payment yet. Please do not pay again; check your order.',
  unknown: 'The result of your payment is not known yet. Please do not pay again; check your order.',
  'invalid-request': 'The payment details are not valid, so the payment window cannot open. Please contact the shop.',
  prevented: 'The payment was not started.',
  'in-progress': 'Another payment is already in progress.',
  'sdk-offline': 'You are offline. Check your connection and press again.',
  'sdk-blocked': 'The payment module was blocked. Turn off your ad blocker and press again.',
  'sdk-timeout': 'The payment module does not respond. Please press again in a moment.',
  'sdk-unusable': 'The payment module cannot be used. Reload the page and try again.',
  'popup-blocked': 'The payment window was blocked as a pop-up. Allow pop-ups and press again.',
  cancelled: 'You cancelled the payment.',
  abandoned: 'The window closed before the payment ended. Please check whether it went through before paying again.',
  declined: 'The payment was not approved.',
  'already-paid': 'This order has already been paid. Please check your order.',
  'pg-not-registered': 'The shop’s payment settings have a problem. Please contact the shop.',
  forged: 'The amount differed from the order, so the payment was cancelled.',
  rejected: 'The payment was cancelled.',
};

/** Every sentence in both languages. */
export const MESSAGES: Record<Language, Record<MessageKey, string>> = { ko, en };

/** Korean for any Korean language tag, English for any other. */
export function languageOf(tag: string | null | undefined): Language {
  return /^ko\b/i.test(tag ?? '') ? 'ko' : 'en';
}

/** The sentence for a key. */
export function message(key: MessageKey, language: Language): string {
  return MESSAGES[language][key];
}

/** An amount as its reader writes it; KRW where nobody says another currency. */
export function formatAmount(amount: number, currency: string | null, locale: string): string {
  if (/^(?:KRW)?$/i.test(currency ?? '') && languageOf(locale) === 'ko') return `${amount.toLocaleString('ko')}원`;
  try {
    return amount.toLocaleString(locale, { style: 'currency', currency: currency ?? 'KRW' });
  } catch {
    // A page may write anything into `lang`, and a server any currency.
    return `${amount} ${currency ?? 'KRW'}`;
  }
}

/** A deposit's last moment as clocks in Seoul show it, spelt in the buyer's locale (a BCP 47 tag). */
export function formatDue(unixSeconds: number, locale: string): string {
  const isKorean = languageOf(locale) === 'ko';
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'Asia/Seoul',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    // Engines do not agree on 오후 and PM; and who reads no Korean may be on another clock.
    ...(isKorean ? { hourCycle: 'h23' } : { timeZoneName: 'short' }),
  };
  const moment = new Date(unixSeconds * 1000);
  if (Number.isNaN(moment.getTime())) return '';
  try {
    return moment.toLocaleString(locale, options);
  } catch {
    // A page may write anything into `lang`.
    return moment.toLocaleString(isKorean ? 'ko' : 'en', options);
  }
}
