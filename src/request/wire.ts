import { escrowOf, type Profile } from '../profiles/index.js';
import { PARAMETERS } from './parameters.js';
import type { PayRequest } from './schema.js';
import type { SdkParams } from './sdk-params.js';

/** An object with names, not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the SDK calls a property, which for escrow products is the PG's to say. */
export const wireNameOf = (property: string, wire: string, profile: Profile | undefined): string =>
  (property === 'escrowProducts' && escrowOf(profile).param) || wire;

/** The products in the PG's own words. */
function spellProducts(products: PayRequest['escrowProducts'], profile: Profile | undefined): unknown {
  const names = escrowOf(profile).product;
  if (names === undefined) return products;
  return products?.map((product) =>
    Object.fromEntries(Object.entries(names).map(([theirs, ours]) => [theirs, product[ours]])),
  );
}

/** Splits SDK parameters into the ones that have a property here and the further ones. */
export function fromSdkParams(
  params: SdkParams,
  profile: Profile | undefined,
): { named: Record<string, unknown>; further: SdkParams } {
  const named: Record<string, unknown> = {};
  const further: SdkParams = { ...params };
  if (Object.keys(params).length === 0) return { named, further };
  for (const { property, wire } of PARAMETERS) {
    // Products in a PG's own words are not ours to judge.
    if (property === 'escrowProducts' && escrowOf(profile).product) continue;
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

/** What a form's controls say of a payment, by property; each control has the SDK's own name. */
export function fromForm(
  controls: Readonly<Record<string, string>>,
  profile: Profile | undefined,
): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const { property, wire, kind } of PARAMETERS) {
    const value = controls[wireNameOf(property, wire, profile)];
    // What a checkbox without a value of its own says.
    if (value) named[property] = kind === 'flag' && value === 'on' ? true : value;
  }
  return named;
}

/** The request in the SDK's spelling, over the further parameters; only what was given. */
export function toSdkParams(request: PayRequest, further: SdkParams, profile: Profile | undefined): SdkParams {
  const params: SdkParams = { ...further };
  const spelt: Record<string, unknown> = {
    ...request,
    escrowProducts: spellProducts(request.escrowProducts, profile),
    appScheme: request.appScheme && request.appScheme + (profile?.schemeSuffix ?? ''),
  };
  for (const { property, wire } of PARAMETERS) {
    const value = spelt[property];
    if (value === undefined) continue;
    const [outer, inner] = wireNameOf(property, wire, profile).split('.') as [string, string?];
    const standing = params[outer];
    params[outer] = inner === undefined ? value : { ...(isRecord(standing) ? standing : {}), [inner]: value };
  }
  return params;
}

/** A deep copy whose arrays answer to no `toJSON` of the page's (old Prototype.js); whoever gets it may write into it. */
export function plainCopy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return Object.defineProperty(value.map(plainCopy), 'toJSON', { value: undefined, enumerable: false });
  }
  if (typeof value !== 'object' || value === null) return value;
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return toJSON.call(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainCopy(part)]));
}
