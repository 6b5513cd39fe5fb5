import { detectEnvironment, type Environment } from '../../environment/index.js';

/** Every page is judged on both, since their payments take other roads. */
export type Device = 'pc' | 'phone';

/** What a browser says of itself on a device. */
export const USER_AGENTS: Readonly<Record<Device, string>> = {
  pc: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  phone:
    'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
};

/** All devices, in the order of a report. */
export const DEVICES = Object.keys(USER_AGENTS) as Device[];

/** Where a page on that device runs. */
export const environmentOf = (device: Device): Environment => detectEnvironment({ userAgent: USER_AGENTS[device] });
