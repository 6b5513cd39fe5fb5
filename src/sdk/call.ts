import { CONSOLE_PREFIX } from '../errors.js';
import { type ImpPayParams, plainCopy, type SdkParams } from '../request/index.js';
import { type Imp, usableImp } from './imp.js';

type WithToJson = { toJSON?: unknown };

/** Runs with another `property` in place, or none; a page that froze it keeps its own. */
function replaced<T extends object>(owner: T, property: keyof T & string, value: unknown, run: () => void): void {
  const kept = Object.getOwnPropertyDescriptor(owner, property);
  const descriptor = { value, configurable: true, writable: true, enumerable: kept?.enumerable ?? true };
  const isDone =
    value === undefined ? Reflect.deleteProperty(owner, property) : Reflect.defineProperty(owner, property, descriptor);
  try {
    run();
  } finally {
    if (isDone && kept) Reflect.defineProperty(owner, property, kept);
    else if (isDone) Reflect.deleteProperty(owner, property);
  }
}

/** Runs without the page's own `toJSON` of arrays and strings, which would be the SDK's too (old Prototype.js; wire.md "Quirks"). */
function undisturbed(run: () => void): void {
  replaced(Array.prototype as WithToJson, 'toJSON', undefined, () =>
    replaced(String.prototype as WithToJson, 'toJSON', undefined, run),
  );
}

/** Calls `request_pay` now, in the caller's own task; tells what it gave back, and the popup it opened: null where it was refused. */
export function requestPay(
  imp: Imp,
  params: SdkParams,
  callback: (answer: unknown) => void,
): { popup?: Window | null; returned: unknown } {
  const open = window.open;
  const called: { popup?: Window | null; returned: unknown } = { returned: undefined };
  const watched = (...address: Parameters<typeof open>) => {
    called.popup = open.apply(window, address);
    return called.popup;
  };
  undisturbed(() =>
    replaced(window, 'open', watched, () => {
      called.returned = imp.request_pay(plainCopy(params) as ImpPayParams, callback);
    }),
  );
  return called;
}

/**
 * Passes on what the app around the page has to say to the payment window: `{ result: 'process' }` or `{ result: 'cancel' }`
 * (contract.md §4.5). A window that has closed itself meanwhile hears nothing, and nothing is thrown.
 */
export function communicate(appMessage: unknown): void {
  const imp = usableImp();
  if (!imp?.communicate) {
    console.warn(`${CONSOLE_PREFIX} communicate: there is no payment window to tell this.`, appMessage);
    return;
  }
  try {
    undisturbed(() => imp.communicate?.(plainCopy(appMessage)));
  } catch (error) {
    console.error(CONSOLE_PREFIX, error);
  }
}
