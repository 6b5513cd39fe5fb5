import type { Environment } from '../environment/index.js';
import type { Issue } from '../errors.js';
import { breaks, COMMON_RULES, type Profile, type Road, type Rule, roadOf, type Values } from '../profiles/index.js';
import { issue } from './issues.js';
import { attributeOf, isProperty, PARAMETERS } from './parameters.js';
import type { PayRequest } from './schema.js';
import type { SdkParams } from './sdk-params.js';
import { wireNameOf } from './wire.js';

/** What the rules need to know beside the request. */
export interface CheckContext {
  readonly profile: Profile | undefined;
  /** The `pg` that was asked for, or the default one's provider; empty where nobody knows. */
  readonly pg: string;
  /** `IMP.init` was called, so that the default PG would show by now. */
  readonly initialised: boolean;
  /** The amount as it was written, since a number forgets its decimals. */
  readonly written: string;
}

const WHOLE_CURRENCIES = ['KRW', 'JPY'];
const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000;

function checkAmount(request: PayRequest, { profile, pg, written, initialised }: CheckContext): Issue[] {
  const { amount, customerUid, channelKey, currency } = request;
  if (typeof amount !== 'number') return [];
  if (amount === 0) return customerUid ? [] : [issue('amount', 'amount-zero')];
  const unit = currency ?? (profile?.currency === undefined ? 'KRW' : profile.currency);
  const decimals = WHOLE_CURRENCIES.includes(unit?.toUpperCase() ?? 'KRW') ? 0 : 2;
  if ((written.split('.')[1] ?? '').length <= decimals) return [];
  // Behind a channel, or a PG that nobody knows here (yet), the default may be any currency.
  const isUnknown = profile === undefined && (channelKey !== undefined || pg !== '' || !initialised);
  const isGuess = currency === undefined && (isUnknown || unit === null);
  return [issue('amount', 'amount-decimals', isGuess ? 'warning' : 'error')];
}

function checkRoad({ redirectUrl }: PayRequest, profile: Profile | undefined, road: Road): Issue[] {
  if (redirectUrl) return [];
  if (profile === undefined) return [issue('redirect-url', 'redirect-url-advised', 'warning')];
  return road === 'redirect' ? [issue('redirect-url', 'redirect-url-missing')] : [];
}

function checkPg({ payMethod, escrow }: PayRequest, { profile, pg }: CheckContext): Issue[] {
  if (profile === undefined) return pg === '' ? [] : [issue('pg', 'pg-unknown', 'warning')];
  const issues: Issue[] = [];
  const methods: readonly string[] = profile.payMethods ?? [];
  if (methods.length > 0 && !methods.includes(payMethod)) {
    issues.push(issue('pay-method', 'pay-method-unusual', 'warning', methods.join(', ')));
  }
  const forEscrow: readonly string[] | undefined = profile.escrow && (profile.escrow.methods ?? [payMethod]);
  if (escrow && !forEscrow?.includes(payMethod)) issues.push(issue('escrow', 'escrow-unusual', 'warning'));
  return issues;
}

function checkDue({ payMethod, vbankDue = '' }: PayRequest): Issue[] {
  if (payMethod !== 'vbank') return [];
  const due = vbankDue.replace(/\D/g, '');
  const now = new Date(Date.now() + SEOUL_OFFSET_MS).toISOString().replace(/\D/g, '');
  return due !== '' && due < now.slice(0, due.length) ? [issue('vbank-due', 'vbank-due-past', 'warning')] : [];
}

/** Where a page writes what a rule is about. */
function placeOf(field: string): string {
  if (field === 'provider') return 'pg';
  return isProperty(field) ? attributeOf(field) : `params.${field}`;
}

/** What the sentence of a broken rule measures against. */
function limitOf({ field, must: { max, maxBytes, min, oneOf } = {} }: Rule, profile: Profile | undefined): string {
  if (max !== undefined) return `${max} characters`;
  if (maxBytes !== undefined) return `${maxBytes} bytes`;
  const listed = oneOf ?? (field === 'payMethod' ? profile?.payMethods : undefined);
  return `${min ?? listed?.join(', ') ?? ''}`;
}

/** What a PG, or every PG, makes of a request. */
export interface Findings {
  readonly issues: readonly Issue[];
  /** What is to be sent in place of what was written, by the names of rules; null leaves it out. */
  readonly instead: Readonly<Record<string, boolean | null>>;
  /** The road that it takes with that. */
  readonly road: Road;
}

/** What rules see: the request, the further parameters in the SDK's words, and where the page runs. */
export function valuesOf(
  request: PayRequest,
  further: SdkParams,
  environment: Environment,
  { provider, profile }: { readonly provider: string; readonly profile: Profile | undefined },
): Values {
  const own: Record<string, unknown> = {};
  for (const { property, wire } of PARAMETERS) {
    const value = request[property as keyof PayRequest];
    // Only the SDK's spelling counts in the further ones: `buyerTel` there reaches nobody.
    if (value !== undefined || wireNameOf(property, wire, profile) !== property) own[property] = value;
  }
  return { ...further, ...own, ...environment, provider };
}

/** Every rule that a request breaks: the profile's, and the common ones. */
export function checkRequest(request: PayRequest, values: Values, context: CheckContext): Findings {
  const { profile } = context;
  const rules = [...(profile?.rules ?? []), ...COMMON_RULES].filter((rule) => breaks(rule, values));
  const instead = Object.fromEntries(
    rules.flatMap((rule) => (rule.instead === undefined ? [] : [[rule.field, rule.instead]])),
  );
  const road = roadOf(profile, { ...values, ...instead });
  const told = rules.filter((rule) => rule.instead === undefined || values[rule.field] !== undefined);
  const issues = [
    ...checkAmount(request, context),
    ...checkRoad(request, profile, road),
    ...checkPg(request, context),
    ...checkDue(request),
    ...told.map((rule) => {
      const { field, code, severity = 'warning' } = rule;
      return issue(placeOf(field), code, severity, limitOf(rule, profile));
    }),
  ];
  return { issues, instead, road };
}
