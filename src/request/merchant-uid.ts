const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 32;

/** A fresh order number nobody can guess: alphanumeric, since some PGs take nothing else, and ≤ 40 (contract.md §1.1). */
export function newMerchantUid(): string {
  // `getRandomValues` exists on plain http pages, where `randomUUID` does not.
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  // Old Prototype.js brings an `Array.from` that maps nothing.
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
