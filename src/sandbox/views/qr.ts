import { html, raw } from 'hono/html';
import type { Html } from './document.js';

const side = 25;

/** A dummy of a QR code, drawn from a seed: it looks like one and cannot be scanned. */
export function dummyQr(seed: string): Html {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const dark = (): boolean => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state > 0x80000000;
  };
  let path = '';
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (finder(x, y) ?? dark()) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return html`<svg class="qr" viewBox="-2 -2 ${side + 4} ${side + 4}" aria-hidden="true" shape-rendering="crispEdges">
    <path d="${raw(path)}"></path>
  </svg>`;
}

/** The three eyes in the corners, with their white margin; undefined everywhere else. */
function finder(x: number, y: number): boolean | undefined {
  const near = (value: number): number => (value < 8 ? value : side - 1 - value);
  const inCorner = (x < 8 || x >= side - 8) && (y < 8 || y >= side - 8) && (x < 8 || y < 8);
  if (!inCorner) return undefined;
  const ring = Math.max(Math.abs(near(x) - 3), Math.abs(near(y) - 3));
  return ring !== 2 && ring < 4;
}
