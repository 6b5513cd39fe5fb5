import type { Language } from './texts.js';

/** Something the shop sells; its price lives here and nowhere else. */
export interface Product {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly unit: Readonly<Record<Language, string>>;
  readonly story: Readonly<Record<Language, string>>;
  /** In won. */
  readonly price: number;
  /** Nothing is sent by post: no address is asked for. */
  readonly digital?: true;
  /** How many are left today; left out: enough. */
  readonly stock?: number;
  /** Paid for on its own page: the order is made when the buyer is about to pay. */
  readonly buyNow?: true;
}

/** Everything on the shelves. */
export const products: readonly Product[] = [
  {
    id: 'ujeon',
    name: { ko: '우전 녹차', en: 'Ujeon Green Tea' },
    unit: { ko: '하동 · 잎차 40g', en: 'Hadong · loose leaf, 40 g' },
    story: {
      ko: '곡우 전에 딴 첫 잎을 솥에서 아홉 번 덖었습니다. 70도로 식힌 물에 1분, 맑고 달게 우러납니다.',
      en: 'The first leaves of spring, pan-fired nine times. One minute in water cooled to 70 °C: clear and sweet.',
    },
    price: 28_000,
  },
  {
    id: 'hwangcha',
    name: { ko: '황차', en: 'Hwangcha' },
    unit: { ko: '보성 · 잎차 60g', en: 'Boseong · loose leaf, 60 g' },
    story: {
      ko: '반쯤 발효한 잎이라 속이 편안합니다. 꿀과 마른 대추를 닮은 향이 오래 남습니다.',
      en: 'Half-fermented and gentle, with a scent of honey and dried jujube that stays in the cup.',
    },
    price: 19_000,
  },
  {
    id: 'buckwheat',
    name: { ko: '메밀차', en: 'Roasted Buckwheat Tea' },
    unit: { ko: '봉평 · 삼각 티백 15개', en: 'Bongpyeong · 15 pyramid bags' },
    story: {
      ko: '봉평 메밀을 천천히 볶았습니다. 카페인이 없어 늦은 밤에도, 밥을 먹고 나서도 좋습니다.',
      en: 'Slowly roasted buckwheat from Bongpyeong. No caffeine: for late evenings, and after a meal.',
    },
    price: 14_000,
    stock: 3,
    buyNow: true,
  },
  {
    id: 'teapot',
    name: { ko: '백자 다관', en: 'White Porcelain Teapot' },
    unit: { ko: '옆손잡이 · 300ml', en: 'Side handle · 300 ml' },
    story: {
      ko: '여주 가마에서 구운 백자입니다. 한 손으로 기울이기 좋은 옆손잡이에, 거름망은 흙으로 빚었습니다.',
      en: 'Porcelain from a kiln in Yeoju. A side handle for one hand, and a strainer of the same clay.',
    },
    price: 68_000,
  },
  {
    id: 'cups',
    name: { ko: '찻잔 두 점', en: 'Pair of Tea Cups' },
    unit: { ko: '청자 · 90ml', en: 'Celadon · 90 ml' },
    story: {
      ko: '마주 앉을 사람이 있을 때 꺼내는 잔입니다. 청자 유약이 흐른 자리가 잔마다 조금씩 다릅니다.',
      en: 'Cups for when there is someone to sit with. The celadon glaze runs a little differently on each.',
    },
    price: 32_000,
  },
  {
    id: 'voucher',
    name: { ko: '모바일 찻값', en: 'Tea Voucher' },
    unit: { ko: '문자로 받는 교환권', en: 'Sent by text message' },
    story: {
      ko: '다실에서 차 한 주전자와 다식으로 바꿀 수 있습니다. 결제하면 바로 문자로 보내 드립니다.',
      en: 'Good for a pot of tea and sweets in our tea room. It arrives by text as soon as it is paid.',
    },
    price: 15_000,
    digital: true,
  },
];

/** The product with this id. */
export const findProduct = (id: string): Product | undefined => products.find((product) => product.id === id);

/** What an order of it is called. */
export function nameOf({ name }: Product, quantity: number, language: Language): string {
  return name[language] + (quantity > 1 ? ` × ${quantity}` : '');
}
