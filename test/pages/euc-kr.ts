/** What each pair of bytes means, the other way round. */
const pairs = new Map<string, [number, number]>();
const decoder = new TextDecoder('euc-kr', { fatal: true });
for (let lead = 0xa1; lead <= 0xfd; lead += 1) {
  for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
    try {
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    } catch {
      // No character has these two.
    }
  }
}

/** Text as a page of the nineties has it; Node can only read it. */
export function eucKr(text: string): Uint8Array {
  const bytes = Array.from(text, (letter) => {
    const pair = letter < '\x80' ? [letter.charCodeAt(0)] : pairs.get(letter);
    if (!pair) throw new Error(`EUC-KR has no ${letter}`);
    return pair;
  });
  return Uint8Array.from(bytes.flat());
}
