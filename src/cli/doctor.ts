import { Command, Option } from 'commander';
import { langOption } from './language.js';

/** What reads pages is loaded where pages are read: no other command waits for it. */
const run: typeof import('./doctor/run.js').run = async (...call) => (await import('./doctor/run.js')).run(...call);

/** `iamport-elements doctor`: what will go wrong on a page. Exit code 1 where something is found, 2 where nothing could be read. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Say what will go wrong on a page with a payment, and what to change')
    .argument('<pages...>', 'the address of a page, or its file')
    .option('--url <address>', 'the address that a file is going to have', 'https://shop.example/')
    .option('--browser <path>', 'a browser of the Chromium family that opens the page (default: one that is found)')
    .option('--no-browser', 'only read the page')
    .option('--json', 'print the findings as JSON')
    .addOption(langOption())
    .addOption(
      new Option('--fail-on <severity>', 'what ends with exit code 1').choices(['error', 'warning']).default('error'),
    )
    .action(run);
}
