import { page } from './page.js';

/** The SDK's dialogs, at the end of `body`, with a frame per channel (wire.md "Start"); a page that brings it twice has two. */
const dialogs = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>('.imp-dialog'));

/** The SDK's frames. */
export const framesOf = (): HTMLIFrameElement[] =>
  Array.from(document.querySelectorAll<HTMLIFrameElement>('.imp-dialog iframe'));

const loading = new Set<HTMLIFrameElement>();
const watched = new Set<Element>();
/** Dialogs that have held frames: the SDK's own, which it keeps for ever. */
const framed = new WeakSet<Element>();
let seen = false;
let watching: MutationObserver | null = null;

/** Follows the frames' loading, which a page cannot ask a frame of another origin about. */
export function watchFrames(): void {
  if (watching === null) {
    // `load` does not bubble, but it can be caught on its way down.
    document.addEventListener('load', ({ target }) => loading.delete(target as HTMLIFrameElement), true);
    watching = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        for (const node of [target, ...addedNodes]) if (node instanceof HTMLIFrameElement) follow(node);
      }
      watchFrames();
    });
  }
  for (const element of watched) {
    if (element.isConnected) continue;
    watched.delete(element);
    if (element.matches('.imp-dialog')) bringBack(element as HTMLElement);
  }
  if (document.body) watch(document.body, { childList: true });
  for (const dialog of dialogs()) {
    // Frames that came with it, or before us, are on their way as long as they have not left their first document.
    const isNew = watch(dialog, { childList: true, subtree: true, attributes: true, attributeFilter: ['src'] });
    for (const frame of isNew ? dialog.querySelectorAll('iframe') : []) {
      if (frame.contentDocument?.URL === 'about:blank') follow(frame);
    }
    if (dialog.querySelector('iframe')) framed.add(dialog);
    seen = true;
  }
  page().standing = standingMerchant() ?? page().standing;
}

/** The same from when a tag is there; a body that is followed already needs no second look, however many tags it has. */
export function watchBody(): void {
  if (!watched.has(document.body)) watchFrames();
}

function watch(element: Element, what: MutationObserverInit): boolean {
  if (watched.has(element)) return false;
  watched.add(element);
  watching?.observe(element, what);
  return true;
}

function follow(frame: HTMLIFrameElement): void {
  // One without an address of its own has loaded by now.
  if (/^https?:/.test(frame.src)) loading.add(frame);
}

/** The SDK makes its dialog once and keeps it, where a page that swaps its body (Turbo, Turbolinks) throws it away. */
function bringBack(dialog: HTMLElement): void {
  // One that never held a frame was taken away by whoever made it.
  if (!framed.has(dialog) || dialogs().length > 0) return;
  // The frames died with their documents: the next `init` makes new ones.
  dialog.textContent = '';
  dialog.style.display = 'none';
  document.body.append(dialog);
}

/** No frame is still loading; no frames at all counts as ready. */
export const framesReady = (): boolean => !framesOf().some((frame) => loading.has(frame));

/** The merchant whose frames the page has, as `code` or `code/tier`; null where it has none yet. */
export function standingMerchant(): string | null {
  for (const { src } of framesOf()) {
    const code = /\/ready\/([^/?#]+)/.exec(src)?.[1];
    if (code === undefined) continue;
    const tier = src.includes('tier=') && new URL(src, document.baseURI).searchParams.get('tier');
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

/** Somebody has called `init`: the dialog is there before its frames are. */
export const hasDialog = (): boolean => dialogs().length > 0;

/** There has been a dialog, which tells the vendor's IMP from another. */
export const hadDialog = (): boolean => seen || hasDialog();

/** The payment window covers the page. */
export const dialogVisible = (): boolean => dialogs().some((dialog) => dialog.getClientRects().length > 0);

/** Takes a window that lost its payment off the page. */
export function uncover(): void {
  for (const dialog of dialogs()) dialog.style.display = 'none';
  document.body.classList.remove('imp-payment-progress');
}

/** Takes the dialogs out of the page, so that nothing can open in them any more. */
export function discardDialogs(): void {
  for (const dialog of dialogs()) {
    watched.delete(dialog);
    dialog.remove();
  }
}
