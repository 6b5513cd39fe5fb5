import { checkInfoPlist } from './check-info-plist.js';
import { checkAndroidManifest } from './check-manifest.js';
import type { Finding } from './finding.js';
import { judgeTarget } from './judge.js';
import type { NativeTarget } from './target.js';
import { platformOf } from './xml.js';

/** What an app's Info.plist or AndroidManifest.xml is missing; throws a `NativeError` where it is neither. */
export function checkFile(text: string, target: NativeTarget): Finding[] {
  const platform = platformOf(text);
  const judged = judgeTarget(target, platform);
  return platform === 'ios' ? checkInfoPlist(text, judged) : checkAndroidManifest(text, judged);
}
