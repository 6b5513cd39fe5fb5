import { Command } from 'commander';
import { distance } from 'fastest-levenshtein';
import { ADVICE_CODES, adviceFor } from '../advice/index.js';
import type { Language } from '../messages.js';
import { langOption } from './language.js';

/** `iamport-elements explain`: what is behind a code, and what to change. */
export function explainCommand(): Command {
  return new Command('explain')
    .description("Explain a code: an issue's, an outcome's reason, a finding's, or the vendor's own code or words")
    .argument('<code>', 'such as amount-malformed, abandoned, csp-lacks or F1002')
    .addOption(langOption())
    .action(explain);
}

async function explain(code: string, { lang }: { lang: Language }, command: Command): Promise<void> {
  const { ROWS } = await import('./doctor/rows.js');
  const row = ROWS.find((one) => one.code === code);
  const advice = row ?? adviceFor(code);
  if (advice === undefined) {
    const near = nearTo(code, [...ROWS.map((one) => one.code), ...ADVICE_CODES]);
    const ask = near.length > 0 ? `\n(Did you mean ${near.join(', ')}?)` : '';
    command.error(`error: nothing is known of "${code}"${ask}`);
  }
  // What a row would name of a page.
  const told = (text: string) => (row === undefined ? text : text.replace(/\{\w+\}/g, '…'));
  console.log(`${code}\n  ${told(advice.cause[lang])}\n  → ${told(advice.change[lang])}`);
}

/** A handful of codes that may be meant, the likeliest first. */
function nearTo(written: string, codes: readonly string[]): string[] {
  const asked = written.trim().toLowerCase();
  const far = codes.map((code) => [code, distance(asked, code.toLowerCase())] as const);
  const isNear = (code: string, steps: number) =>
    steps <= Math.min(2, asked.length / 3) || (asked.length > 2 && code.toLowerCase().includes(asked));
  return far
    .filter(([code, steps]) => isNear(code, steps))
    .sort(([, one], [, other]) => one - other)
    .slice(0, 5)
    .map(([code]) => code);
}
