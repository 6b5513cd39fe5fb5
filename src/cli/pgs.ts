import { InvalidArgumentError } from 'commander';
import { findProfile, PROFILES } from '../profiles/index.js';

/** The PGs of a `--pg` option, such as `kcp,nice_v2.MID`. */
export function pgsOf(text: string): string[] {
  const pgs = text.split(',').map((pg) => pg.trim());
  const unknown = pgs.find((pg) => !findProfile(pg));
  if (unknown === undefined) return pgs;
  throw new InvalidArgumentError(`There is no PG "${unknown}", only ${PROFILES.map(({ code }) => code).join(', ')}.`);
}
