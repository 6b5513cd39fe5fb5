import type { JudgedTarget } from '../target.js';

/** A scheme and the App Store's number of its app. */
export interface StoreRow {
  readonly scheme: string;
  readonly appStoreId: string;
  readonly label: string;
}

/** The apps whose page in the App Store is known, by scheme; in small letters, since Swift stops at a key that comes twice. */
export function storeRows(target: JudgedTarget): StoreRow[] {
  const rows = new Map<string, StoreRow>();
  for (const { scheme, appStoreId, platforms, label } of target.apps) {
    if (!scheme || !appStoreId || !platforms.includes('ios')) continue;
    const key = scheme.toLowerCase();
    if (!rows.has(key)) rows.set(key, { scheme: key, appStoreId, label: label.en });
  }
  return [...rows.values()];
}
