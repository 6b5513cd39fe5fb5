import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Language } from './texts.js';

/** What is behind a code, and what to change. */
export interface Advice {
  readonly cause: string;
  readonly change: string;
}

const manifest = createRequire(import.meta.url).resolve('iamport-elements/package.json');
const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
const command = join(dirname(manifest), bin['iamport-elements']);

const known = new Map<string, Promise<Advice | null>>();

/** What `npx iamport-elements explain` says of a code; null where it knows nothing. */
export function adviceFor(code: string, language: Language): Promise<Advice | null> {
  const key = `${language} ${code}`;
  const advice = known.get(key) ?? explain(code, language);
  known.set(key, advice);
  return advice;
}

async function explain(code: string, language: Language): Promise<Advice | null> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      command,
      'explain',
      '--lang',
      language,
      '--',
      code,
    ]);
    const [, cause = '', change = ''] = stdout.split('\n').map((line) => line.replace(/^ +(?:→ )?/, ''));
    return { cause, change };
  } catch {
    return null;
  }
}
