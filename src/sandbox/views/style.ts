/** The one style sheet of frames, windows and pages. */
export const style = `
* { box-sizing: border-box; }
body {
  --ink: #1c2333; --muted: #626c80; --line: #dfe3ea; --paper: #fff; --soft: #f5f6f9;
  --accent: #1d4ed8; --on-accent: #fff; --tint: #eef3ff;
  margin: 0; color: var(--ink); font: 15px/1.5 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
.page { background: #e9ecf1; }
button, input, select { font: inherit; color: inherit; }
button { cursor: pointer; }
button:disabled { cursor: default; opacity: 0.55; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.stage:focus { outline: none; }
h1, h2, p, dl, dd, fieldset { margin: 0; padding: 0; border: 0; }
code { font: 12px/1.4 ui-monospace, Menlo, Consolas, monospace; }

.stage {
  position: fixed; top: 0; left: 0; width: 100%; height: 100%; padding: 20px;
  display: flex; align-items: center; justify-content: center; background: rgba(16, 22, 36, 0.6);
}
.page .stage { background: none; }
.window {
  width: 100%; max-width: 700px; max-height: 100%; display: flex; flex-direction: column; overflow: hidden;
  background: var(--paper); border-radius: 12px; box-shadow: 0 24px 60px rgba(10, 16, 32, 0.35);
}
.window.crimson { --accent: #c81e3a; --tint: #fff1f3; }
.window.yellow { --accent: #fee500; --on-accent: #241c00; --tint: #fffbe0; }

.bar { display: flex; align-items: center; justify-content: space-between; padding: 0 8px 0 20px; height: 56px; flex: none; background: var(--accent); color: var(--on-accent); }
.bar h1 { font-size: 18px; line-height: 1.2; display: flex; align-items: baseline; }
.bar small { font-size: 13px; font-weight: 400; margin-left: 10px; padding-left: 10px; border-left: 1px solid currentColor; }
.close { width: 40px; height: 40px; padding: 12px; border: 0; border-radius: 8px; background: none; color: inherit; }
.close svg { display: block; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
.enter { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; opacity: 0; pointer-events: none; }
.banner {
  flex: none; padding: 6px 20px; font-size: 13px; font-weight: 700; color: #4a2f00; text-align: center;
  background: repeating-linear-gradient(-45deg, #ffd666 0 12px, #ffdf85 12px 24px);
}

.body { display: flex; flex-direction: row-reverse; min-height: 0; overflow: auto; flex: 1 1 auto; }
.order { flex: 0 0 236px; padding: 20px; background: var(--soft); border-left: 1px solid var(--line); }
.order dl { height: 100%; display: flex; flex-direction: column; }
.order dl > div { margin-bottom: 14px; }
.order dt { font-size: 13px; color: var(--muted); }
.order dd { font-size: 14px; }
.order .item dd { font-weight: 700; font-size: 16px; line-height: 1.35; }
.order .amount { margin: auto 0 0; padding-top: 14px; border-top: 1px solid var(--line); }
.order .amount dd { font-size: 24px; line-height: 1.3; font-weight: 800; font-variant-numeric: tabular-nums; }

.step { flex: 1 1 auto; min-width: 0; padding: 20px; display: flex; flex-direction: column; }
legend { padding: 0; margin-bottom: 12px; font-weight: 700; font-size: 16px; }
.choices { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; }
.choices label { position: relative; display: flex; cursor: pointer; }
.choices input { position: absolute; opacity: 0; width: 100%; height: 100%; margin: 0; cursor: pointer; }
.choices span {
  flex: 1; min-height: 48px; padding: 6px 4px; display: flex; align-items: center; justify-content: center; text-align: center;
  font-size: 14px; line-height: 1.3; border: 1px solid var(--line); border-radius: 8px; background: var(--paper);
}
.choices label:hover span { border-color: var(--muted); }
.choices input:checked + span { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--tint); font-weight: 700; }
.choices input:focus-visible + span { outline: 2px solid var(--ink); outline-offset: 2px; }
.choices.pairs { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.quota { display: flex; align-items: center; gap: 12px; margin-top: 16px; font-size: 14px; }
.quota select { flex: 1; max-width: 220px; height: 40px; padding: 0 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
.agree { display: flex; align-items: flex-start; gap: 8px; margin-top: auto; padding-top: 18px; font-size: 14px; color: var(--muted); cursor: pointer; }
.agree input { flex: none; width: 18px; height: 18px; margin: 2px 0 0; accent-color: #1d4ed8; }
.app { margin: auto; padding: 8px 0; text-align: center; }
.app h2 { font-size: 17px; margin: 14px 0 4px; }
.app p { max-width: 330px; font-size: 14px; text-wrap: balance; color: var(--muted); }
.qr { display: block; width: 168px; height: 168px; margin: 0 auto; background: #fff; border: 1px solid var(--line); border-radius: 12px; fill: #111; }
.phone { display: block; width: 88px; height: 88px; padding: 16px; margin: 0 auto; border-radius: 26px; background: var(--accent); fill: none; stroke: var(--on-accent); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }

.in-app { flex: 1 0 100%; display: flex; align-items: center; gap: 10px; margin: -12px -20px 4px; padding: 10px 20px; font-size: 14px; line-height: 1.4; background: var(--tint); border-bottom: 1px solid var(--line); }
.in-app:empty { display: none; }
.foot { flex: none; position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 8px; padding: 12px 20px; background: var(--paper); border-top: 1px solid var(--line); }
.foot button { height: 50px; border-radius: 8px; font-size: 16px; font-weight: 700; }
.cancel { flex: 0 0 112px; border: 1px solid var(--line); background: var(--paper); }
.pay { flex: 1; min-width: 0; padding: 0 8px; border: 0; font-variant-numeric: tabular-nums; background: var(--accent); color: var(--on-accent); }
.pay:hover:enabled, .close:hover:enabled { filter: brightness(0.94); }

.sandbox { flex: none; max-height: 60vh; overflow-y: auto; padding: 8px 20px 10px; font-size: 13px; background: #fff7e0; color: #4a2f00; border-top: 1px dashed #d9a520; }
.sandbox summary { padding: 4px 0; font-weight: 700; cursor: pointer; width: max-content; }
.sandbox p { padding: 4px 0; }
.endings { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 6px; padding: 6px 0 4px; }
.endings button, .endings a {
  padding: 6px 10px; border: 1px solid #d9a520; border-radius: 8px; background: #fff; color: #4a2f00;
  font-size: 13px; line-height: 1.4; text-align: left; text-decoration: none;
}
.endings a { grid-column: 1 / -1; }
.endings code { display: block; color: #8a6100; }

.window[aria-busy='true'] .pay { color: transparent; position: relative; }
.window[aria-busy='true'] .pay::after, .in-app::before, .spinner {
  content: ''; width: 22px; height: 22px; border-radius: 50%; border: 3px solid var(--on-accent); border-right-color: transparent;
  animation: turn 0.8s linear infinite;
}
.window[aria-busy='true'] .pay::after { position: absolute; top: 50%; left: 50%; margin: -11px 0 0 -11px; }
.in-app::before { flex: none; width: 16px; height: 16px; border-width: 2px; border-color: currentColor; border-right-color: transparent; }
.spinner { display: inline-block; border-color: var(--accent); border-right-color: transparent; }
@keyframes turn { to { transform: rotate(1turn); } }
.note { display: flex; align-items: center; gap: 14px; padding: 24px 28px; border-radius: 12px; background: var(--paper); }

.result { max-width: 460px; margin: 48px auto; padding: 0 24px 24px; background: var(--paper); border-radius: 12px; overflow: hidden; }
.result .banner { margin: 0 -24px 24px; }
.result h1 { font-size: 21px; margin-bottom: 12px; }
.result p + p { margin-top: 8px; }
.result dl { margin-bottom: 16px; border-top: 1px solid var(--line); }
.result dl div { display: flex; gap: 12px; padding: 8px 0; border-bottom: 1px solid var(--line); }
.result dt { flex: 0 0 76px; color: var(--muted); }
.deposit { margin-bottom: 16px; padding: 14px 16px; border: 1px dashed #d9a520; border-radius: 8px; background: #fff7e0; color: #4a2f00; font-size: 13px; }
.deposit button { width: 100%; height: 50px; margin-bottom: 8px; border: 0; border-radius: 8px; font-size: 16px; font-weight: 700; background: var(--accent); color: var(--on-accent); }
.deposit button:hover { filter: brightness(0.94); }
.result a { color: var(--accent); }

@media (max-width: 560px) {
  .stage { padding: 0; align-items: stretch; }
  .page .stage { position: static; height: auto; min-height: 100vh; min-height: 100dvh; }
  .window { max-width: none; border-radius: 0; box-shadow: none; }
  .page .window { overflow: visible; }
  .body { display: block; }
  .order { padding: 14px 16px; border-left: 0; border-bottom: 1px solid var(--line); }
  .order dl > div { display: flex; justify-content: space-between; gap: 16px; margin-bottom: 4px; }
  .order dt { flex: none; font-size: 14px; }
  .order dd { text-align: right; }
  .order .item dd { font-size: 15px; }
  .order .amount { align-items: baseline; margin: 8px 0 0; padding-top: 8px; }
  .order .amount dd { font-size: 21px; }
  .step { padding: 16px; }
  .in-app { margin: -12px -16px 4px; padding: 10px 16px; }
  .foot { padding: 12px 16px; }
  .cancel { flex-basis: 88px; }
  .sandbox { padding: 8px 16px calc(10px + env(safe-area-inset-bottom)); }
  .result { margin: 0; min-height: 100vh; border-radius: 0; }
}
@media (max-width: 560px) and (max-height: 600px) {
  .bar { height: 48px; }
  .order { padding: 10px 16px; }
  .order .detail { display: none; }
  .app { padding: 0; }
  .app h2 { margin-top: 8px; }
  .qr { width: 116px; height: 116px; }
  .step { padding: 12px 16px; }
  .agree { padding-top: 10px; }
}
@media (prefers-color-scheme: dark) {
  body { --ink: #eef1f7; --muted: #a3adc0; --line: #394151; --paper: #1c212b; --soft: #232a36; --tint: #24345c; }
  .page { background: #10141b; }
  .sandbox, .deposit { background: #35290b; color: #ffe2a0; }
  .window, .result, .note { color-scheme: dark; }
  .window.crimson { --tint: #4a1c26; }
  .window.yellow { --tint: #453f12; }
}
@media (prefers-reduced-motion: reduce) {
  .window[aria-busy='true'] .pay::after, .in-app::before, .spinner { animation-duration: 4s; }
}
`;
