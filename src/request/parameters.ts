/** How a parameter is written in an attribute, and so how its text is read; `loose` is JSON, or plain words. */
export type ParameterKind = 'text' | 'flag' | 'json' | 'loose';

/** One parameter of a payment: its property, and what the SDK calls it. */
export interface Parameter {
  readonly property: string;
  /** The SDK's name; the wire files alone use it. */
  readonly wire: string;
  readonly kind: ParameterKind;
}

const camelToSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const snake = (kind: ParameterKind, ...properties: string[]): Parameter[] =>
  properties.map((property) => ({ property, wire: camelToSnake(property), kind }));

/** Every parameter that has an attribute of its own, in the SDK's usual order (contract.md §1). */
export const PARAMETERS: readonly Parameter[] = [
  { property: 'channelKey', wire: 'channelKey', kind: 'text' },
  ...snake('text', 'pg'),
  ...snake('flag', 'escrow'),
  { property: 'escrowProducts', wire: 'escrowProducts', kind: 'json' },
  ...snake('text', 'payMethod', 'merchantUid'),
  { property: 'orderName', wire: 'name', kind: 'text' },
  ...snake('text', 'amount', 'currency', 'language', 'taxFree', 'vatAmount'),
  ...snake('text', 'buyerEmail', 'buyerName', 'buyerTel', 'buyerAddr', 'buyerPostcode'),
  ...snake('flag', 'digital'),
  ...snake('text', 'vbankDue', 'bizNum', 'company'),
  { property: 'cardQuota', wire: 'display.card_quota', kind: 'json' },
  ...snake('text', 'customerUid'),
  ...snake('loose', 'noticeUrl', 'customData'),
  ...snake('flag', 'popup'),
  { property: 'redirectUrl', wire: 'm_redirect_url', kind: 'text' },
  ...snake('text', 'appScheme'),
  { property: 'kakaoOpenApp', wire: 'kakaoOpenApp', kind: 'flag' },
];

/** Whether a name is a parameter's property, and so has an attribute of its own. */
export const isProperty = (name: string): boolean => PARAMETERS.some(({ property }) => property === name);

/** A property's attribute: `merchantUid` → `merchant-uid`. */
export const attributeOf = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An attribute's property: `merchant-uid` → `merchantUid`. */
export const propertyOf = (attribute: string): string =>
  attribute.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
