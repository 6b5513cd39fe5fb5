import * as fc from 'fast-check';
import { type Engine, openBrowser, type Page } from '../support/browsers.js';
import { faultsOf, type Log } from './invariants.js';
import { Slot } from './slot.js';
import { type Sequence, sequence } from './steps.js';

export interface ChaosOptions {
  seed: number;
  /** Where in the run of that seed a failure was; only there is looked. */
  path?: string | undefined;
  /** Makes what is found at the path smaller still. */
  shrink?: boolean | undefined;
  /** Sequences in all. */
  runs: number;
  /** Milliseconds after which no other sequence is begun. */
  limit?: number;
  /** Pages at a time. */
  pages?: number;
  /** Faults that are known are not looked at. */
  ignore?: RegExp | undefined;
  /** Told of every sequence that was played. */
  played?: (log: Log) => void;
}

/** A sequence after which something does not hold, as small as it could be made. */
export interface Failure {
  seed: number;
  path: string;
  sequence: Sequence;
  faults: string[];
  log: Log;
}

/** What was wrong with the last sequence of a property. */
class Broken extends Error {
  readonly faults: string[];
  readonly log: Log;

  constructor(faults: string[], log: Log) {
    super(faults.join('\n'));
    this.faults = faults;
    this.log = log;
  }
}

/** Plays sequences in a browser, several pages at a time; each page has a seed of its own, counted from the run's. */
export async function chaos(engine: Engine, options: ChaosOptions): Promise<Failure[]> {
  const {
    seed,
    path,
    shrink = path === undefined,
    runs,
    limit,
    pages = path === undefined ? 4 : 1,
    ignore,
    played = () => {},
  } = options;
  const browser = await openBrowser(engine, { device: 'pc' });
  const slots: Slot[] = [];
  try {
    for (let index = 0; index < pages; index += 1) slots.push(await Slot.open());
    await show(browser, slots);
    const found = await Promise.all(
      slots.map(async (slot, index): Promise<Failure[]> => {
        const property = fc.asyncProperty(sequence, async (steps) => {
          const log = await slot.play(steps);
          played(log);
          const faults = faultsOf(log).filter((fault) => !ignore?.test(fault));
          if (faults.length > 0) throw new Broken(faults, log);
        });
        const ownSeed = (seed + index) | 0;
        const details = await fc.check(property, {
          seed: ownSeed,
          ...(path !== undefined && { path }),
          endOnFailure: !shrink,
          numRuns: Math.ceil(runs / pages),
          ...(limit !== undefined && { interruptAfterTimeLimit: limit }),
        });
        if (details.counterexample === null) return [];
        const error = details.errorInstance;
        const { faults, log } =
          error instanceof Broken ? error : { faults: [`${error}`], log: { entries: [], payments: [] } };
        const [steps] = details.counterexample;
        return [{ seed: ownSeed, path: details.counterexamplePath ?? '', sequence: steps, faults, log }];
      }),
    );
    return found.flat();
  } finally {
    await browser.close();
    await Promise.all(slots.map((slot) => slot.close()));
  }
}

/** All slots on one page, each in sight: what is out of sight is slowed down by browsers. */
async function show(browser: Page, slots: readonly Slot[]): Promise<void> {
  const [first] = slots;
  await browser.goto((first as Slot).hostAddress);
  await browser.evaluate(
    (addresses: string[]) => {
      document.body.append(
        ...addresses.map((address) => {
          const frame = document.createElement('iframe');
          frame.src = address;
          frame.style.cssText = 'width: 300px; height: 400px';
          return frame;
        }),
      );
    },
    slots.map(({ address }) => address),
  );
  slots.forEach((slot, index) => {
    slot.lost = () =>
      void browser
        .evaluate(
          (at: number, address: string) => {
            (document.querySelectorAll('iframe')[at] as HTMLIFrameElement).src = address;
          },
          index,
          `${slot.address}?lost`,
        )
        .catch(() => {});
  });
}

/** A failure for a person to read, with the command that plays it again. */
export function tell(engine: Engine, { seed, path, sequence, faults, log }: Failure): string {
  const written = JSON.stringify(sequence.setup);
  const steps = sequence.steps.map((step) => `  ${JSON.stringify(step)}`);
  const start = log.entries[0]?.at ?? 0;
  const entries = log.entries.map(({ at = 0, ...entry }) => `  ${at - start} ${JSON.stringify(entry)}`);
  const payments = log.payments.map(({ imp_uid, merchant_uid, status }) => `  ${imp_uid} ${merchant_uid} ${status}`);
  return [
    `In ${engine}:`,
    ...faults.map((fault) => `  ✗ ${fault}`),
    `setup ${written}`,
    'steps',
    ...steps,
    'log, by the page’s milliseconds',
    ...entries,
    'payments at the service',
    ...payments,
    `again: npm run chaos -- --engine ${engine} --seed ${seed} --path ${path}`,
  ].join('\n');
}
