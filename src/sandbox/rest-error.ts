/** Why the REST API says no: by HTTP 200 and code 1 about a payment, by an HTTP error and code -1 about the request. */
export class RestError extends Error {
  readonly status: 200 | 400 | 401 | 404 | 409;

  constructor(status: RestError['status'], message: string) {
    super(message);
    this.name = 'RestError';
    this.status = status;
  }

  /** The code of the envelope. */
  get code(): 1 | -1 {
    return this.status === 200 ? 1 : -1;
  }
}

/** The answer to a token that is missing, unknown or expired. */
export function unauthorized(): RestError {
  return new RestError(401, 'Unauthorized');
}

/** The answer to a parameter that is missing. */
export function missing(name: string): RestError {
  return new RestError(400, `파라미터 누락:${name}`);
}
