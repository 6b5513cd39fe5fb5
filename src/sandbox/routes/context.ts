import type { Channel } from '../channels.js';
import type { RestFault } from '../faults.js';
import type { Notices } from '../notices.js';
import type { PaymentStore } from '../payment-store.js';
import type { ScenarioName } from '../scenarios.js';
import type { Tokens } from '../tokens.js';

/** What every route of one sandbox shares. */
export interface Service {
  /** The path prefix, without a slash at its end; empty at the root of an origin. */
  readonly base: string;
  readonly channels: readonly Channel[];
  /** How long a window stands that ends by itself, in milliseconds. */
  readonly delay: number;
  readonly payments: PaymentStore;
  readonly tokens: Tokens;
  readonly notices: Notices;
  /** The ending of every payment that does not name its own; null: the person chooses. */
  scenario: ScenarioName | null;
  /** How the REST API misbehaves; null: it does not. */
  fault: RestFault | null;
}
