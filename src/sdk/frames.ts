/** The SDK's dialog: one for the page, at the end of `body`, holding a frame per channel (wire.md "Start"). */
const dialogOf = (): HTMLElement | null => document.querySelector<HTMLElement>('.imp-dialog');

const framesOf = (): HTMLIFrameElement[] =>
  Array.from(document.querySelectorAll<HTMLIFrameElement>('.imp-dialog iframe'));

const loading = new Set<HTMLIFrameElement>();
let watching: MutationObserver | null = null;
let watched: Element | null = null;

/** Follows the frames' loading, which a page cannot ask a frame of another origin about. */
export function watchFrames(): void {
  if (watching === null) {
    // `load` does not bubble, but it can be caught on its way down.
    document.addEventListener('load', ({ target }) => loading.delete(target as HTMLIFrameElement), true);
    watching = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        for (const node of [target, ...addedNodes]) if (node instanceof HTMLIFrameElement) loading.add(node);
      }
      watchDialog();
    });
    watching.observe(document.body, { childList: true });
  }
  watchDialog();
}

function watchDialog(): void {
  const dialog = dialogOf();
  if (dialog === null || dialog === watched) return;
  watched = dialog;
  watching?.observe(dialog, { childList: true, subtree: true, attributes: true, attributeFilter: ['src'] });
}

/** No frame is still loading; no frames at all counts as ready. */
export const framesReady = (): boolean => !framesOf().some((frame) => loading.has(frame));

/** The merchant whose frames the page has, as `code` or `code/tier`; null where it has none yet. */
export function standingMerchant(): string | null {
  for (const { src } of framesOf()) {
    const code = /\/ready\/([^/?#]+)/.exec(src)?.[1];
    if (code === undefined) continue;
    const tier = new URL(src, document.baseURI).searchParams.get('tier');
    return tier ? `${code}/${tier}` : code;
  }
  return null;
}

/** The provider of the default channel, from its frame's class; null where the page does not show it. */
export function defaultProvider(): string | null {
  const frame = document.querySelector('.imp-dialog .imp-frame-default');
  const name = Array.from(frame?.classList ?? []).find((word) => /^imp-frame-(?!default$|pc$|mobile$)/.test(word));
  return name?.slice('imp-frame-'.length) ?? null;
}

/** The payment window covers the page. */
export const dialogVisible = (): boolean => (dialogOf()?.getClientRects().length ?? 0) > 0;

/** Takes a window that lost its payment off the page. */
export function uncover(): void {
  const dialog = dialogOf();
  if (dialog) dialog.style.display = 'none';
  document.body.classList.remove('imp-payment-progress');
}
