/** The text of an XML file, in the encoding that its first bytes tell, or its declaration. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new Error(`Nothing here reads the encoding ${encoding} that the file declares: save it as UTF-8.`);
  }
}

/** A byte order mark, or the first `<`, as UTF-16 writes it. */
const BEGINNINGS: readonly (readonly [encoding: string, first: number, second: number])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
  ['utf-16le', 0x3c, 0x00],
  ['utf-16be', 0x00, 0x3c],
];

function encodingOf(bytes: Uint8Array): string {
  const wide = BEGINNINGS.find(([, first, second]) => bytes[0] === first && bytes[1] === second);
  if (wide) return wide[0];
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1];
  // What declares UTF-16 and starts with single bytes was converted since.
  return isMarked || declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
