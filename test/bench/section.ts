/** One line of the table: a figure of ours beside the same of others, measured in the same run. */
export interface Row {
  /** 'bytes', 'start', 'click', 'many', 'life', 'page', 'home' or 'server'. */
  readonly section: string;
  /** Such as 'script, brotli' or 'button clickable, cold, CPU 4× slower'. */
  readonly figure: string;
  /** 'B', 'ms', 'µs', 'tasks', '/s' or ''. */
  readonly unit: string;
  readonly ours: number;
  /** By contestant: `{ 'Google Pay element': 12.3, 'by hand': 4.5 }`. */
  readonly others?: Readonly<Record<string, number>>;
  readonly aim?: Aim;
}

/** What a figure should be: a ratio to one of the others, a difference to it, or the value itself. */
interface Aim {
  readonly kind: 'ratio' | 'difference' | 'value';
  /** Which of the others; may be left out where there is one. */
  readonly to?: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A part of the bench. */
export type Section = () => Promise<Row[]>;

/** The one in the middle; of an even number of them, halfway between the two. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

/** Calls contestants in turn (a, b, a, b …), so that what slows the machine slows all of them; the first rounds do not count. */
export async function interleaved<Name extends string>(
  contestants: Readonly<Record<Name, () => Promise<number>>>,
  rounds: number,
  warmUps = 1,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const name of names) {
      const sample = await contestants[name]();
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}
