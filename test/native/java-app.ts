import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type AndroidLanguage, androidCode } from '../../src/native/android/index.js';
import type { JudgedTarget } from '../../src/native/target.js';

const STUBS = join(import.meta.dirname, 'android-stubs');
const KOTLIN = 'node_modules/kotlin-compiler';
const KOTLIN_LIBRARY = join(KOTLIN, 'lib', 'kotlin-stdlib.jar');

/** Why Android code is not compiled here; false where it is. */
export const withoutJava: string | false =
  spawnSync('javac', ['-version']).status !== 0 && 'no JDK is here: install one (javac)';

/** Why Kotlin is not compiled here; false where it is. */
export const withoutKotlin: string | false =
  withoutJava || (!existsSync(KOTLIN_LIBRARY) && 'no Kotlin compiler is here: npm install');

/** Compiled Android code, one app for each name. */
export interface AndroidApps {
  /** Starts one of them. */
  start(name: string): JavaApp;
  /** Deletes what was compiled. */
  remove(): void;
}

/** Compiles the code for each target against the stubs, all of it at once: a compiler takes long to start. */
export function compileAndroid(
  language: AndroidLanguage,
  targets: Readonly<Record<string, JudgedTarget>>,
): AndroidApps {
  const folder = mkdtempSync(join(tmpdir(), 'android-'));
  const stubs = join(folder, 'stubs');
  const classes = join(folder, 'classes');
  compile('javac', ['-Xlint:all,-serial', '-d', stubs, ...readdirSync(STUBS).map((file) => join(STUBS, file))]);
  const sources = Object.entries(targets).flatMap(([name, target]) => write(folder, name, target, language));
  if (language === 'java') compile('javac', ['-Xlint:all', '-Werror', '-cp', stubs, '-d', classes, ...sources]);
  else
    compile(join(KOTLIN, 'bin', 'kotlinc'), ['-Werror', '-jvm-target', '17', '-cp', stubs, '-d', classes, ...sources]);
  const path = [stubs, classes, KOTLIN_LIBRARY].join(delimiter);
  return {
    start: (name) => new JavaApp(path, `${packageOf(name)}.PaymentActivity`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Each target's code goes into a package of its own, so that one run of the compiler takes them all. */
function write(folder: string, name: string, target: JudgedTarget, language: AndroidLanguage): string[] {
  mkdirSync(join(folder, name));
  return androidCode(target, language).map(({ file, text }) => {
    const path = join(folder, name, file);
    writeFileSync(path, text.replace('package com.example.shop', `package ${packageOf(name)}`));
    return path;
  });
}

function packageOf(name: string): string {
  return `com.example.shop.${name}`;
}

function compile(program: string, options: string[]): void {
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} refused the code:\n${stdout}${stderr}`);
}

/** One thing that the app's code did: what, and with which values. */
export type Deed = [what: string, ...values: string[]];

/** What a command led to. */
export interface Answer {
  readonly deeds: readonly Deed[];
  /** What the code returned, as text. */
  readonly returned: string;
}

/**
 * An Android app with our code in a Java runtime, driven by a test: `open` starts it, `navigate` plays what its pages do,
 * `newIntent` another app that comes back (the commands are those of android-stubs/Phone.java).
 */
export class JavaApp {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = '';

  constructor(path: string, activity: string) {
    this.#process = spawn('java', ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', path, 'phone.Phone', activity]);
    this.#lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
    this.#process.stderr.on('data', (text) => {
      this.#errors += text;
    });
  }

  /** Gives one command and resolves to what the code did; rejects where the code threw. One command at a time. */
  async send(command: string, ...values: string[]): Promise<Answer> {
    this.#process.stdin.write(`${[command, ...values].map(encodeURIComponent).join('\t')}\n`);
    const deeds: Deed[] = [];
    for (;;) {
      const { value: line, done } = await this.#lines.next();
      if (done) throw new Error(`The app has ended: ${this.#errors}`);
      const [what = '', ...fields] = line.split('\t');
      const decoded = fields.map((field: string) => decodeURIComponent(field.replaceAll('+', ' ')));
      if (what === 'threw') throw new Error(`${command} ${values.join(' ')}: ${decoded[0]}`);
      if (what === 'done') return { deeds, returned: decoded[0] ?? '' };
      deeds.push([what, ...decoded]);
    }
  }

  /** Ends the app. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.stdin.end();
    await ended;
  }
}
