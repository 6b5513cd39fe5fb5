/** One choice of a payment step: its code on the wire and its name. */
export interface Choice {
  code: string;
  ko: string;
  en: string;
}

/** The card companies of the window (codes of `contract.md` §1.7). */
export const cards: readonly Choice[] = [
  { code: '366', ko: '신한카드', en: 'Shinhan' },
  { code: '381', ko: 'KB국민카드', en: 'KB Kookmin' },
  { code: '365', ko: '삼성카드', en: 'Samsung' },
  { code: '367', ko: '현대카드', en: 'Hyundai' },
  { code: '368', ko: '롯데카드', en: 'Lotte' },
  { code: '361', ko: 'BC카드', en: 'BC' },
  { code: '374', ko: '하나카드', en: 'Hana' },
  { code: '041', ko: '우리카드', en: 'Woori' },
  { code: '371', ko: 'NH농협카드', en: 'NH' },
  { code: '370', ko: '씨티카드', en: 'Citi' },
  { code: '090', ko: '카카오뱅크', en: 'KakaoBank' },
  { code: '092', ko: '토스뱅크', en: 'Toss Bank' },
];

/** The banks of the window, by the codes that Korean banks use among themselves. */
export const banks: readonly Choice[] = [
  { code: '004', ko: 'KB국민은행', en: 'KB Kookmin' },
  { code: '088', ko: '신한은행', en: 'Shinhan' },
  { code: '020', ko: '우리은행', en: 'Woori' },
  { code: '081', ko: '하나은행', en: 'Hana' },
  { code: '011', ko: 'NH농협은행', en: 'NH' },
  { code: '003', ko: 'IBK기업은행', en: 'IBK' },
  { code: '023', ko: 'SC제일은행', en: 'SC First' },
  { code: '071', ko: '우체국', en: 'Korea Post' },
  { code: '032', ko: '부산은행', en: 'Busan' },
];

/** The phone carriers of the window (`contract.md` §1.5, `phone.carrier`). */
const carriers: readonly Choice[] = [
  { code: 'SKT', ko: 'SKT', en: 'SKT' },
  { code: 'KTF', ko: 'KT', en: 'KT' },
  { code: 'LGT', ko: 'LG U+', en: 'LG U+' },
  { code: 'MVNO', ko: '알뜰폰', en: 'MVNO' },
];

const choicesByMethod = new Map([
  ['card', cards],
  ['trans', banks],
  ['vbank', banks],
  ['phone', carriers],
]);

/** The list that a buyer chooses from, by `pay_method`; `undefined` for methods that pay in an app. */
export function choicesFor(payMethod: string): readonly Choice[] | undefined {
  return choicesByMethod.get(payMethod);
}
