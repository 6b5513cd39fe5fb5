/** One way in which the script or its service misbehaves. */
export interface Fault {
  /** What misbehaves: the SDK's script, the list of channels, a channel's frame, or the browser's popups. */
  place: 'script' | 'channels' | 'frames' | 'popups';
  /** The status it answers with, over a page of HTML. */
  status?: 404 | 500 | 503;
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
} as const satisfies Record<string, Fault>;

/** The name of one fault. */
export type FaultName = keyof typeof faults;

/** Every fault's name. */
export const faultNames = Object.keys(faults) as FaultName[];

/** Tells whether a value names a fault. */
export function isFaultName(value: unknown): value is FaultName {
  return faultNames.includes(value as FaultName);
}
