import type { JudgedTarget } from '../target.js';

/** What no part of a package may be called in Java. */
const JAVA_WORDS = new Set(
  [
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends',
    'false final finally float for goto if implements import instanceof int interface long native new null package',
    'private protected public return short static strictfp super switch synchronized this throw throws transient true',
    'try void volatile while',
  ].flatMap((line) => line.split(' ')),
);

/** Kotlin's own beside those of Java, which it takes between backticks. */
const KOTLIN_WORDS = new Set(['as', 'fun', 'in', 'is', 'object', 'typealias', 'typeof', 'val', 'var', 'when']);

/** Why an Android app's code cannot be in a package of this name. */
export function packageFault(name: string): string | undefined {
  if (!/^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(name)) {
    return `${JSON.stringify(name)} is no package: it has two parts or more with dots between, each a letter, then letters, digits and "_" only, such as com.your.shop.`;
  }
  const word = name.split('.').find((part) => JAVA_WORDS.has(part));
  return word === undefined ? undefined : `The package "${name}" cannot be: ${word} is a word of Java's own.`;
}

/** A package as Kotlin writes it. */
export const kotlinPackage = (name: string): string =>
  name
    .split('.')
    .map((part) => (KOTLIN_WORDS.has(part) ? `\`${part}\`` : part))
    .join('.');

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
