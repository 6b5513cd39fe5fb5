import { html, LitElement } from 'lit';
import { readKept } from '../../src/outcome/outcome.js';
import { verdictSchema } from '../../src/outcome/verdict.js';
import { readPrepared, readRefusal } from '../../src/request/prepared.js';
import { awaitingRequestSchema, payRequestSchema } from '../../src/request/schema.js';

/** What the script cannot be smaller than with these libraries: one Lit element, and the schemas that read what comes from outside. */
class Floor extends LitElement {
  override render() {
    return html`<button @click=${() => this.dispatchEvent(new Event('pay'))}><slot></slot></button>`;
  }
}

customElements.define('bench-floor', Floor);

export { awaitingRequestSchema, payRequestSchema, readKept, readPrepared, readRefusal, verdictSchema };
