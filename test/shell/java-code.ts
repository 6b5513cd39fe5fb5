import { judgeTarget } from '../../src/native/index.js';
import { compileAndroid, type Deed as JavaDeed } from '../native/java-app.js';
import type { AppCode, AppTarget, Deed } from './app-code.js';
import { apps } from './apps.js';

const kinds: Readonly<Record<string, (value: string) => Deed>> = {
  startActivity: (url) => ({ kind: 'start', url }),
  loadUrl: (url) => ({ kind: 'load', url }),
  evaluateJavascript: (script) => ({ kind: 'evaluate', script }),
};

const deedsOf = (deeds: readonly JavaDeed[]): Deed[] =>
  deeds.flatMap(([what, value = '']) => kinds[what]?.(insecure(value)) ?? []);

// The app follows https only, and the service of a test has none.
const SERVICE = /\bhttps?:\/\/127\.0\.0\.1/g;
const secure = (url: string): string => url.replace(SERVICE, 'https://127.0.0.1');
const insecure = (url: string): string => url.replace(SERVICE, 'http://127.0.0.1');

/** The Java code that `iamport-elements/native` writes for these PGs, in a Java runtime. */
export async function javaCode(pgs: readonly string[], target: AppTarget): Promise<AppCode> {
  const compiled = compileAndroid('java', { app: judgeTarget({ pgs, ...target }, 'android') });
  const app = compiled.start('app');
  await app.send('install', 'com.android.vending', 'market');
  await app.send('open', '');
  return {
    visited: async (url) => void (await app.send('visited', secure(url))),
    navigate: async (url, installed) => {
      for (const known of Object.values(apps)) {
        if (installed.includes(known)) await app.send('install', known.androidPackage, known.scheme);
        else await app.send('uninstall', known.androidPackage);
      }
      return deedsOf((await app.send('navigate', url, 'main')).deeds);
    },
    return: async (url) => deedsOf((await app.send('newIntent', secure(url))).deeds),
    close: async () => {
      await app.close();
      compiled.remove();
    },
  };
}
