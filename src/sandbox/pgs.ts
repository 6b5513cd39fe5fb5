import { aboutOf, type Text } from '../profiles/about.js';
import { type PayMethod, type PgCode, PROFILES, type Profile } from '../profiles/index.js';

/** A PG that the sandbox plays as the vendor's manuals describe it. */
export interface SandboxPg {
  /** What `pg` and `channelsFor` call it. */
  readonly code: PgCode;
  readonly label: Text;
  /** In its own spelling; empty where the window lets the buyer choose, null where nobody knows. */
  readonly payMethods: readonly PayMethod[] | null;
}

/** Every PG that the sandbox plays, the ones of the vendor's manuals first. */
export const pgs: readonly SandboxPg[] = (PROFILES as readonly Profile<PgCode>[]).map(
  ({ code, payMethods = null }) => ({
    code,
    label: aboutOf(code)?.label ?? { ko: code, en: code },
    payMethods,
  }),
);
