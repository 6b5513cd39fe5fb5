import type { Log } from './invariants.js';

/** What was played, counted. */
export class Tally {
  sequences = 0;
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #start = Date.now();

  add({ entries }: Log): void {
    this.sequences += 1;
    for (const entry of entries) {
      if (entry.what === 'step') this.#count('steps', entry.step[0]);
      if (entry.what === 'request_pay') this.#count('windows', 'request_pay');
      if (entry.what === 'event') {
        const { status, reason, verified } = entry.outcome;
        this.#count('outcomes', `${status}${reason ? ` ${reason}` : ''}${verified ? ' (verified)' : ''}`);
      }
    }
  }

  #count(kind: string, name: string): void {
    const counts = this.#counts.get(kind) ?? new Map<string, number>();
    this.#counts.set(kind, counts.set(name, (counts.get(name) ?? 0) + 1));
  }

  toString(): string {
    const lines = [...this.#counts].map(([kind, counts]) => {
      const sorted = [...counts].sort(([, one], [, other]) => other - one);
      const sum = sorted.reduce((total, [, times]) => total + times, 0);
      return `${sum} ${kind}: ${sorted.map(([name, times]) => `${name} ${times}`).join(', ')}`;
    });
    return [`${this.sequences} sequences in ${Math.round((Date.now() - this.#start) / 1000)} s`, ...lines].join('\n');
  }
}
