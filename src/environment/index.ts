export { BROWSERS, type BrowserName } from './browsers.js';
export { detectEnvironment, type Environment, type NavigatorLike } from './environment.js';
