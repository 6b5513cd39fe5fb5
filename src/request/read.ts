import type { Environment } from '../environment/index.js';
import { CONSOLE_PREFIX, type Issue } from '../errors.js';
import { findProfile, type Road, type Route } from '../profiles/index.js';
import { checkRequest, valuesOf } from './check.js';
import { issue } from './issues.js';
import { newMerchantUid } from './merchant-uid.js';
import { attributeOf, isProperty, PARAMETERS, type ParameterKind } from './parameters.js';
import type { PreparedOrder } from './prepared.js';
import { awaitingRequestSchema, type PayRequest, payRequestSchema } from './schema.js';
import type { SdkParams } from './sdk-params.js';
import { followable } from './url.js';
import { fromForm, fromSdkParams, isRecord, toSdkParams } from './wire.js';

/** What the page wrote, unjudged: properties of the element by name, and `params` for further SDK parameters. */
export type Draft = Readonly<Record<string, unknown>>;

/** What a draft is judged against. */
export interface RequestContext {
  readonly environment: Environment;
  /** The page's address; relative URLs are made absolute against it. */
  readonly pageUrl: string;
  /** The provider of the merchant's default PG, where the page shows it. */
  readonly defaultProvider: string | null;
  /** The page has called `IMP.init` itself, so `imp-code` may be left out. */
  readonly initialised: boolean;
  /** The order that the server behind `prepare-url` made; null before it has. */
  readonly order?: PreparedOrder | null;
  /** What the controls of the form around the tag hold, by their names. */
  readonly form?: Readonly<Record<string, string>>;
  /** What the page has written once for all its tags. */
  readonly shared?: Draft;
}

/** A draft that may be paid; `issues` holds warnings only. */
export interface ReadyRequest {
  /** The order number that the page wrote; null where a fresh one was made up. */
  readonly writtenUid: string | null;
  readonly request: PayRequest;
  /** What `IMP.request_pay` gets: a fresh object, in the SDK's words. */
  readonly params: SdkParams;
  readonly route: Route;
  /** The route, and whether a popup stands on it. */
  readonly road: Road;
  /** The PG that was asked for, or the default one's provider; empty where nobody knows. */
  readonly pg: string;
  readonly issues: readonly Issue[];
}

/** A draft that may not be paid, with every fault at once. */
export interface RefusedRequest {
  readonly writtenUid: string | null;
  readonly request: null;
  readonly issues: readonly Issue[];
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const isGiven = (value: unknown): boolean => !isBlank(value);

/** How far from the tag a word is first found: on the tag, in its form, once for the page; nowhere is farthest. */
const distanceOf = (places: readonly (readonly unknown[])[]): number =>
  places.findIndex((words) => words.some(isGiven)) >>> 0;

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

class Reader {
  readonly issues: Issue[] = [];

  /** JSON, written as text or given as a value; `null` is as good as nothing. */
  json(path: string, value: unknown): unknown {
    if (isBlank(value)) return undefined;
    try {
      if (typeof value === 'string') return JSON.parse(value) ?? undefined;
      // What JSON cannot carry (a circle, a BigInt) cannot be sent either.
      JSON.stringify(value);
      return value;
    } catch {
      this.issues.push(issue(path, 'json-malformed'));
      return undefined;
    }
  }

  /** Further parameters in the SDK's words. */
  params(value: unknown): SdkParams {
    const params = this.json('params', value);
    if (isRecord(params)) return params;
    if (params !== undefined) this.issues.push(issue('params', 'params-malformed'));
    return {};
  }

  /** Text, or JSON where it looks like that. */
  looseJson(path: string, words: string): unknown {
    if (!/^\s*[[{"]/.test(words)) return words;
    try {
      return JSON.parse(words);
    } catch {
      this.issues.push(issue(path, 'json-malformed', 'warning'));
      return words;
    }
  }

  /** A word that is no flag's counts as true, as in HTML, and is worth a warning: it may have meant false. */
  flag(path: string, value: unknown): unknown {
    const isOdd = typeof value === 'string' && !isFlagWord(value) && value !== path;
    if (isOdd) this.issues.push(issue(path, 'flag-unusual', 'warning'));
    return readFlag(value);
  }

  /** A value as its kind is written in an attribute; the schema judges it afterwards. */
  value(property: string, kind: ParameterKind, value: unknown): unknown {
    if (kind === 'flag') return this.flag(attributeOf(property), value);
    if (isBlank(value)) return undefined;
    if (kind === 'text') return typeof value === 'number' ? `${value}` : value;
    const path = attributeOf(property);
    return kind === 'loose' && typeof value === 'string' ? this.looseJson(path, value) : this.json(path, value);
  }
}

/** How a flag is written: bare, `true`, `false`, `1` or `0`. */
export const isFlagWord = (word: string): boolean => /^(?:|true|false|[01])$/i.test(word);

/** Bare or `true` is true, `false` and `0` are false, absent is neither. */
export function readFlag(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  return !/^(?:false|0)$/i.test(textOf(value));
}

/** The path of a fault in attribute words: `escrow-products[0].orderNumber`. */
function pathOf([property, ...rest]: readonly PropertyKey[]): string {
  const inner = rest.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return attributeOf(String(property)) + inner.join('');
}

/** Judges a draft: a request that may be paid, or every issue at once. Never throws. */
export function readRequest(draft: Draft, context: RequestContext): ReadyRequest | RefusedRequest {
  try {
    return judge(draft, context);
  } catch (error) {
    // Values that throw when they are looked at: getters, or objects with a text of their own.
    console.error(CONSOLE_PREFIX, error);
    return { writtenUid: null, request: null, issues: [issue('params', 'params-malformed')] };
  }
}

function judge(draft: Draft, context: RequestContext): ReadyRequest | RefusedRequest {
  const reader = new Reader();
  const { issues } = reader;

  const { form = {}, shared = {} } = context;
  const given = reader.params(draft.params);
  const givenOnce = reader.params(shared.params);
  const pgs = [[draft.pg, given.pg], [form.pg], [shared.pg, givenOnce.pg]];
  const channels = [[draft.channelKey, given.channelKey], [form.channelKey], [shared.channelKey, givenOnce.channelKey]];
  const [pgAt, channelAt] = [distanceOf(pgs), distanceOf(channels)];
  const isChannel = channelAt < pgAt;
  const pg = isChannel ? '' : textOf(pgs.flat().find(isGiven)) || (context.defaultProvider ?? '');
  const profile = findProfile(pg);
  const own = fromSdkParams(given, profile);
  const once = fromSdkParams(givenOnce, profile);
  const further: SdkParams = { ...once.further, ...own.further };

  const values: Record<string, unknown> = {};
  const layers: readonly Draft[] = [draft, own.named, fromForm(form, profile), shared, once.named];
  for (const { property, kind } of PARAMETERS) {
    const isWritten = (value: unknown) => isGiven(value) || (kind === 'flag' && value === '');
    const layer = layers.find((written) => isWritten(written[property]));
    // Text inside `params` is JSON's own text already.
    const isText = property === 'customData' && (layer === own.named || layer === once.named);
    const value = layer?.[property];
    const read = isText ? value : reader.value(property, kind, value);
    if (read !== undefined) values[property] = read;
  }
  // Two words for one choice: the nearer one is meant, and both where they stand together.
  if (isChannel) delete values.pg;
  else if (pgAt < channelAt) delete values.channelKey;
  // A template's line break is no part of the number: the service, and so its answers, know it without.
  if (typeof values.merchantUid === 'string') values.merchantUid = values.merchantUid.trim() || undefined;
  const writtenUid = textOf(values.merchantUid) || null;
  const { order = null } = context;
  const awaitsOrder = !isBlank(draft.prepareUrl) && order === null;
  if (order !== null) Object.assign(values, order, { amount: `${order.amount}` });
  values.payMethod ??= 'card';
  values.merchantUid ??= newMerchantUid();
  if (typeof values.appScheme === 'string') values.appScheme = values.appScheme.replace(/:(?:\/\/)?.*$/, '');

  if (isBlank(draft.impCode) && !context.initialised) issues.push(issue('imp-code', 'missing'));
  else if (!isBlank(draft.impCode) && !/^imp\d+$/.test(textOf(draft.impCode))) {
    issues.push(issue('imp-code', 'imp-code-malformed', 'warning'));
  }

  if (!isBlank(draft.prepareUrl) && followable(textOf(draft.prepareUrl), context.pageUrl) === null) {
    issues.push(issue('prepare-url', 'url-malformed'));
  }

  const parsed = (awaitsOrder ? awaitingRequestSchema : payRequestSchema)().safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) {
    issues.push(issue(pathOf(path), message));
    delete values[String(path[0])];
  }
  // The rules judge what is left where a part is malformed, so that every fault is reported at once.
  const request = (parsed.success ? parsed.data : values) as PayRequest;
  const reported = new Set(issues.map(({ path }) => path.split(/[.[]/, 1)[0]));
  if (request.redirectUrl !== undefined) {
    const address = followable(request.redirectUrl, context.pageUrl, request.appScheme);
    if (address === null) issues.push(issue('redirect-url', 'url-malformed'));
    else request.redirectUrl = address;
  }
  // The vendor's server calls it, so that nothing waits for it here.
  const hooks = [request.noticeUrl ?? []].flat();
  if (hooks.some((address) => followable(address, context.pageUrl) === null)) {
    issues.push(issue('notice-url', 'url-malformed', 'warning'));
    delete request.noticeUrl;
  }
  const known = valuesOf(request, further, context.environment, { provider: pg, profile });
  const written = textOf(values.amount);
  const found = checkRequest(request, known, { profile, pg, written, initialised: context.initialised });
  const { road } = found;
  issues.push(...found.issues.filter(({ path }) => !reported.has(path)));

  const judged = tidy(issues);
  if (judged.some(({ severity }) => severity === 'error')) return { writtenUid, request: null, issues: judged };
  for (const [field, value] of Object.entries(found.instead)) {
    const owner: Record<string, unknown> = isProperty(field) ? (request as object as SdkParams) : further;
    if (value === null) delete owner[field];
    else owner[field] = value;
  }
  const sent = toSdkParams(request, further, profile);
  const route = road === 'callback' || road === 'popup' ? 'callback' : 'redirect';
  return { writtenUid, request, params: sent, route, road, pg, issues: judged };
}

/** Each fault once, and no warning about what is an error anyway. */
function tidy(issues: readonly Issue[]): Issue[] {
  return issues.filter(
    ({ path, code, severity }, index) =>
      !issues.some((other, place) =>
        other.path === path && other.severity === severity
          ? other.code === code && place < index
          : other.path === path && severity === 'warning',
      ),
  );
}
