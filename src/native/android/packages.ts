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
