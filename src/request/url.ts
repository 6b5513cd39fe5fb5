/** Where the vendor's script is. */
export const DEFAULT_SDK_URL = 'https://cdn.iamport.kr/v1/iamport.js';

/** The addresses of the vendor's script, old versions too. */
export const VENDOR_SCRIPT = /\/(?:v1\/iamport|iamport\.payment-[\w.]+?)(?:\.min)?\.js(?:[?#]|$)/;

const RUNS_CODE = /^(?:javascript|data|vbscript|blob):/;

/** The address as it may be followed: absolute, `http(s)` or the declared app scheme; null for any other. */
export function followable(address: string, base: string, appScheme?: string): string | null {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return null;
  }
  if (!['http:', 'https:', `${appScheme?.toLowerCase()}:`].includes(url.protocol)) return null;
  if (RUNS_CODE.test(url.protocol)) return null;
  // An address that is absolute already goes out as it was written.
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : url.href;
}
