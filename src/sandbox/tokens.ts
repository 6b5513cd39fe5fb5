import { nowSeconds } from './clock.js';

/** The merchant's REST API key and its secret. */
export interface Keys {
  impKey: string;
  impSecret: string;
}

/** A token as `/users/getToken` answers it; times are Unix seconds. */
export interface Token {
  access_token: string;
  now: number;
  expired_at: number;
}

const LAST_MINUTE = 60;
const EXTENSION = 5 * 60;

/** The tokens of one sandbox: one at a time for each key (`contract.md` §5.1). */
export class Tokens {
  #keys: Keys | null;
  #life: number;
  #byKey = new Map<string, { text: string; expiredAt: number }>();

  /** Without `keys` any pair is good; `life` is in seconds. */
  constructor(keys: Keys | null, life: number) {
    this.#keys = keys;
    this.#life = life;
  }

  /** The token of a key, the same one until it has expired; null where the pair is not the merchant's. */
  issue(impKey: string, impSecret: string): Token | null {
    if (!impKey || !impSecret) return null;
    if (this.#keys && (impKey !== this.#keys.impKey || impSecret !== this.#keys.impSecret)) return null;
    const now = nowSeconds();
    let token = this.#byKey.get(impKey);
    if (!token || token.expiredAt <= now) {
      token = { text: crypto.randomUUID().replaceAll('-', ''), expiredAt: now + this.#life };
      this.#byKey.set(impKey, token);
    } else if (token.expiredAt - now <= LAST_MINUTE) {
      token.expiredAt += EXTENSION;
    }
    return { access_token: token.text, now, expired_at: token.expiredAt };
  }

  /** Tells whether a token was issued and has not expired. */
  isGood(text: string): boolean {
    const now = nowSeconds();
    return [...this.#byKey.values()].some((token) => token.text === text && token.expiredAt > now);
  }
}
