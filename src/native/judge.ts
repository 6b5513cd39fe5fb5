import { z } from 'zod';
import { type AppDuty, aboutOf } from '../profiles/about.js';
import { breaks, findProfile, type PgCode, PROFILES } from '../profiles/index.js';
import { packageFault } from './android/packages.js';
import type { Platform } from './app.js';
import { appsFor, PAYMENT_APPS } from './apps.js';
import { NativeError } from './errors.js';
import type { JudgedTarget, NativeTarget } from './target.js';

/** Stands in snippets where no return page was named; to be changed. */
export const PLACEHOLDER_RETURN_URL = 'https://shop.example/order/return';

/** Stands in Android code where no package was named; to be changed. */
export const PLACEHOLDER_PACKAGE = 'com.example.shop';

/** Schemes that belong to the system, to browsers or to other apps. */
const TAKEN = new Set(
  [
    ...['http', 'https', 'about', 'javascript', 'data', 'blob', 'file', 'content', 'intent', 'android-app', 'market'],
    ...['tel', 'sms', 'mailto', 'itms', 'itms-services', 'app-settings', 'prefs', 'vbscript', 'ws', 'wss', 'ftp'],
    ...PAYMENT_APPS.map(({ scheme }) => scheme),
  ].map((scheme) => scheme.toLowerCase()),
);

/** Hosts of a developer's own machine, as an emulator and a simulator see it. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '10.0.2.2', '[::1]'];

const pg = z.string({ error: 'A PG is a text such as kcp.' }).transform((written, context) => {
  const profile = findProfile(written.trim());
  if (profile) return profile.code as PgCode;
  const codes = PROFILES.map(({ code }) => code).join(', ');
  context.addIssue({ code: 'custom', message: `There is no PG ${JSON.stringify(written)}, only ${codes}.` });
  return z.NEVER;
});

const schemeFor = (platform: Platform) =>
  z.string({ error: 'The scheme of your app is missing: name it, such as myshop.' }).transform((written, context) => {
    const scheme = written.trim().replace(/:(?:\/\/)?$/, '');
    const message = schemeFault(scheme, platform);
    if (message === undefined) return scheme;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

function schemeFault(scheme: string, platform: Platform): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*$/i.test(scheme)) {
    return `${JSON.stringify(scheme)} is no scheme: it starts with a letter, then letters, digits, "+", "-" and "." only, such as myshop.`;
  }
  if (TAKEN.has(scheme.toLowerCase())) {
    return `The scheme "${scheme}" belongs to the system or to another app: choose one of your own, such as myshop.`;
  }
  if (platform === 'android' && scheme !== scheme.toLowerCase()) {
    return `Android finds no scheme with capital letters: write "${scheme.toLowerCase()}", in the page's app-scheme too.`;
  }
  return undefined;
}

const returnUrl = z
  .string({ error: 'The return page is an address, such as https://shop.example/order/return.' })
  .default(PLACEHOLDER_RETURN_URL)
  .transform((written, context) => {
    const url = URL.canParse(written) ? new URL(written) : undefined;
    const local = url?.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname);
    if (url && (url.protocol === 'https:' || local) && !url.username && !url.password) return url.href;
    context.addIssue({
      code: 'custom',
      message: `The return page ${JSON.stringify(written)} has to be an https address (http for localhost and 10.0.2.2 only), since it receives payments.`,
    });
    return z.NEVER;
  });

const packageName = z
  .string({ error: 'The package of your app is a text such as com.your.shop.' })
  .default(PLACEHOLDER_PACKAGE)
  .transform((written, context) => {
    const name = written.trim();
    const message = packageFault(name);
    if (message === undefined) return name;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const targetFor = (platform: Platform) =>
  z.object({
    pgs: z
      .array(pg, { error: 'Name the PGs that your page takes payments with, such as kcp.' })
      .min(1, 'Name at least one PG, such as kcp.')
      .transform((codes) => [...new Set(codes)]),
    scheme: schemeFor(platform),
    returnUrl,
    packageName,
  });

/** Whether a PG does not come back to a scheme, by its own rules. */
function refuses(code: PgCode, appScheme: string, os: Platform): boolean {
  const rules = findProfile(code)?.rules ?? [];
  const values = { appScheme, os, device: 'phone', inApp: true };
  return rules.some((rule) => rule.field === 'appScheme' && breaks(rule, values));
}

/** A target with what follows from its PGs; throws a {@link NativeError} that holds every fault. */
export function judgeTarget(target: NativeTarget, platform: Platform): JudgedTarget {
  const parsed = targetFor(platform).safeParse(target);
  if (!parsed.success) {
    throw new NativeError(parsed.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message })));
  }
  const { pgs, scheme } = parsed.data;
  const refusing = pgs.filter((code) => refuses(code, scheme, platform));
  if (refusing.length > 0) {
    const message = `${refusing.join(', ')} does not come back to the scheme "${scheme}": letters and digits alone are safe.`;
    throw new NativeError([{ path: 'scheme', message }]);
  }
  const duties = new Set<AppDuty>(pgs.flatMap((code) => aboutOf(code)?.appDuties ?? []));
  return { ...parsed.data, apps: appsFor(pgs, platform), duties };
}
