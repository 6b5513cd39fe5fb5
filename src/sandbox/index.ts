export { type Channel, channelsFor, defaultChannels } from './channels.js';
export { type FaultName, faultNames } from './faults.js';
export type { SdkMessage } from './message.js';
export type { RestPayment, SandboxPayment } from './payment.js';
export type { PaymentStore } from './payment-store.js';
export type { Surface } from './providers.js';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
export { type ScenarioName, scenarioNames } from './scenarios.js';
