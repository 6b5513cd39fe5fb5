import type { Issue } from '../../src/errors.js';
import {
  CheckoutFlow,
  type CheckoutPorts,
  type Endpoint,
  type NoteStore,
  Notes,
  type PayState,
  type Verify,
  type Wait,
} from '../../src/flow/index.js';
import type { PayOutcome } from '../../src/outcome/index.js';
import { type Draft, readRequest } from '../../src/request/index.js';
import type { WindowEvents } from '../../src/sdk/index.js';

/** What may be paid. */
export const draft: Draft = { impCode: 'imp1', pg: 'kcp', orderName: '주문', amount: 100 };

/** A page around a flow, with every port in the test's hand. */
export class Page {
  states: (PayState | string)[] = [];
  ended: [PayOutcome['status'], string | null, boolean][] = [];
  windows: WindowEvents[] = [];
  draft = draft;
  isReady = true;
  isBusy = false;
  hasGesture = true;
  isPopup = false;
  allows = true;
  prepared: () => Promise<void> = async () => {};
  verify: Verify | null = null;
  orders: Endpoint | null = null;
  time = Date.now();
  isOnline = true;
  unreadable = false;
  /** Nor can it say in which language. */
  mute = false;
  /** Time-outs never, everything else at once. */
  wait: Wait = async (_milliseconds, signal) => (signal ? new Promise<void>(() => {}) : undefined);
  lost: unknown = null;
  notes: Notes;
  defaultProvider: string | null = null;
  sent: object | null = null;
  throws: Error | null = null;
  /** What the form around the tag lacks. */
  faults: Issue[] = [];
  readonly flow = new CheckoutFlow(this.#ports());

  constructor(store: NoteStore | null = null) {
    this.notes = new Notes(store, 'https://shop.example/order');
  }

  get last(): WindowEvents {
    return this.windows.at(-1) as WindowEvents;
  }

  #ports(): CheckoutPorts {
    return {
      draft: () => {
        if (this.unreadable) throw new TypeError('hostile');
        const { draft, verify, orders } = this;
        return {
          orders,
          judge: (order) => {
            const ready = readRequest(draft, {
              environment: { device: 'pc', os: 'other', inApp: false, browser: null },
              pageUrl: 'https://shop.example/',
              defaultProvider: this.defaultProvider,
              initialised: true,
              order,
            });
            return ready.request !== null && this.isPopup ? { ...ready, road: 'popup' } : ready;
          },
          faults: () => this.faults,
          verify,
          isReady: () => this.isReady,
          prepare: () => this.prepared(),
          gestureIsGone: () => !this.hasGesture,
          goOn: () => {},
        };
      },
      confirm: () => this.allows,
      takeTurn: () => {
        if (this.isBusy) return null;
        this.isBusy = true;
        return () => {
          this.isBusy = false;
        };
      },
      openWindow: (params, events) => {
        this.sent = params;
        if (this.throws) throw this.throws;
        this.windows.push(events);
      },
      lostPayment: {
        get: () => this.lost,
        set: (claim) => {
          this.lost = claim;
        },
      },
      notes: () => this.notes,
      wait: (...waiting) => this.wait(...waiting),
      now: () => this.time,
      isOnline: () => this.isOnline,
      language: () => {
        if (this.mute) throw new TypeError('hostile');
        return 'ko';
      },
      changed: () => void this.states.push(this.flow.prompt ?? this.flow.state),
      ended: (outcome, opened) => void this.ended.push([outcome.status, outcome.reason, opened]),
    };
  }
}

/** A tab's storage. */
export function storage(): NoteStore {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
