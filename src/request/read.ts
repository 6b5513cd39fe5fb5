import type { Environment } from '../environment/index.js';
import { CONSOLE_PREFIX, type Issue } from '../errors.js';
import type { Road, Route } from '../profiles/index.js';
import { checkRequest, valuesOf } from './check.js';
import { type Draft, gather, isBlank, type Surroundings, textOf } from './draft.js';
import { issue } from './issues.js';
import { newMerchantUid } from './merchant-uid.js';
import { attributeOf, isProperty } from './parameters.js';
import type { PreparedOrder } from './prepared.js';
import { awaitingRequestSchema, type PayRequest, payRequestSchema } from './schema.js';
import type { SdkParams } from './sdk-params.js';
import { followable } from './url.js';
import { toSdkParams } from './wire.js';

/** What a draft is judged against. */
export interface RequestContext extends Surroundings {
  readonly environment: Environment;
  /** The page's address; relative URLs are made absolute against it. */
  readonly pageUrl: string;
  /** The page has called `IMP.init` itself, so `imp-code` may be left out. */
  readonly initialised: boolean;
  /** The order that the server behind `prepare-url` made; null before it has. */
  readonly order?: PreparedOrder | null;
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

/** What the tag says beside the payment's own parameters. */
function checkSettings({ impCode, prepareUrl }: Draft, { initialised, pageUrl }: RequestContext): Issue[] {
  const issues: Issue[] = [];
  if (isBlank(impCode)) {
    if (!initialised) issues.push(issue('imp-code', 'missing'));
  } else if (!/^imp\d+$/.test(textOf(impCode))) issues.push(issue('imp-code', 'imp-code-malformed', 'warning'));
  if (!isBlank(prepareUrl) && followable(textOf(prepareUrl), pageUrl) === null) {
    issues.push(issue('prepare-url', 'url-malformed'));
  }
  return issues;
}

/** Makes the way home absolute, and leaves out a webhook that nobody could call. */
function settleAddresses(request: PayRequest, pageUrl: string): Issue[] {
  const issues: Issue[] = [];
  if (request.redirectUrl !== undefined) {
    const address = followable(request.redirectUrl, pageUrl, request.appScheme);
    if (address === null) issues.push(issue('redirect-url', 'url-malformed'));
    else request.redirectUrl = address;
  }
  // The vendor's server calls it, so that nothing waits for it here.
  const hooks = [request.noticeUrl ?? []].flat();
  if (hooks.some((address) => followable(address, pageUrl) === null)) {
    issues.push(issue('notice-url', 'url-malformed', 'warning'));
    delete request.noticeUrl;
  }
  return issues;
}

/** Where the page goes on afterwards: a payment does not fail for it. */
function checkOnward(draft: Draft, pageUrl: string, appScheme: string | undefined): Issue[] {
  return ['successUrl', 'pendingUrl', 'failedUrl']
    .filter((name) => !isBlank(draft[name]) && followable(textOf(draft[name]), pageUrl, appScheme) === null)
    .map((name) => issue(attributeOf(name), 'url-malformed', 'warning'));
}

function judge(draft: Draft, context: RequestContext): ReadyRequest | RefusedRequest {
  const { values, further, pg, profile, issues } = gather(draft, context);
  const writtenUid = textOf(values.merchantUid) || null;
  const { order = null } = context;
  const awaitsOrder = !isBlank(draft.prepareUrl) && order === null;
  if (order !== null) Object.assign(values, order, { amount: `${order.amount}` });
  values.payMethod ??= 'card';
  values.merchantUid ??= newMerchantUid();
  if (typeof values.appScheme === 'string') values.appScheme = values.appScheme.replace(/:(?:\/\/)?.*$/, '');
  issues.push(...checkSettings(draft, context));

  const parsed = (awaitsOrder ? awaitingRequestSchema : payRequestSchema)().safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) {
    issues.push(issue(pathOf(path), message));
    delete values[String(path[0])];
  }
  // The rules judge what is left where a part is malformed, so that every fault is reported at once.
  const request = (parsed.success ? parsed.data : values) as PayRequest;
  const reported = new Set(issues.map(({ path }) => path.split(/[.[]/, 1)[0]));
  issues.push(...settleAddresses(request, context.pageUrl));
  issues.push(...checkOnward(draft, context.pageUrl, request.appScheme));
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
