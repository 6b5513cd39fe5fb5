import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];

/** Where a browser of the Chromium family usually is; none where this machine has none. */
export function findBrowser(): string | undefined {
  const { PATH = '', CHROME_PATH, PROGRAMFILES, LOCALAPPDATA } = process.env;
  const x86 = process.env['PROGRAMFILES(X86)'];
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/', homedir()].map((root) => join(root, `Applications/${name}.app/Contents/MacOS/${name}`)),
  );
  const programs = [PROGRAMFILES, x86, LOCALAPPDATA].flatMap((root) =>
    ['Google/Chrome', 'Microsoft/Edge'].map(
      (name) => root && join(root, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
    ),
  );
  return [CHROME_PATH, ...onPath, ...apps, ...programs].find((file) => file !== undefined && existsSync(file));
}

/** What the browser tells without being asked. */
export interface BrowserEvent {
  readonly sessionId?: string;
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each event of the protocol has a shape of its own.
  readonly params: any;
}

interface Answer extends BrowserEvent {
  readonly id?: number;
  // biome-ignore lint/suspicious/noExplicitAny: each command of the protocol has an answer of its own.
  readonly result?: any;
  readonly error?: { readonly message: string };
}

/** A browser of the Chromium family without a window, spoken to over a pipe: JSON between zero bytes. */
export class Browser {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #asked = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Set<(event: BrowserEvent) => void>();
  #count = 0;
  #end: Error | null = null;

  private constructor(child: ChildProcess, profile: string) {
    this.#child = child;
    this.#profile = profile;
    let rest = '';
    (child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#hear(JSON.parse(message) as Answer);
    });
    child.stdio[3]?.on('error', () => {});
    child.on('error', (error) => this.#over(error));
    child.on('close', (code) => this.#over(new Error(`the browser ended with code ${code}`)));
  }

  /** Starts a browser with a profile of its own. */
  static async open(path: string): Promise<Browser> {
    const profile = await mkdtemp(join(tmpdir(), 'iamport-elements-doctor-'));
    const args = [
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--mute-audio',
      // A file stands at an address that nobody serves, from where a sandbox on this machine would be out of reach.
      '--disable-features=LocalNetworkAccessChecks',
      // Root, as in a container, cannot have a sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ];
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const browser = new Browser(child, profile);
    try {
      await browser.send('Browser.getVersion');
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** A command of the DevTools protocol, and its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: each command of the protocol has an answer of its own.
  send(method: string, params: object = {}, sessionId?: string): Promise<any> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      this.#count += 1;
      this.#asked.set(this.#count, { resolve, reject });
      (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id: this.#count, method, params, sessionId })}\0`);
    });
  }

  /** Hears what the browser tells, until the function that comes back is called. */
  listen(listener: (event: BrowserEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode === null && !this.#end) {
      const closed = new Promise((resolve) => this.#child.once('close', resolve));
      this.send('Browser.close').catch(() => {});
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
      await closed;
      clearTimeout(timer);
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #hear({ id, result, error, ...event }: Answer): void {
    const asked = id === undefined ? undefined : this.#asked.get(id);
    if (id === undefined) for (const listener of this.#listeners) listener(event);
    else this.#asked.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }

  #over(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}
