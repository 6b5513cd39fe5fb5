/**
 * What kind of trouble there was: `unauthorized` (the key or its secret is wrong), `refused` (the service said no),
 * `malformed` (an answer that nobody understands), `unreachable` (no network, a time-out, the service is down).
 */
export type IamportErrorKind = 'unauthorized' | 'refused' | 'malformed' | 'unreachable';

/** The REST API could not do what it was asked for; holds neither the secret nor the token. */
export class IamportError extends Error {
  readonly kind: IamportErrorKind;
  /** The HTTP status; null where no answer came. */
  readonly status: number | null;
  /** The service's own code, never 0; null where it gave none. */
  readonly code: number | null;

  constructor(kind: IamportErrorKind, message: string, { status = null, code = null }: Partial<IamportError> = {}) {
    super(message);
    this.name = 'IamportError';
    this.kind = kind;
    this.status = status;
    this.code = code;
  }
}
