export { defaultProvider } from './frames.js';
export type { Imp } from './imp.js';
export type { ScriptSource } from './loader.js';
export { isParsed, isRevisited, page } from './page.js';
export {
  communicate,
  initialisedByPage,
  isReady,
  lostPayment,
  type Merchant,
  openWindow,
  prepare,
  takeTurn,
  type WindowEvents,
} from './session.js';
