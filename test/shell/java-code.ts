import { judgeTarget } from '../../src/native/index.js';
import { compileAndroid, type Deed as JavaDeed } from '../native/java-app.js';
import type { AppCode, AppTarget, Deed } from './app-code.js';
import { apps } from './apps.js';

const kinds: Readonly<Record<string, (value: string) => Deed>> = {
  startActivity: (url) => ({ kind: 'start', url }),
  loadUrl: (url) => ({ kind: 'load', url }),
  evaluateJavascript: (script) => ({ kind: 'evaluate', script }),
};

/** What a page does not hear of. */
const silent = ['setting', 'log', 'flushCookies'];

const deedsOf = (deeds: readonly JavaDeed[]): Deed[] =>
  deeds
    .filter(([what]) => !silent.includes(what))
    .map(([what, value = '']) => {
      const deed = kinds[what]?.(value);
      if (!deed) throw new Error(`The app's code did what no test knows: ${what} ${value}`);
      return deed;
    });

/** The Java code that `iamport-elements/native` writes for these PGs, in a Java runtime. */
export async function javaCode(pgs: readonly string[], target: AppTarget): Promise<AppCode> {
  const compiled = compileAndroid('java', { app: judgeTarget({ pgs, ...target }, 'android') });
  const app = compiled.start('app');
  await app.send('install', 'com.android.vending', 'market');
  await app.send('open', '');
  return {
    visited: async (url) => void (await app.send('visited', url)),
    navigate: async (url, installed, byPage) => {
      for (const known of Object.values(apps)) {
        if (installed.includes(known)) await app.send('install', known.androidPackage, known.scheme);
        else await app.send('uninstall', known.androidPackage);
      }
      return deedsOf((await app.send('navigate', url, byPage ? 'main' : 'frame')).deeds);
    },
    return: async (url) => deedsOf((await app.send('newIntent', url)).deeds),
    close: async () => {
      await app.close();
      compiled.remove();
    },
  };
}
