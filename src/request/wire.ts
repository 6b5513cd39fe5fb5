import { escrowParamOf, type Profile } from '../profiles/index.js';
import { PARAMETERS } from './parameters.js';
import type { PayRequest } from './schema.js';

/** What `IMP.request_pay` takes, in the SDK's own words. */
export type SdkParams = Record<string, unknown>;

const wireNameOf = (property: string, wire: string, profile: Profile | undefined): string =>
  property === 'escrowProducts' ? escrowParamOf(profile) : wire;

/** An object with names, not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Splits SDK parameters into the ones that have a property here and the further ones. */
export function fromSdkParams(
  params: SdkParams,
  profile: Profile | undefined,
): { named: Record<string, unknown>; further: SdkParams } {
  const named: Record<string, unknown> = {};
  const further: SdkParams = { ...params };
  for (const { property, wire } of PARAMETERS) {
    const [outer, inner] = wireNameOf(property, wire, profile).split('.') as [string, string?];
    const value = params[outer];
    if (inner === undefined) {
      if (outer in params) named[property] = value;
      delete further[outer];
    } else if (isRecord(value) && inner in value) {
      const { [inner]: taken, ...rest } = value;
      named[property] = taken;
      if (Object.keys(rest).length > 0) further[outer] = rest;
      else delete further[outer];
    }
  }
  return { named, further };
}

/** The request in the SDK's spelling, over the further parameters; only what was given. */
export function toSdkParams(request: PayRequest, further: SdkParams, profile: Profile | undefined): SdkParams {
  const params: SdkParams = { ...further };
  for (const { property, wire } of PARAMETERS) {
    const value = request[property as keyof PayRequest];
    if (value === undefined) continue;
    const [outer, inner] = wireNameOf(property, wire, profile).split('.') as [string, string?];
    const standing = params[outer];
    params[outer] = inner === undefined ? value : { ...(isRecord(standing) ? standing : {}), [inner]: value };
  }
  return params;
}
