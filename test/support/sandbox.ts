import { url } from '/__sandbox.js';
import { SandboxClient } from './sandbox-client.js';

/** The sandbox service of an element test: its engine's own, and on another origin than the test's page. */
export const sandbox = new SandboxClient(url);
