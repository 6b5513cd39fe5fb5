import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import {
  checkAndroidManifest,
  checkInfoPlist,
  type Finding,
  judgeTarget,
  LANGUAGES,
  NativeError,
  type NativeTarget,
  PLACEHOLDER_RETURN_URL,
  platformOf,
  type Snippet,
  type SnippetOptions,
  snippets,
} from '../native/index.js';
import { pgsOf } from './pgs.js';

const PLATFORMS = ['ios', 'android'] as const;

/** `iamport-elements native`: the code that an app needs around its payment page, and what an app is missing. */
export function nativeCommand(): Command {
  return new Command('native')
    .enablePositionalOptions()
    .description('Print the iOS or Android code that an app needs around its payment page')
    .addOption(new Option('--platform <name>', 'what the app runs on').choices(PLATFORMS))
    .addOption(new Option('--lang <name>', 'default: swift, or kotlin').choices(Object.values(LANGUAGES).flat()))
    .option('--pg <codes>', 'the PGs of your page, such as kcp,html5_inicis,kakao', pgsOf)
    .option('--scheme <name>', "your app's own scheme, the page's app-scheme, such as myshop")
    .option('--return-url <url>', 'the page that holds <iamport-return>')
    .option('--out <path>', 'write to a file, or into a folder (existing, or with a / at its end)')
    .option('--force', 'let --out overwrite files')
    .action(print)
    .addCommand(checkCommand());
}

function checkCommand(): Command {
  return new Command('check')
    .description("Say what an app's Info.plist or AndroidManifest.xml is missing")
    .argument('<file>', 'the Info.plist or the AndroidManifest.xml')
    .requiredOption('--pg <codes>', 'the PGs of your page, such as kcp,html5_inicis,kakao', pgsOf)
    .requiredOption('--scheme <name>', "your app's own scheme, the page's app-scheme, such as myshop")
    .option('--json', 'print the findings as JSON')
    .action(check);
}

interface TargetOptions {
  pg: string[];
  scheme: string;
  returnUrl?: string | undefined;
}

interface PrintOptions extends Partial<TargetOptions>, Partial<Pick<SnippetOptions, 'platform' | 'lang'>> {
  out?: string;
  force?: boolean;
}

function print(options: PrintOptions, command: Command): void {
  const { platform, lang, pg, scheme, returnUrl, out, force = false } = options;
  if (!platform || !pg || scheme === undefined) {
    command.error('error: --platform, --pg and --scheme are needed');
  }
  const made = orExplain(command, () => snippets({ platform, lang, ...targetOf({ pg, scheme, returnUrl }) }));
  if (out === undefined) console.log(asOneText(made));
  else orExplain(command, () => write(made, out, force));
  if (made.some(({ text }) => text.includes(PLACEHOLDER_RETURN_URL))) {
    console.error(`Change ${PLACEHOLDER_RETURN_URL} to the page that holds <iamport-return>, or use --return-url.`);
  }
}

const targetOf = ({ pg, scheme, returnUrl }: TargetOptions): NativeTarget => ({
  pgs: pg,
  scheme,
  ...(returnUrl === undefined ? {} : { returnUrl }),
});

const asOneText = (made: readonly Snippet[]): string =>
  made.map(({ file, purpose, text }) => `===== ${file}: ${purpose.en} =====\n\n${text.trimEnd()}\n`).join('\n');

/** Snippets of one file stand in it one after the other. */
function byFile(made: readonly Snippet[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { file, text } of made) {
    const before = files.get(file);
    files.set(file, before === undefined ? text : `${before.trimEnd()}\n\n${text}`);
  }
  return files;
}

function write(made: readonly Snippet[], out: string, force: boolean): void {
  const isFolder = /[\\/]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());
  const texts = isFolder ? [...byFile(made)].map(([file, text]) => ({ path: join(out, file), text })) : [];
  const files = isFolder ? texts : [{ path: out, text: asOneText(made) }];
  const standing = files.filter(({ path }) => existsSync(path)).map(({ path }) => path);
  if (standing.length > 0 && !force) throw new Error(`${standing.join(', ')} exists; --force overwrites`);
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`Wrote ${path}`);
  }
}

function check(file: string, { json = false, ...options }: TargetOptions & { json?: boolean }, command: Command): void {
  const findings = orExplain(command, () => findingsIn(readFileSync(file, 'utf8'), targetOf(options)));
  console.log(json ? JSON.stringify(findings, null, 2) : asReport(file, findings));
  process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function findingsIn(text: string, target: NativeTarget): Finding[] {
  const platform = platformOf(text);
  const judged = judgeTarget(target, platform);
  return platform === 'ios' ? checkInfoPlist(text, judged) : checkAndroidManifest(text, judged);
}

function asReport(file: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `${file} has all that these PGs need.`;
  const paragraphs = findings.map(({ severity, code, message, add }) => {
    const lines = add === '' ? '' : `\n${add.replace(/^/gm, '    ')}`;
    return `${severity} ${code}: ${message}${lines}`;
  });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${paragraphs.join('\n')}\n${file}: ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Does something, or ends with a line for each fault. */
function orExplain<T>(command: Command, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const faults = error instanceof NativeError ? error.faults : [{ message: (error as Error).message }];
    return command.error(faults.map(({ message }) => `error: ${message}`).join('\n'));
  }
}
