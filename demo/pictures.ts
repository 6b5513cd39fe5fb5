import { html, raw } from 'hono/html';

// One drawing per product on a 240 × 240 ground; the colours are classes, so that the dark theme can change them.
const drawings: Record<string, string> = {
  ujeon: `
    <path class="leaf" d="M78 92v92a42 12 0 0 0 84 0V92z"/>
    <path class="shade" d="M138 92h24v92c0 5-9 9-24 11z"/>
    <ellipse class="deep" cx="120" cy="92" rx="42" ry="12"/>
    <path class="deep" d="M82 74v14a38 10 0 0 0 76 0V74z"/>
    <ellipse class="leaf" cx="120" cy="74" rx="38" ry="10"/>
    <rect class="paper" x="96" y="116" width="48" height="58" rx="3"/>
    <path class="leaf" d="M120 160c-16-6-17-24 0-36 17 12 16 30 0 36z"/>
    <path class="line" d="M120 166v-32M120 148l7-7M120 152l-7-7"/>`,
  hwangcha: `
    <path class="clay" d="M80 72h80l8 116a8 8 0 0 1-8 8H80a8 8 0 0 1-8-8z"/>
    <path class="shade" d="M142 72h18l8 116a8 8 0 0 1-8 8h-10z"/>
    <path class="earth" d="M78 56h84v22H78z"/>
    <path class="line" d="M78 67h84"/>
    <circle class="paper" cx="120" cy="134" r="31"/>
    <path class="earth" d="M120 112c13 9 16 22 0 42-16-20-13-33 0-42z"/>
    <path class="line" d="M120 120v28"/>`,
  buckwheat: `
    <path class="air" d="M120 104c-4-24 26-22 24-44"/>
    <path class="clay" d="M132 34h26v28h-26z"/>
    <path class="line" d="M139 44h12M139 51h8"/>
    <path class="paper" d="M120 100l54 86a6 6 0 0 1-5 9H71a6 6 0 0 1-5-9z"/>
    <path class="shade" d="M120 100l54 86a6 6 0 0 1-5 9h-41z"/>
    <path class="earth" d="M92 160l-22 30h94l-16-26c-18 10-36-12-56-4z"/>
    <path class="line" d="M120 100l8 94"/>`,
  teapot: `
    <path class="paper" d="M158 116l44-20a7 7 0 0 1 7 13l-42 30z"/>
    <path class="paper" d="M92 106c-26 6-34-8-56-14l-6 10c16 6 18 28 34 48z"/>
    <path class="paper" d="M58 140a58 50 0 0 1 116 0c0 34-24 52-58 52s-58-18-58-52z"/>
    <path class="shade" d="M150 103c14 8 24 21 24 37 0 34-24 52-58 52 40-10 48-58 34-89z"/>
    <ellipse class="leaf" cx="116" cy="96" rx="34" ry="9"/>
    <path class="paper" d="M86 94a30 14 0 0 1 60 0z"/>
    <circle class="leaf" cx="116" cy="76" r="8"/>
    <path class="leaf" d="M98 170c-15-6-16-24 0-37 16 13 15 31 0 37z"/>
    <path class="line" d="M98 176v-30"/>`,
  cups: `
    <path class="air" d="M84 92c-8-10 8-16 0-28M104 96c-8-10 8-16 0-28M162 108c-7-9 7-14 0-24"/>
    <path class="leaf" d="M52 116h80c0 40-14 62-24 66H76c-10-4-24-26-24-66z"/>
    <path class="shade" d="M112 116h20c0 40-14 62-24 66h-10c10-12 15-34 14-66z"/>
    <ellipse class="deep" cx="92" cy="116" rx="40" ry="10"/>
    <ellipse class="tea" cx="92" cy="118" rx="32" ry="6"/>
    <path class="leaf" d="M128 136h68c0 34-12 52-20 56h-28c-8-4-20-22-20-56z"/>
    <path class="shade" d="M178 136h18c0 34-12 52-20 56h-9c9-11 12-30 11-56z"/>
    <ellipse class="deep" cx="162" cy="136" rx="34" ry="9"/>
    <ellipse class="tea" cx="162" cy="138" rx="27" ry="5"/>`,
  voucher: `
    <g transform="rotate(-7 120 124)">
    <path class="clay" d="M44 76h152a8 8 0 0 1 8 8v24a16 16 0 0 0 0 32v24a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8v-24a16 16 0 0 0 0-32V84a8 8 0 0 1 8-8z"/>
    <path class="shade" d="M158 76h38a8 8 0 0 1 8 8v24a16 16 0 0 0 0 32v24a8 8 0 0 1-8 8h-38z"/>
    <path class="dash" d="M158 82v84"/>
    <path class="paper" d="M66 108h62c0 30-11 42-18 45H84c-7-3-18-15-18-45z"/>
    <path class="stroke" d="M126 112c16-2 16 22-6 22"/>
    <path class="line" d="M86 99c-5-7 5-10 0-17M106 99c-5-7 5-10 0-17"/>
    <path class="line" d="M172 112h18M172 124h18M172 136h10"/>
    </g>`,
};

/** A product's picture; decorative, since its name is always beside it. */
export function picture(id: string): ReturnType<typeof html> {
  return html`<svg class="picture" viewBox="0 0 240 240" aria-hidden="true">${raw(drawings[id] ?? '')}</svg>`;
}
