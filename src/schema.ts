import * as z from 'zod/mini';

/** `z.object` that asks for no `new Function`: a strict CSP reports zod's probe for it as a violation. */
export const object: typeof z.object = (shape, params) => {
  z.config({ jitless: true });
  return z.object(shape, params);
};

/** Makes something when it is first asked for: a page that shows a button waits for no schema. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A value that a test takes, with a code for what is wrong with another; one class of zod's in the script in place of ten. */
export const that = <Value>(takes: (value: unknown) => boolean, code = 'malformed') =>
  z.custom<Value, Value>(takes, { error: ({ input }) => (input === undefined || input === '' ? 'missing' : code) });

/** Text with something in it. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
