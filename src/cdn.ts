import './define.js';

export { onReturn, requestPay } from './adopt.js';
export * from './index.js';
