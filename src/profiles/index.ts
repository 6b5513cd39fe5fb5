import { html5Inicis } from './html5-inicis.js';
import { inicis } from './inicis.js';
import { kakao } from './kakao.js';
import { kcp } from './kcp.js';
import type { Profile } from './profile.js';

export type { Family, Profile, Route, Rule, RuleCondition, Severity } from './profile.js';

/** Every PG this library knows; one that is missing still works, with a warning. */
export const PROFILES: readonly Profile[] = [kcp, html5Inicis, inicis, kakao];

/** The profile of a `pg` value, which is a code or `code.MID`; none for an unknown or empty one. */
export function findProfile(pg: string | null | undefined): Profile | undefined {
  const code = pg?.split('.', 1)[0];
  return PROFILES.find((profile) => profile.code === code);
}

/** The SDK's parameter for escrow products; KCP's spelling where the PG is not known or has none (contract.md §1.4). */
export function escrowParamOf(profile: Profile | undefined): string {
  return profile?.escrowParam ?? kcp.escrowParam;
}
