/** The page's clock: everything that a page can tell the time by, `rate` times as fast as the world's. */
export class Clock {
  #rate: number;
  /** When the rate was last changed, in the world's time and in the page's. */
  #since: { world: number; page: number; rate: number }[] = [];
  readonly #worldNow = performance.now.bind(performance);
  readonly #worldTimeout = window.setTimeout.bind(window);

  constructor(rate: number) {
    this.#rate = rate;
    this.rate = rate;
    const began = { page: this.now(), date: Date.now() };
    const setInterval = window.setInterval.bind(window);
    const getEntries = performance.getEntriesByName.bind(performance);
    const scaled = (delay = 0) => delay / this.#rate;
    Object.assign(window, {
      setTimeout: (run: () => void, delay?: number, ...args: never[]) =>
        this.#worldTimeout(run, scaled(delay), ...args),
      setInterval: (run: () => void, delay?: number, ...args: never[]) => setInterval(run, scaled(delay), ...args),
    });
    Date.now = () => Math.floor(began.date + this.now() - began.page);
    performance.now = () => this.now();
    // What the network's record says is compared with the page's own time.
    performance.getEntriesByName = (...args) =>
      getEntries(...args).map((entry) => {
        const { responseEnd = 0, ...rest } = entry.toJSON();
        return { ...rest, responseEnd: responseEnd && this.#pageTime(responseEnd) };
      });
  }

  set rate(rate: number) {
    const world = this.#worldNow();
    const page = this.#since.length ? this.#pageTime(world) : world;
    this.#since.unshift({ world, page, rate });
    this.#rate = rate;
  }

  now(): number {
    return this.#pageTime(this.#worldNow());
  }

  /** Waits milliseconds of the page's. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#worldTimeout(resolve, milliseconds / this.#rate));
  }

  #pageTime(world: number): number {
    const { rate, ...since } = this.#since.find((change) => change.world <= world) ?? this.#since.at(-1)!;
    return since.page + (world - since.world) * rate;
  }
}
