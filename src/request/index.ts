export { type IssueCode, issue } from './issues.js';
export { attributeOf, isProperty, PARAMETERS, type Parameter, propertyOf } from './parameters.js';
export { type PreparedOrder, readPrepared, readRefusal } from './prepared.js';
export {
  type Draft,
  isFlagWord,
  type ReadyRequest,
  type RefusedRequest,
  type RequestContext,
  readFlag,
  readRequest,
} from './read.js';
export type { PayRequest } from './schema.js';
export type { ImpEscrowProduct, ImpPayParams, SdkParams } from './sdk-params.js';
export { DATA_PREFIX, META_PREFIX, type SharedSettings, sharedName, writeShared } from './settings.js';
export { DEFAULT_SDK_URL, followable, VENDOR_SCRIPT } from './url.js';
export { plainCopy } from './wire.js';
