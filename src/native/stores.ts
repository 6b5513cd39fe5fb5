import type { Platform } from './app.js';
import type { JudgedTarget } from './target.js';

/** A scheme, and what its app is called in the platform's store. */
export interface StoreRow {
  readonly scheme: string;
  readonly storeId: string;
  readonly label: string;
}

const STORE_IDS = { ios: 'appStoreId', android: 'androidPackage' } as const satisfies Record<Platform, string>;

/** The apps whose page in the store is known, by scheme; in small letters, since Swift stops at a key that comes twice. */
export function storeRows({ apps }: JudgedTarget, platform: Platform): StoreRow[] {
  const rows = new Map<string, StoreRow>();
  for (const { scheme, platforms, label, [STORE_IDS[platform]]: storeId } of apps) {
    if (!scheme || !storeId || !platforms.includes(platform)) continue;
    const key = scheme.toLowerCase();
    if (!rows.has(key)) rows.set(key, { scheme: key, storeId, label: label.en });
  }
  return [...rows.values()];
}
