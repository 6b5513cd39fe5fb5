import { readFileSync } from 'node:fs';

/** A piece of code in a README: its language, and what it says. */
export interface Sample {
  readonly language: string;
  readonly code: string;
}

/** Every piece of code in a README. */
export function samplesOf(file: string): Sample[] {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```(\w*)\n(.*?)^```/gms)].map(([, language = '', code = '']) => ({ language, code }));
}

/** The rule that keeps the place of a button that a tag will draw. */
export function sizeRule(): string {
  const rule = samplesOf('README.md').find(
    ({ language, code }) => language === 'css' && code.includes(':not(:defined)'),
  );
  if (rule === undefined) throw new Error('README.md has no rule for tags that are not defined yet');
  return rule.code;
}
