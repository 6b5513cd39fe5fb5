type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** A record of the REST API with our names: `imp_uid` → `impUid`, mechanically. */
export type CamelKeys<Fields> = { [Name in keyof Fields as Camel<Name & string>]: Fields[Name] };

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Takes a record's names out of the REST API's spelling. */
export function camelKeys<Fields extends object>(fields: Fields): CamelKeys<Fields> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [camel(name), value])) as CamelKeys<Fields>;
}

/** Puts names into the REST API's spelling, also those inside. */
export function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snake(name), snakeKeys(inner)]));
}
