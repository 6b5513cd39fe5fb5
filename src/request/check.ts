import type { Issue } from '../errors.js';
import type { Profile, Route, Rule } from '../profiles/index.js';
import { issue } from './issues.js';
import { attributeOf } from './parameters.js';
import type { PayRequest } from './schema.js';

/** What the rules need to know beside the request. */
export interface CheckContext {
  readonly profile: Profile | undefined;
  /** The `pg` that was asked for, or the default one's provider; empty where nobody knows. */
  readonly pg: string;
  readonly route: Route;
  /** The amount as it was written, since a number forgets its decimals. */
  readonly written: string;
}

const WHOLE_CURRENCIES = ['KRW', 'JPY'];
const MERCHANT_UID_LIMIT = 40;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function checkAmount({ amount, currency = 'KRW', customerUid }: PayRequest, { written }: CheckContext): Issue[] {
  if (typeof amount !== 'number') return [];
  if (amount === 0) return customerUid ? [] : [issue('amount', 'amount-zero')];
  const decimals = WHOLE_CURRENCIES.includes(currency.toUpperCase()) ? 0 : 2;
  return (written.split('.')[1] ?? '').length <= decimals ? [] : [issue('amount', 'amount-decimals')];
}

function checkRoad({ redirectUrl }: PayRequest, { profile, route }: CheckContext): Issue[] {
  if (redirectUrl) return [];
  if (profile === undefined) return [issue('redirect-url', 'redirect-url-advised', 'warning')];
  return route === 'redirect' ? [issue('redirect-url', 'redirect-url-missing')] : [];
}

function checkPg({ payMethod }: PayRequest, { profile, pg }: CheckContext): Issue[] {
  if (profile === undefined) return pg === '' ? [] : [issue('pg', 'pg-unknown', 'warning')];
  const refused = profile.rules.some(({ field }) => field === 'payMethod');
  const known = refused || profile.payMethods.includes(payMethod);
  return known ? [] : [issue('pay-method', 'pay-method-unusual', 'warning')];
}

function breaks(rule: Rule, request: PayRequest): boolean {
  const { payMethod, escrow } = rule.when ?? {};
  if (payMethod && !payMethod.includes(request.payMethod)) return false;
  if (escrow !== undefined && escrow !== Boolean(request.escrow)) return false;
  const value = request[rule.field as keyof PayRequest];
  return isEmpty(value) || (rule.oneOf !== undefined && !rule.oneOf.includes(String(value)));
}

/** Every rule that a request breaks: the common ones, and the profile's. */
export function checkRequest(request: PayRequest, context: CheckContext): Issue[] {
  const broken = (context.profile?.rules ?? []).filter((rule) => breaks(rule, request));
  return [
    ...checkAmount(request, context),
    ...checkRoad(request, context),
    ...checkPg(request, context),
    ...(request.merchantUid?.length > MERCHANT_UID_LIMIT
      ? [issue('merchant-uid', 'merchant-uid-long', 'warning')]
      : []),
    ...broken.map(({ field, code, severity }) => issue(attributeOf(field), code, severity)),
  ];
}
