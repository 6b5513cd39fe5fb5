/** How the server behind `prepare-url` answers from now on; what is left out is as a good shop has it. */
export interface Answer {
  status?: number;
  type?: string;
  body?: unknown;
  /** It waits for the next change. */
  isHeld?: boolean;
}

/** What it was asked with. */
export interface Asked {
  readonly fields: Record<string, string>;
  readonly cookie: string;
}

let shops = 0;

/** A merchant's server that makes orders: `NAME_1` for the first question, and so on. */
export class OrderServer {
  readonly name: string;
  /** For `prepare-url`. */
  readonly url: string;

  constructor() {
    shops += 1;
    this.name = `o${Date.now()}${Math.floor(Math.random() * 1e6)}x${shops}`;
    this.url = `/__orders/${this.name}`;
  }

  /** The number of the order that was made so manieth. */
  order(count: number): string {
    return `${this.name}_${count}`;
  }

  async answers(answer: Answer): Promise<void> {
    await fetch(this.url, { method: 'PUT', body: JSON.stringify(answer) });
  }

  async asked(): Promise<Asked[]> {
    return (await fetch(this.url)).json();
  }
}
