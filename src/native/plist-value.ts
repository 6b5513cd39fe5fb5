import type { Element } from '@xmldom/xmldom';
import { NativeError } from './errors.js';
import { childrenOf } from './xml.js';

/** What an element of a property list holds; numbers, dates and data, which nobody here asks for, are null. */
export function plistValue(element: Element): unknown {
  switch (element.nodeName) {
    case 'dict':
      return dictionaryOf(childrenOf(element));
    case 'array':
      return childrenOf(element).map(plistValue);
    case 'string':
      return element.textContent ?? '';
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      return null;
  }
}

function dictionaryOf(children: readonly Element[]): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [index, key] of children.entries()) {
    if (index % 2 === 1) continue;
    const value = children[index + 1];
    if (key.nodeName !== 'key' || value === undefined || value.nodeName === 'key') throw unpaired(key);
    entries.set(key.textContent ?? '', plistValue(value));
  }
  return Object.fromEntries(entries);
}

function unpaired({ nodeName, textContent }: Element): NativeError {
  const where = `<${nodeName}>${(textContent ?? '').trim().slice(0, 40)}`;
  const message = `This property list is broken: in a <dict> each <key> is followed by its value, but not at ${where}.`;
  return new NativeError([{ path: 'file', message }]);
}
