import { DEFAULT_SDK_URL } from '../../request/index.js';
import type { Hit } from './finders.js';
import { originOf } from './needs.js';
import type { Failed } from './tab.js';
import type { Visit } from './visit.js';

/** What the network says where the machine itself is not connected, or not let through. */
const CUT_OFF =
  /ERR_(?:NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|TIMED_OUT|CONNECTION_TIMED_OUT|NETWORK_ACCESS_DENIED)/;

/** Addresses that are known to be right. */
const KNOWN = [new URL(DEFAULT_SDK_URL).origin, 'https://cdn.jsdelivr.net'];

/** Scripts of a visit that this machine's network kept away: the page is not to blame. */
export const keptAway = ({ failed }: Visit): readonly Failed[] =>
  failed.filter(({ url, why }) => CUT_OFF.test(why) && KNOWN.includes(originOf(url)));

/** Each script once: the tag asks again, with a query of its own. */
export const onceEach = (failed: readonly Failed[]): Hit[] =>
  [...new Map(failed.map(({ url, why }) => [url.replace(/[?&]retry=\d+$/, ''), why]))].map(([src, why]) => ({
    words: { src, why },
  }));
