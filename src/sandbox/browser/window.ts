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
