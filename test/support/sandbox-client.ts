import type { SandboxPayment, ScenarioName } from '../../src/sandbox/index.js';

/** A sandbox service as a test sees it over HTTP: in the browser's tests or in Node's. */
export class SandboxClient {
  readonly url: string;
  /** The SDK that the service hands out, for `sdk-url`. */
  readonly sdkUrl: string;

  constructor(url: string) {
    this.url = url;
    this.sdkUrl = `${url}/v1/iamport.js`;
  }

  /** Payments whose window opened, oldest first, with their parameters as they arrived; all, or one order's. */
  async payments(merchantUid?: string): Promise<SandboxPayment[]> {
    const query = merchantUid === undefined ? '' : `?merchant_uid=${encodeURIComponent(merchantUid)}`;
    return (await this.#ask(`/inspect/payments${query}`)).json();
  }

  /** Forgets every payment. */
  async clear(): Promise<void> {
    await this.#ask('/inspect/payments', { method: 'DELETE' });
  }

  /** Chooses how payments end from now on; null leaves it to whoever clicks in the window. */
  async setScenario(scenario: ScenarioName | null): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await this.#ask('/inspect/scenario', { method: 'PUT', headers, body: JSON.stringify({ scenario }) });
  }

  /** As new: no payment, no scenario. */
  async reset(): Promise<void> {
    await this.clear();
    await this.setScenario(null);
  }

  async #ask(path: string, init?: RequestInit): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, init);
    if (!response.ok) throw new Error(`${init?.method ?? 'GET'} ${path} of the sandbox answered ${response.status}`);
    return response;
  }
}
