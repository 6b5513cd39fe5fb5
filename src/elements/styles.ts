import { css } from 'lit';

/** The look both elements share; everything can be restyled through their parts. */
export const messageStyles = css`
  :host([hidden]) {
    display: none;
  }
  [part='message'] {
    font: inherit;
    line-height: 1.5;
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  [part='account'] {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.25em 1em;
    margin: 0.75em 0 0;
  }
  dt {
    opacity: 0.7;
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .vbank-amount,
  .vbank-number {
    font-weight: bold;
  }
`;

/** The checkout's own button, for a tag without a control of the site's. */
export const buttonStyles = css`
  /* The sentence below the button leaves its line alone. */
  :host {
    display: inline-block;
    baseline-source: first;
  }
  [part='button'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 48px;
    min-width: 120px;
    padding: 0.5em 1.5em;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--iamport-accent, #1d4ed8);
    color: var(--iamport-on-accent, #fff);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [part='button']:hover {
    filter: brightness(1.1);
  }
  [part='button']:focus-visible {
    outline: 3px solid var(--iamport-focus, #f59e0b);
    outline-offset: 2px;
  }
  [part='button']:disabled,
  [part='button'][aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  [part='spinner'] {
    width: 1em;
    height: 1em;
    border: 2px solid currentColor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  [part='message'] {
    font-size: 0.875em;
  }
  /* Always there, so that a screen reader hears its first sentence too. */
  [part='message']:not(:empty) {
    margin-top: 0.5em;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (forced-colors: active) {
    [part='spinner'] {
      border-color: ButtonText;
      border-right-color: ButtonFace;
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-duration: 4s;
    }
  }
`;
