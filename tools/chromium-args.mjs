// @ts-check
import { platform } from 'node:os';

/** Our own pages need no sandbox (which root cannot have), no QUIC and no talk with the browser's maker. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  ...(platform() === 'linux' ? ['--disable-dev-shm-usage'] : []),
];
