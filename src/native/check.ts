import { checkPlist } from './check-info-plist.js';
import { checkManifest } from './check-manifest.js';
import type { Finding } from './finding.js';
import { judgeTarget } from './judge.js';
import type { NativeTarget } from './target.js';
import { parseXml, platformIn, rootOf } from './xml.js';

/** What an app's Info.plist or AndroidManifest.xml is missing; throws a `NativeError` where it is neither. */
export function checkFile(text: string, target: NativeTarget): Finding[] {
  const document = parseXml(text);
  const platform = platformIn(document);
  const judged = judgeTarget(target, platform);
  return platform === 'ios'
    ? checkPlist(rootOf(document, 'plist'), judged)
    : checkManifest(rootOf(document, 'manifest'), judged);
}
