import { Option } from 'commander';
import type { Language } from '../messages.js';

/** The language of whoever sits at the machine: `LANG` and its family, or else what the system says. */
function ownLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const named = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko\b|^ko_/i.test(named) ? 'ko' : 'en';
}

/** `--lang`, for commands that explain. */
export const langOption = (): Option =>
  new Option('--lang <name>', 'the language of the explanations')
    .choices(['ko', 'en'])
    .default(ownLanguage(process.env), 'by LANG');
