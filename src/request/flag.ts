/** How a flag is written: bare, `true`, `false`, `1` or `0`. */
export const isFlagWord = (word: string): boolean => /^(?:|true|false|[01])$/i.test(word);

/** Bare or `true` is true, `false` and `0` are false, absent is neither. */
export function readFlag(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  return value !== 0 && !(typeof value === 'string' && /^(?:false|0)$/i.test(value));
}
