import type { Issue } from '../errors.js';
import { issue } from '../request/index.js';

/** A control as every form has it; a custom element's may lack anything. */
interface Control extends Element {
  readonly type?: string;
  value?: unknown;
  readonly checked?: boolean;
  readonly willValidate?: boolean;
  readonly validationMessage?: string;
}

const VALUELESS = /^(?:submit|image|button|reset|file|output)$/;
const TICKED = /^(?:checkbox|radio)$/;
/** What Enter presses, in place of sending the form. */
const PRESSED = /^(?:submit|image|button|reset|file|color)$/;

/** A custom element may say that it is one, but the browser does not press it. */
const isSubmitButton = (control: Element, form: HTMLFormElement): boolean =>
  (control instanceof HTMLButtonElement || control instanceof HTMLInputElement) &&
  control.form === form &&
  /^(?:submit|image)$/.test(control.type);

const nameOf = (control: Element): string => control.getAttribute('name') ?? '';

// A form's own may be controls of these names.
const { addEventListener: listen, removeEventListener: forget } = EventTarget.prototype;

/** What a control sends; null where that is no text, or nothing: a button, a fieldset, a box that is not ticked. */
function sentBy(control: Control): string | null {
  const { type = '', value, checked } = control;
  // A custom element that is a box need not say so; a field of text has a `checked` too.
  const isOff = checked === false && (TICKED.test(type) || !(control instanceof HTMLInputElement));
  return isOff || VALUELESS.test(type) || typeof value !== 'string' ? null : value;
}

/** Calls the platform's own: a form's `matches` may be a control of that name. */
const matches = (element: Element, selector: string): boolean => Element.prototype.matches.call(element, selector);

const rootOf = (node: Node): Document | ShadowRoot => Node.prototype.getRootNode.call(node) as Document | ShadowRoot;

/** A form's controls, also where one of them is called `elements`. */
const controlsOf = (form: HTMLFormElement): Control[] => [...Reflect.get(HTMLFormElement.prototype, 'elements', form)];

/** Whether Enter presses something in a form, which does not count its images among its controls. */
function hasSubmitButton(form: HTMLFormElement): boolean {
  const images = rootOf(form).querySelectorAll<HTMLInputElement>('input[type=image]');
  return [...controlsOf(form), ...images].some((control) => isSubmitButton(control, form));
}

/** Keeps Enter from sending, unpaid, a form that has no button for it: with one, the browser presses that. */
function onKeyDown(event: KeyboardEvent): void {
  const { key, isComposing, target } = event;
  if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement) || PRESSED.test(target.type)) return;
  const { form } = target;
  if (form && counts.get(form) && !hasSubmitButton(form)) event.preventDefault();
}

/** How many tags are in a form, and in a root: one listener there serves them all, and the controls that stand outside their form. */
const counts = new WeakMap<Node, number>();

function count(node: Node, change: number): number {
  const after = (counts.get(node) ?? 0) + change;
  counts.set(node, after);
  return after;
}

/** What ties a custom element to its form. */
function internalsOf(host: HTMLElement): ElementInternals | null {
  try {
    return host.attachInternals();
  } catch {
    // Safari before 16.4 has none, and a page may stand in the way: there the form is found by the tree.
    return null;
  }
}

/** The form that a checkout belongs to: what its controls hold, what the browser says of them, and what it is given. */
export class OwnerForm {
  readonly #host: HTMLElement;
  readonly #internals: ElementInternals | null;
  /** What was written into controls of the page's, and what stood there. */
  #given: { readonly control: Control; readonly value: string; readonly before: unknown }[] = [];

  /** What no control took, and the form that sends it besides. */
  #rest: [name: string, value: string][] = [];
  #fed: HTMLFormElement | null = null;
  #last: HTMLFormElement | null = null;
  #followed: { readonly form: HTMLFormElement; readonly root: Document | ShadowRoot } | null = null;

  /** Older browsers know no fields of a custom element's own, and a tag with `disabled="false"` has none. */
  readonly #onFormData = (event: Event): void => {
    for (const [name, value] of this.#rest) (event as FormDataEvent).formData.append(name, value);
  };

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#internals = internalsOf(host);
  }

  /** The form around the tag, or the one that its attribute `form` names; of a tag that was removed, the one that it was in. */
  get form(): HTMLFormElement | null {
    if (this.#host.isConnected) this.#last = this.#found;
    return this.#last;
  }

  get #found(): HTMLFormElement | null {
    if (this.#internals?.form) return this.#internals.form;
    const id = this.#host.getAttribute('form');
    if (id !== null) {
      const named = rootOf(this.#host).getElementById(id);
      return named instanceof HTMLFormElement ? named : null;
    }
    // Old pages put a form between table and row: its controls belong to it without being in it, which a tag cannot.
    return this.#host.closest('form') ?? this.#host.querySelector<HTMLButtonElement>('button, input')?.form ?? null;
  }

  /** What the form would send, by the names of its controls. */
  get values(): Readonly<Record<string, string>> {
    const values: Record<string, string> = Object.create(null);
    for (const control of this.#sent) values[nameOf(control)] ||= sentBy(control)?.trim() ?? '';
    return values;
  }

  /** What the browser refuses in the form; `isShown` has it tell the buyer, as before a form is sent. */
  faults(trigger: Element | null, isShown = false): Issue[] {
    const { form } = this;
    const isOff = form === null || matches(form, '[novalidate]') || trigger?.hasAttribute('formnovalidate');
    if (isOff || (isShown && HTMLFormElement.prototype.reportValidity.call(form))) return [];
    return (
      this.#controls
        // A custom element need not say whether it is checked; a fieldset says that it is not.
        .filter((control) => control.willValidate !== false && matches(control, ':invalid'))
        .map((control) =>
          issue(nameOf(control) || control.localName, 'form-invalid', 'error', control.validationMessage),
        )
    );
  }

  /** Writes into the controls of these names, or else adds them to what the form sends. */
  give(fields: Readonly<Record<string, string | null>>): void {
    this.take();
    for (const [name, value] of Object.entries(fields)) {
      if (value === null) continue;
      const controls = this.#sent.filter((control) => nameOf(control) === name);
      const isWritten = controls.filter((control) => this.#write(control, value)).length > 0;
      if (!isWritten) this.#rest.push([name, value]);
    }
    this.#fed = this.form;
    if (this.#fed) listen.call(this.#fed, 'formdata', this.#onFormData);
  }

  /** Takes back what the form was given, as far as it still stands. */
  take(): void {
    for (const { control, value, before } of this.#given) if (control.value === value) control.value = before;
    this.#given = [];
    this.#rest = [];
    if (this.#fed) forget.call(this.#fed, 'formdata', this.#onFormData);
    this.#fed = null;
  }

  /** Sends the form, whatever the browser says of its fields by now: money has moved. False where there is none any more. */
  submit(trigger: Element | null): boolean {
    const { form } = this;
    // A form that the page has thrown away is not sent by any browser.
    if (form === null || !Reflect.get(Node.prototype, 'isConnected', form)) return false;
    const { requestSubmit, submit } = HTMLFormElement.prototype;
    const isOff = matches(form, '[novalidate]');
    const isSubmitter = trigger !== null && isSubmitButton(trigger, form);
    if (!isOff) Element.prototype.setAttribute.call(form, 'novalidate', '');
    try {
      // The site's own listeners of `submit` hear of it; Safari before 16 has only the other one.
      if (requestSubmit) requestSubmit.call(form, isSubmitter ? (trigger as HTMLElement) : null);
      else submit.call(form);
    } finally {
      if (!isOff) Element.prototype.removeAttribute.call(form, 'novalidate');
    }
    return true;
  }

  /** Follows the form that the tag is in by now, if any. */
  follow(): void {
    const form = this.#host.isConnected ? this.form : null;
    if (form === this.#followed?.form) return;
    const { root: left, form: before } = this.#followed ?? {};
    if (before) count(before, -1);
    if (left && count(left, -1) === 0) forget.call(left, 'keydown', onKeyDown as EventListener);
    this.#followed = form && { form, root: rootOf(form) };
    if (form) count(form, 1);
    const { root } = this.#followed ?? {};
    if (root && count(root, 1) === 1) listen.call(root, 'keydown', onKeyDown as EventListener);
  }

  /** Whether the control sends this value by now. */
  #write(control: Control, value: string): boolean {
    const before = sentBy(control);
    if (before === null || before === value) return before === value;
    if (TICKED.test(control.type ?? '')) return false;
    try {
      control.value = value;
      // A list takes its own values only.
      if (control.value === value) this.#given.push({ control, value, before });
      else control.value = before;
    } catch {
      // A custom element's may be for reading only.
    }
    return control.value === value;
  }

  get #controls(): Control[] {
    const { form } = this;
    return form === null ? [] : controlsOf(form);
  }

  /** Those that are sent with it. */
  get #sent(): Control[] {
    return this.#controls.filter((control) => control !== this.#host && matches(control, '[name]:not(:disabled)'));
  }
}
