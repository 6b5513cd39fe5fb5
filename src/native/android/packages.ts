import type { JudgedTarget } from '../target.js';

/** A scheme and the Android package that it belongs to. */
export interface PackageRow {
  readonly scheme: string;
  readonly packageName: string;
  readonly label: string;
}

/** The apps whose page in the Play store is known, by scheme. A `when` or a map takes each scheme once. */
export function packageRows(target: JudgedTarget): PackageRow[] {
  const rows = new Map<string, PackageRow>();
  for (const { scheme, androidPackage, platforms, label } of target.apps) {
    if (!scheme || !androidPackage || !platforms.includes('android')) continue;
    const key = scheme.toLowerCase();
    if (!rows.has(key)) rows.set(key, { scheme: key, packageName: androidPackage, label: label.en });
  }
  return [...rows.values()];
}
