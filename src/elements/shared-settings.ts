import { META_PREFIX, type SharedSettings, sharedName, writeShared } from '../request/index.js';

// The platform's own: what a form calls its `parentNode` or its `attributes` may be a control of that name.
const parentOf = (element: Element): unknown => Reflect.get(Element.prototype, 'parentNode', element);
const namesOf = (element: Element): string[] => Element.prototype.getAttributeNames.call(element);
const wordOf = (element: Element, name: string): string => Element.prototype.getAttribute.call(element, name) ?? '';

const metas = (): HTMLMetaElement[] => [
  ...(document.head?.querySelectorAll<HTMLMetaElement>(`meta[name^="${META_PREFIX}"]`) ?? []),
];

/** The names in the head that no attribute has: nobody would miss them otherwise. */
export const unknownSettings = (isAttribute: (name: string) => boolean): string[] =>
  metas()
    .map(({ name }) => name)
    .filter((name) => !isAttribute(name.slice(META_PREFIX.length)));

/** The elements around one, outermost first, also outside the shadow roots that it is in. */
function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let node: unknown = element; node instanceof Element; ) {
    const parent = parentOf(node);
    node = parent instanceof ShadowRoot ? parent.host : parent;
    if (node instanceof Element) found.unshift(node);
  }
  return found;
}

/**
 * Reads what stands once for many tags: `<meta name="iamport:pg" content="kcp">` in the head, or an element around the tag
 * with `data-iamport-pg="kcp"`. The nearer one wins.
 */
export function sharedSettings(element: Element): SharedSettings {
  const settings: Record<string, string> = Object.create(null);
  for (const { name, content } of metas()) writeShared(settings, name.slice(META_PREFIX.length), content);
  for (const outer of around(element)) {
    for (const attribute of namesOf(outer)) {
      const name = sharedName(attribute);
      if (name !== null) writeShared(settings, name, wordOf(outer, attribute));
    }
  }
  return settings;
}
