/** What was written like one of the names, but for blanks, a colon and what follows, or capital letters, and what it has to be. */
export function misspellings(written: readonly string[], names: readonly string[]): ReadonlyMap<string, string> {
  const known = new Set(names);
  const there = new Set(written);
  const missing = new Set(names.filter((name) => !there.has(name)));
  const small = new Map([...missing].reverse().map((name) => [name.toLowerCase(), name]));
  const found = new Map<string, string>();
  for (const text of there) {
    if (known.has(text)) continue;
    const bare = text.replace(/\s|:.*/gs, '');
    const name = missing.has(bare) ? bare : small.get(bare.toLowerCase());
    if (name !== undefined) found.set(text, name);
  }
  return found;
}

/** What is written, and what it has to be. */
export const corrections = (wrong: ReadonlyMap<string, string>): string =>
  [...wrong].map(([text, name]) => `${JSON.stringify(text)} has to be ${JSON.stringify(name)}`).join(', ');
