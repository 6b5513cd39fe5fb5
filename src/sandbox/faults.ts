/** One way in which the script, its service or the REST API misbehaves. */
export interface Fault {
  /**
   * What misbehaves: the SDK's script, the list of channels, a channel's frame, the browser's popups, the whole REST API,
   * or every call of it that needs a token.
   */
  place: 'script' | 'channels' | 'frames' | 'popups' | 'rest' | 'token';
  /** The status it answers with, over a page of HTML; 401 in the REST API's own words. */
  status?: 401 | 404 | 500 | 503;
  /** How long its answer takes, in milliseconds. */
  delay?: number;
  /** The content type it claims. */
  type?: string;
  /** How much of it arrives, from 0 to 1. */
  part?: number;
}

/** Every fault by its name. */
export const faults = {
  'script-error': { place: 'script', status: 503 },
  'script-missing': { place: 'script', status: 404 },
  'script-hang': { place: 'script', delay: Number.POSITIVE_INFINITY },
  'script-slow': { place: 'script', delay: 2000 },
  'script-type': { place: 'script', type: 'text/html' },
  'script-half': { place: 'script', part: 0.5 },
  'script-empty': { place: 'script', part: 0 },
  'channels-error': { place: 'channels', status: 500 },
  'frame-hang': { place: 'frames', delay: Number.POSITIVE_INFINITY },
  'frame-slow': { place: 'frames', delay: 2000 },
  'frame-error': { place: 'frames', status: 500 },
  'popup-refused': { place: 'popups' },
  'rest-down': { place: 'rest', status: 503 },
  'rest-error': { place: 'rest', status: 500 },
  'rest-slow': { place: 'rest', delay: 2000 },
  'rest-hang': { place: 'rest', delay: Number.POSITIVE_INFINITY },
  'rest-malformed': { place: 'rest', part: 0.5 },
  'token-expired': { place: 'token', status: 401 },
} as const satisfies Record<string, Fault>;

/** The name of one fault. */
export type FaultName = keyof typeof faults;

/** Every fault's name. */
export const faultNames = Object.keys(faults) as FaultName[];

/** Tells whether a value names a fault. */
export function isFaultName(value: unknown): value is FaultName {
  return faultNames.includes(value as FaultName);
}

/** The name of a fault of the REST API, which has no address of its own to ask for one in. */
export type RestFaultName = {
  [Name in FaultName]: (typeof faults)[Name]['place'] extends 'rest' | 'token' ? Name : never;
}[FaultName];

/** Every name of a fault of the REST API. */
export const restFaultNames = faultNames.filter((name): name is RestFaultName =>
  ['rest', 'token'].includes(faults[name].place),
);

/** Tells whether a value names a fault of the REST API. */
export function isRestFaultName(value: unknown): value is RestFaultName {
  return restFaultNames.includes(value as RestFaultName);
}

/** A fault of the REST API that stands. */
export interface RestFault {
  name: RestFaultName;
  /** How many more calls it spoils; left out: all. */
  times?: number;
}
