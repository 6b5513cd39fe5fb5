import { PROFILES, type Profile, type Road } from '../../profiles/index.js';

/** One PG that may open a popup, as the stand-in SDK is handed it. */
export interface PopupRow {
  codes: readonly string[];
  road: Profile['road'];
  detours: readonly { when: Record<string, unknown>; road: Road }[];
}

/** The parameters that choose between a popup and another road; they are spelt alike on the wire. */
const switches = ['popup', 'naverPopupMode'];

/** The PGs that may open a popup: the SDK has to know in the click, before its service can tell. */
export const popupRows: readonly PopupRow[] = (PROFILES as readonly Profile[])
  .map(({ code, aliases = [], road, detours = [] }) => ({
    codes: [code, ...aliases],
    road,
    detours: detours.filter(({ when }) => Object.keys(when).every((name) => switches.includes(name))),
  }))
  .filter(({ road, detours }) => [road.pc, road.phone, ...detours.map((detour) => detour.road)].includes('popup'));

/** Whether a request's window is a popup. Self-contained: the service sends its source to the browser. */
export function opensPopup(
  rows: readonly PopupRow[],
  provider: string | null,
  params: Record<string, unknown>,
  device: 'pc' | 'phone',
): boolean {
  const row = rows.find(({ codes }) => codes.includes(String(provider)));
  const detour = row?.detours.find(({ when }) => Object.entries(when).every(([name, value]) => params[name] === value));
  return (detour?.road ?? row?.road[device]) === 'popup';
}
