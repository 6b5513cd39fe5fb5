/** One thing that is wrong with what was asked for. */
export interface NativeFault {
  /** `pgs`, `scheme`, `returnUrl`, `packageName`, `platform`, `lang` or `file`. */
  readonly path: string;
  /** What is wrong, why, and what to change. */
  readonly message: string;
}

/** Nothing can be made, or checked, of what was asked for; holds every fault at once. */
export class NativeError extends Error {
  readonly faults: readonly NativeFault[];

  constructor(faults: readonly NativeFault[]) {
    super(faults.map(({ message }) => message).join('\n'));
    this.name = 'NativeError';
    this.faults = faults;
  }
}
