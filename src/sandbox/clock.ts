/** The clock of every record: Unix seconds. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
