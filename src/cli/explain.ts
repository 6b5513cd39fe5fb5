import { Command } from 'commander';
import { adviceFor } from '../advice/index.js';
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
  if (advice === undefined) command.error(`error: nothing is known of "${code}"`);
  // What a row would name of a page.
  const told = (text: string) => (row === undefined ? text : text.replace(/\{\w+\}/g, '…'));
  console.log(`${code}\n  ${told(advice.cause[lang])}\n  → ${told(advice.change[lang])}`);
}
