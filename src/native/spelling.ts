/** What was written like one of the names, but for blanks, a colon and what follows, or capital letters, and what it has to be. */
export function misspellings(written: readonly string[], names: readonly string[]): ReadonlyMap<string, string> {
  const missing = names.filter((name) => !written.includes(name));
  const found = new Map<string, string>();
  for (const text of written.filter((candidate) => !names.includes(candidate))) {
    const bare = text.replace(/\s|:.*/gs, '');
    const name = missing.includes(bare)
      ? bare
      : missing.find((candidate) => candidate.toLowerCase() === bare.toLowerCase());
    if (name !== undefined) found.set(text, name);
  }
  return found;
}

/** What is written, and what it has to be. */
export const corrections = (wrong: ReadonlyMap<string, string>): string =>
  [...wrong].map(([text, name]) => `${JSON.stringify(text)} has to be ${JSON.stringify(name)}`).join(', ');
