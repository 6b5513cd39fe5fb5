import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  checkFile,
  type Finding,
  LANGUAGES,
  NativeError,
  type NativeTarget,
  PLACEHOLDER_PACKAGE,
  PLACEHOLDER_RETURN_URL,
  type Snippet,
  type SnippetOptions,
  snippets,
} from '../native/index.js';
import { decodeXml } from './decode-xml.js';
import { writeFiles } from './write-files.js';

const PLATFORMS = ['ios', 'android'] as const;

/** `iamport-elements native`: the code that an app needs around its payment page, and what an app is missing. */
export function nativeCommand(): Command {
  return new Command('native')
    .enablePositionalOptions()
    .description('Print the iOS or Android code that an app needs around its payment page')
    .addOption(new Option('--platform <name>', 'what the app runs on').choices(PLATFORMS))
    .option('--lang <name>', `${Object.values(LANGUAGES).flat().join(', ')} (default: swift, or kotlin)`)
    .option('--pg <codes>', 'the PGs of your page, such as kcp,html5_inicis,kakao', listOf)
    .option('--scheme <name>', "your app's own scheme, the page's app-scheme, such as myshop")
    .option('--package <name>', "your Android app's package, such as com.your.shop")
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
    .option('--pg <codes>', 'the PGs of your page, such as kcp,html5_inicis,kakao', listOf)
    .option('--scheme <name>', "your app's own scheme, the page's app-scheme, such as myshop")
    .option('--json', 'print the findings as JSON')
    .action(check);
}

/** The PGs of `--pg`, judged with everything else. */
const listOf = (text: string): string[] => text.split(',');

interface TargetOptions {
  pg?: string[];
  scheme?: string;
}

interface PrintOptions extends TargetOptions, Partial<Pick<SnippetOptions, 'platform' | 'lang' | 'returnUrl'>> {
  package?: string;
  out?: string;
  force?: boolean;
}

function print(options: PrintOptions, command: Command): void {
  const { platform, lang, pg, scheme, returnUrl, package: packageName, out, force = false } = options;
  if (platform === undefined || pg === undefined || scheme === undefined) {
    command.error(missing({ '--platform': platform, '--pg': pg, '--scheme': scheme }));
  }
  const target: NativeTarget = {
    pgs: pg,
    scheme,
    ...(returnUrl === undefined ? {} : { returnUrl }),
    ...(packageName === undefined ? {} : { packageName }),
  };
  const made = orExplain(command, () => snippets({ platform, lang, ...target }));
  if (out === undefined) console.log(asOneText(made));
  else orExplain(command, () => write(made, out, force));
  for (const { placeholder, meaning } of PLACEHOLDERS) {
    if (made.some(({ text }) => text.includes(placeholder))) console.error(`Change ${placeholder} to ${meaning}.`);
  }
}

/** What stands in the text where nobody named it. */
const PLACEHOLDERS = [
  {
    placeholder: PLACEHOLDER_RETURN_URL,
    meaning: 'the page that holds <iamport-return>, or use --return-url',
  },
  { placeholder: PLACEHOLDER_PACKAGE, meaning: "your app's package, or use --package" },
];

const missing = (options: Readonly<Record<string, unknown>>): string =>
  `error: missing ${Object.keys(options)
    .filter((name) => options[name] === undefined)
    .join(', ')}`;

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
  if (out.trim() === '') throw new Error('--out names no file and no folder');
  const isFolder = /[\\/]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());
  const texts = isFolder ? [...byFile(made)].map(([file, text]) => ({ path: join(out, file), text })) : [];
  writeFiles(isFolder ? texts : [{ path: out, text: asOneText(made) }], force);
}

function check(file: string, options: TargetOptions & { json?: boolean }, command: Command): void {
  const { pg, scheme, json = false } = options;
  if (pg === undefined || scheme === undefined) command.error(missing({ '--pg': pg, '--scheme': scheme }));
  const findings = orExplain(command, () => checkFile(textOf(file), { pgs: pg, scheme }));
  console.log(json ? JSON.stringify(findings, null, 2) : asReport(file, findings));
  process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function textOf(file: string): string {
  return decodeXml(bytesOf(file));
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new Error(UNREADABLE[code]?.(file) ?? `${file} cannot be read: ${message}`);
  }
}

const noFile = (file: string): string => `There is no file ${file}.`;

const UNREADABLE: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: noFile,
  ENOTDIR: noFile,
  EISDIR: (file) => `${file} is a folder: name the file in it.`,
  EACCES: (file) => `You may not read ${file}.`,
};

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
