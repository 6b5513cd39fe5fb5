export { communicate } from './call.js';
export { defaultProvider, watchBody } from './frames.js';
export type { Imp } from './imp.js';
export type { ScriptSource } from './loader.js';
export { isParsed, isRevisited, page } from './page.js';
export {
  initialisedByPage,
  isReady,
  lostPayment,
  type Merchant,
  prepare,
  prepareEarly,
  takeTurn,
} from './session.js';
export { openWindow, type WindowEvents } from './window.js';
