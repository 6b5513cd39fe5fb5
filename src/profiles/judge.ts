import type { Profile, Road, Rule, Test, When } from './profile.js';

/** What a request and its environment come to, by the names that rules use. */
export type Values = Readonly<Record<string, unknown>>;

/** The value behind a name, or behind a path into a further parameter: `bypass.shop_user_id`. */
function lookUp(values: Values, path: string): unknown {
  let value: unknown = values;
  for (const part of path.split('.')) {
    const isOwn = typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, part);
    value = isOwn ? (value as Values)[part] : undefined;
  }
  return value;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

let eucKr: Set<string> | undefined;

/** ASCII, and what KS X 1001 has: the rows and cells that the browser's own decoder knows. */
function fitsEucKr(written: string): boolean {
  if (eucKr === undefined) {
    const cells = Array.from({ length: 94 }, (_, cell) => 0xa1 + cell);
    const pairs = cells.flatMap((row) => cells.flatMap((cell) => [row, cell]));
    eucKr = new Set(new TextDecoder('euc-kr').decode(new Uint8Array(pairs)));
  }
  return [...written].every((letter) => letter <= '~' || eucKr?.has(letter));
}

/** Whether a value is what a test asks for. */
export function passes({ given, oneOf, pattern, charset, max, maxBytes, min }: Test, value: unknown): boolean {
  if (isEmpty(value)) return given !== true;
  // Anything else may have no text, or one that throws.
  const written = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return (
    given !== false &&
    (oneOf === undefined || oneOf.includes(value as string)) &&
    (pattern === undefined || pattern.test(written)) &&
    (max === undefined || [...written].length <= max) &&
    (charset === undefined || fitsEucKr(written)) &&
    (maxBytes === undefined || new TextEncoder().encode(written).length <= maxBytes) &&
    (min === undefined || Number(value) >= min)
  );
}

function applies(when: When, values: Values): boolean {
  return Object.entries(when).every(([field, wanted]) => {
    const test = typeof wanted === 'object' ? wanted : { oneOf: [wanted] };
    return passes({ given: true, ...test }, lookUp(values, field));
  });
}

/** Whether these values break a rule. */
export function breaks({ field, must = { given: true }, when = {} }: Rule, values: Values): boolean {
  return applies(when, values) && !passes(must, lookUp(values, field));
}

/** The road that a payment with these values comes home by; a PG that nobody knows is taken for a usual one. */
export function roadOf(profile: Profile | undefined, values: Values): Road {
  const isPhone = values.device === 'phone';
  const detour = profile?.detours?.find(({ when }) => applies(when, values));
  return detour?.road ?? profile?.road[isPhone ? 'phone' : 'pc'] ?? (isPhone ? 'redirect' : 'callback');
}
