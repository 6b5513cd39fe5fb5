import type { ImpPayParams, SdkParams } from '../request/index.js';
import type { Imp } from './imp.js';

type WithToJson = { toJSON?: unknown };

/** Runs with the page's own `toJSON` of arrays and strings out of the way (old Prototype.js; wire.md "Quirks"). */
function withPlainJson(run: () => void): void {
  const patched = [Array.prototype, String.prototype].filter((prototype) =>
    Object.prototype.hasOwnProperty.call(prototype, 'toJSON'),
  ) as WithToJson[];
  const kept = patched.map((prototype) => Object.getOwnPropertyDescriptor(prototype, 'toJSON') as PropertyDescriptor);
  for (const prototype of patched) delete prototype.toJSON;
  try {
    run();
  } finally {
    patched.forEach((prototype, index) => {
      Object.defineProperty(prototype, 'toJSON', kept[index] as PropertyDescriptor);
    });
  }
}

/** A deep copy whose arrays answer to no `toJSON`, since the SDK may write them later; the SDK writes into it too. */
function handOver(value: unknown): unknown {
  if (Array.isArray(value)) {
    return Object.defineProperty(value.map(handOver), 'toJSON', { value: undefined, enumerable: false });
  }
  if (typeof value !== 'object' || value === null) return value;
  if (typeof (value as WithToJson).toJSON === 'function') return (value as { toJSON(): unknown }).toJSON();
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, handOver(part)]));
}

/** Calls `request_pay` now, in the caller's own task; says what it gave back, and what became of a popup on the way. */
export function requestPay(
  imp: Imp,
  params: SdkParams,
  callback: (answer: unknown) => void,
): { popup: 'none' | 'opened' | 'refused'; returned: unknown } {
  const open = window.open;
  let popup: 'none' | 'opened' | 'refused' = 'none';
  let returned: unknown;
  window.open = function (this: unknown, ...address) {
    const opened = open.apply(window, address as Parameters<typeof open>);
    popup = opened === null ? 'refused' : 'opened';
    return opened;
  } as typeof open;
  try {
    withPlainJson(() => {
      returned = imp.request_pay(handOver(params) as ImpPayParams, callback);
    });
  } finally {
    window.open = open;
  }
  return { popup, returned };
}
