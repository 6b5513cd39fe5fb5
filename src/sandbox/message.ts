/** What the SDK posts to its frame (`wire.md`, One payment, step 4); older versions leave out some fields. */
export interface SdkMessage {
  action: string;
  data: Record<string, unknown>;
  origin?: string;
  from?: string;
  version?: string;
}

/** What the service posts back to the page (`wire.md`, One payment, step 6). */
export interface ServiceMessage {
  action: 'done' | 'proxy.post' | 'payco.modal';
  data: Record<string, unknown>;
}

/** Reads the SDK's JSON string; null where it is none. */
export function parseMessage(text: unknown): SdkMessage | null {
  if (typeof text !== 'string') return null;
  try {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message) || typeof message.action !== 'string') return null;
    return { ...message, action: message.action, data: isRecord(message.data) ? message.data : {} };
  } catch {
    return null;
  }
}

/** Tells whether a value is an object with keys, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parameter as text; null where there is nothing to show. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
