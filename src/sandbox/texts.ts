import type { Language } from '../messages.js';

const ko = {
  secure: '안전결제',
  close: '결제 취소하고 닫기',
  banner: '샌드박스 · 실제로 결제되지 않습니다',
  order: '주문 정보',
  item: '상품명',
  buyer: '구매자',
  orderNumber: '주문번호',
  amount: '결제금액',
  due: '입금기한',
  card: '카드사를 선택해 주세요',
  trans: '출금할 은행을 선택해 주세요',
  vbank: '입금할 은행을 선택해 주세요',
  phone: '통신사를 선택해 주세요',
  scan: '휴대폰으로 스캔해 주세요',
  scanHint: '결제 앱에서 코드를 스캔하면 이 창이 저절로 닫힙니다. 코드는 모형입니다.',
  openApp: '앱에서 결제를 이어갑니다',
  openAppHint: '아래 버튼이 앱의 승인을 대신합니다.',
  inApp: '앱에서 결제를 마치면 이 화면이 저절로 넘어갑니다.',
  awaitApp: '앱의 승인을 기다립니다. 안 열리면 다시 눌러 주세요.',
  appScreen: '앱 화면을 새 창으로 열기',
  quota: '할부',
  lumpSum: '일시불',
  months: '개월',
  agree: '전자금융거래 이용약관과 개인정보 제공에 동의합니다',
  pay: (amount: string) => `${amount} 결제하기`,
  payInApp: (amount: string) => `앱에서 ${amount} 결제하기`,
  issue: (amount: string) => `${amount} 가상계좌 발급`,
  cancel: '취소',
  endings: '다른 결과로 끝내기',
  automatic: '이 결과로 곧 끝납니다',
  wait: '새 창에서 결제를 진행해 주세요.',
};

const en: typeof ko = {
  secure: 'Secure checkout',
  close: 'Cancel and close',
  banner: 'Sandbox · no real payment is made',
  order: 'Order',
  item: 'Item',
  buyer: 'Buyer',
  orderNumber: 'Order number',
  amount: 'Amount',
  due: 'Deposit by',
  card: 'Choose your card',
  trans: 'Choose the bank to pay from',
  vbank: 'Choose the bank to deposit at',
  phone: 'Choose your carrier',
  scan: 'Scan with your phone',
  scanHint: 'Once the code is scanned in the app, this window closes by itself. The code is a dummy.',
  openApp: 'Continue in the app',
  openAppHint: 'The button below stands in for the approval in the app.',
  inApp: 'Once you have paid in the app, this page goes on by itself.',
  awaitApp: 'Waiting for the app. If it did not open, press again.',
  appScreen: 'Open the app screen in a new window',
  quota: 'Instalments',
  lumpSum: 'Pay in full',
  months: ' months',
  agree: 'I agree to the terms of electronic payment and the sharing of my data',
  pay: (amount) => `Pay ${amount}`,
  payInApp: (amount) => `Pay ${amount} in the app`,
  issue: (amount) => `Issue account for ${amount}`,
  cancel: 'Cancel',
  endings: 'End with another result',
  automatic: 'Ends by itself shortly with',
  wait: 'Please continue in the new window.',
};

/** Every sentence of the window, by language. */
export const texts: Record<Language, typeof ko> = { ko, en };

/** The window's language from the `language` parameter; anything but `en` is Korean. */
export function languageOf(value: unknown): Language {
  return value === 'en' ? 'en' : 'ko';
}

/** A time in Unix seconds as Korea's clocks show it. */
export function formatTime(seconds: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'Asia/Seoul',
  }).format(seconds * 1000);
}
