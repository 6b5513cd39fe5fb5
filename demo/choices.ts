import { pgs, type ScenarioName, scenarioNames } from 'iamport-elements/sandbox';
import type { Language } from './texts.js';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko)';

/** What each device says it is: the script, the tag and the service all go by it. */
export const devices = {
  pc: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Chrome/142.0.0.0 Safari/537.36`,
  phone: `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Chrome/142.0.0.0 Mobile Safari/537.36`,
  app: `Mozilla/5.0 (Linux; Android 15; SM-S931N Build/AP3A; wv) ${chrome} Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36`,
} as const;

/** A device that the playground can play. */
export type PlayedDevice = keyof typeof devices;

/** What is chosen in the playground; the names are those of its address. */
export interface Choices {
  readonly pg: string;
  /** Empty where the window lets the buyer choose. */
  readonly method: string;
  readonly device: PlayedDevice;
  readonly language: Language;
  /** Empty where the person in the window decides. */
  readonly scenario: ScenarioName | '';
  /** Further attributes, as HTML has them. */
  readonly extra: string;
}

/** What a PG's list of pay methods offers. */
export function methodsOf(pg: string): readonly string[] {
  const methods = pgs.find(({ code }) => code === pg)?.payMethods ?? ['card'];
  return methods.length > 0 ? methods : [''];
}

/** Where the service is reached as this device, by a merchant with this PG; without a device, as whatever the browser is. */
export const serviceOf = (pg: string, device: PlayedDevice | 'browser' = 'browser'): string =>
  `/playground/service/${device}/${pg}`;

/** What an address chooses; whatever it does not say, or says wrongly, is the first of its list. */
export function choicesOf(query: Readonly<Record<string, string>>, language: Language): Choices {
  const oneOf = <Value extends string>(name: string, values: readonly Value[], usual = values[0]): Value => {
    return values.find((value) => value === query[name]) ?? (usual as Value);
  };
  const pg = oneOf(
    'pg',
    pgs.map(({ code }) => code),
  );
  return {
    pg,
    method: oneOf('method', methodsOf(pg)),
    device: oneOf('device', Object.keys(devices) as PlayedDevice[]),
    language: oneOf('language', ['ko', 'en'], language),
    scenario: oneOf('scenario', ['', ...scenarioNames]),
    extra: query.extra ?? '',
  };
}
