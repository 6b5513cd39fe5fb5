export { detectEnvironment, type Environment, type NavigatorLike } from './environment.js';
