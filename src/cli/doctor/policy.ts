/** A content security policy, by directive. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** What a policy has to let in: an address, or a keyword such as `'unsafe-inline'`. */
export interface Need {
  readonly directive: string;
  readonly source: string;
  /** The nonce of the script that it is about. */
  readonly nonce?: string;
}

/** Which directive speaks where one is not there. */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'style-src': ['style-src-attr', 'style-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
};

/** Reads a policy; of a directive that stands twice the first counts. */
export function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources.map(asKeyword));
  }
  return policy;
}

/** A keyword in small letters, as browsers compare them; a nonce, a hash and an address as they are. */
const asKeyword = (source: string): string => (/^'(?!nonce-)[a-z-]+'$/i.test(source) ? source.toLowerCase() : source);

/** The directive that decides, and what it lets in; none where nothing is forbidden. */
function deciding(policy: Policy, directive: string): { name: string; sources: readonly string[] } | undefined {
  const name = (FALLBACKS[directive] ?? [directive]).find((one) => policy.has(one));
  return name === undefined ? undefined : { name, sources: policy.get(name) ?? [] };
}

/** Whether a policy of the page at `self` lets something in. */
export function allows(policy: Policy, { directive, source, nonce }: Need, self: string): boolean {
  const found = deciding(policy, directive);
  if (found === undefined) return true;
  const { sources } = found;
  const isScript = directive === 'script-src';
  if (source === "'unsafe-inline'") {
    return sources.includes(source) && !sources.some((one) => /^'(?:nonce|sha\d+)-/i.test(one));
  }
  if (!/^https?:/i.test(source)) return sources.includes(source) || sources.includes('*');
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  // What a trusted script loads is trusted with it.
  if (isScript && sources.includes("'strict-dynamic'")) return nonce === undefined;
  return sources.some((one) => matches(one, new URL(source), new URL(self)));
}

/** Whether one source of a directive is about an address. */
function matches(written: string, url: URL, self: URL): boolean {
  if (written === '*') return true;
  if (written === "'self'")
    return url.host === self.host && (url.protocol === self.protocol || url.protocol === 'https:');
  if (/^[a-z][a-z0-9+.-]*:$/i.test(written)) return isProtocol(url.protocol, written.toLowerCase());
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[^/:*']+)(?::(\d+|\*))?(\/.*)?$/i.exec(written);
  if (!parts) return false;
  const [, scheme, host = '', port, path] = parts;
  if (!isProtocol(url.protocol, scheme?.toLowerCase() ?? self.protocol)) return false;
  const name = host.toLowerCase();
  const isHost = name === '*' || (name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name);
  const isPort = port === '*' || (port ?? '') === url.port || (port === '443' && url.port === '');
  const isPath = path === undefined || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
  return isHost && isPort && isPath;
}

/** A secure address is let in where an insecure one is. */
const isProtocol = (protocol: string, allowed: string): boolean =>
  protocol === allowed || (allowed === 'http:' && protocol === 'https:');

/** The policy with what it lacks, as it is to be written. */
export function withNeeds(policy: Policy, needs: readonly Need[]): string {
  const written = new Map(policy);
  for (const { directive, source } of needs) {
    const { name, sources } = deciding(written, directive) ?? { name: directive, sources: [] };
    const kept = sources.filter((one) => one !== "'none'" && one !== source);
    // What is inline is not let in beside a nonce or a hash.
    const beside = source === "'unsafe-inline'" ? kept.filter((one) => !/^'(?:nonce|sha\d+)-/i.test(one)) : kept;
    // `default-src` and the like go on speaking for everything else.
    written.set(name === 'default-src' || name === 'child-src' ? directive : name, [...beside, source]);
  }
  return [...written].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
