/** One payment channel of a merchant, as `/users/pg/{code}` lists it (`wire.md`, Start). */
export interface Channel {
  pg_provider: string;
  pg_id: string;
  type: 'payment' | 'certification';
}

/** The channels every merchant code has unless the options say otherwise; the first is the default one. */
export const defaultChannels: readonly Channel[] = [
  { pg_provider: 'kcp', pg_id: 'T0000', type: 'payment' },
  { pg_provider: 'html5_inicis', pg_id: 'INIpayTest', type: 'payment' },
  { pg_provider: 'inicis', pg_id: 'INIBillTst', type: 'payment' },
  { pg_provider: 'kakao', pg_id: 'cnstest25m', type: 'payment' },
  { pg_provider: 'kakaopay', pg_id: 'TC0ONETIME', type: 'payment' },
  { pg_provider: 'payco', pg_id: 'PARTNERTEST', type: 'payment' },
];

/** A merchant's channels for these PGs, each a `code` or `code.MID`; the first is the default one. */
export function channelsFor(...pgs: string[]): Channel[] {
  return pgs.map((pg) => {
    const [code = '', ...mid] = pg.split('.');
    return { pg_provider: code, pg_id: mid.join('.') || `${code}_test`, type: 'payment' };
  });
}

/** The channel behind one frame: the default one without a provider, `undefined` when it is not registered. */
export function findChannel(channels: readonly Channel[], provider: string, pgId: string): Channel | undefined {
  if (!provider) return channels[0];
  return channels.find((channel) => channel.pg_provider === provider && (!pgId || channel.pg_id === pgId));
}
