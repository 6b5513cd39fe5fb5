/** What an attribute can carry: text, and what is written as text. */
type Text<Value> = unknown extends Value ? string : Extract<Value, string | number | boolean | undefined>;

/** For a framework that only writes attributes: neither properties, nor listeners. */
export type WrittenProps<Props> = {
  [Name in keyof Props as Name extends Lowercase<Name & string> ? Name : never]: Name extends `on${string}`
    ? undefined
    : Text<Written<Props[Name]>>;
};

/** A flag may be written out too: a server that renders leaves out what is false. */
export type Written<Value> = boolean extends Value ? Value | 'true' | 'false' : Value;

/** For a framework that sets a property where the element has one of that very name, and listens: only names with a hyphen are attributes. */
export type SetProps<Props> = {
  [Name in keyof Props]: Name extends `on${string}`
    ? Props[Name]
    : Name extends `${string}-${string}`
      ? Text<Written<Props[Name]>>
      : Written<Props[Name]>;
};

/** The id of a form that the tag belongs to without standing in it: the browser's own attribute of such tags. */
export interface FormOwner {
  form?: string | undefined;
}
