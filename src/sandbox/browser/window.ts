/** Brings the payment window in this document to life. Self-contained: the service sends its source to the browser. */
export function armWindow(): void {
  const closing = document.querySelector('[data-close]');
  if (closing) window.close();

  const form = document.querySelector<HTMLFormElement>('form.window');
  if (!form) return;
  const button = (scenario: string): HTMLButtonElement | null =>
    form.querySelector<HTMLButtonElement>(`button[value="${scenario}"]`);

  form.addEventListener('submit', (event) => {
    const chosen = event.submitter as HTMLButtonElement | null;
    if (chosen?.dataset.opensApp !== undefined) {
      // The frame's own listener takes any other button for an ending.
      event.preventDefault();
      event.stopImmediatePropagation();
      void openApp();
      return;
    }
    if (chosen?.dataset.answer === 'never' && form.dataset.surface === 'page') {
      // Where the window is a page, closing it without an answer is going Back.
      event.preventDefault();
      const body = new FormData(form);
      body.set('scenario', chosen.value);
      void fetch(form.action, { method: 'POST', body }).finally(() => history.back());
    }
    form.setAttribute('aria-busy', 'true');
    // Later, because a disabled button would not be part of what is being submitted.
    setTimeout(() => {
      for (const each of form.querySelectorAll('button')) each.disabled = true;
    });
  });

  // The window stays as it is: an app that is not there changes nothing, and the buyer may try again or cancel.
  async function openApp(): Promise<void> {
    const fields = new FormData(form as HTMLFormElement);
    const query = new URLSearchParams();
    for (const name of ['choice', 'quota']) query.set(name, String(fields.get(name) ?? ''));
    const reply = await ask(`${form?.dataset.app}?${query}`);
    if (typeof reply?.address !== 'string') return;
    const status = form?.querySelector<HTMLElement>('.in-app');
    if (status) status.textContent = status.dataset.text ?? '';
    location.href = reply.address;
  }

  /** Goes home once the app has decided; a page that slept, or lost the network, asks again when it wakes. */
  async function watchApp(address: string): Promise<void> {
    const reply = await ask(address);
    // Whoever ends the payment here is on the way already.
    if (form?.getAttribute('aria-busy') === 'true') return;
    if (reply?.posts) location.replace(form?.action ?? '');
    else setTimeout(watchApp, 500, address);
  }
  // Another choice leads to another app, which nobody has opened yet.
  form.addEventListener('change', () => {
    form.querySelector('.in-app')?.replaceChildren();
  });
  if (form.dataset.polls) void watchApp(form.dataset.polls);

  async function ask(address: string): Promise<{ address?: unknown; posts?: unknown } | null> {
    try {
      return await (await fetch(address)).json();
    } catch {
      return null;
    }
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && form.isConnected) button('cancelled')?.click();
  });

  addEventListener('pageshow', (event) => {
    // Back from the bfcache the buttons would still be disabled.
    if (event.persisted) location.reload();
  });

  const { auto, delay } = form.dataset;
  if (auto) {
    setTimeout(() => {
      if (form.isConnected) button(auto)?.click();
    }, Number(delay));
  }
  form.parentElement?.focus({ preventScroll: true });
}
