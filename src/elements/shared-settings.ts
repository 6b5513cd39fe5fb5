import { isFlagWord } from '../request/index.js';

/** What a page has written once for all its tags: attributes' text by property. */
export type SharedSettings = Readonly<Record<string, string>>;

const META_PREFIX = 'iamport:';
const DATA_PREFIX = 'data-iamport-';
/** Nobody but us calls an attribute so; `amount` or `company` may well be somebody else's. */
const UNMISTAKABLE = /^(?!data-|aria-)(?:pg$|\w+-)/;

const propertyOf = (attribute: string): string =>
  attribute.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());

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
  const write = (attribute: string, text: string): void => {
    const property = propertyOf(attribute);
    // What is blank says nothing, as on the tag, unless it is a flag.
    if (text.trim() !== '' || isFlagWord(settings[property] ?? '')) settings[property] = text.trim();
  };
  for (const { name, content } of metas()) {
    write(name.slice(META_PREFIX.length), content);
  }
  for (const outer of around(element)) {
    for (const name of namesOf(outer)) {
      const attribute = name.startsWith(DATA_PREFIX) ? name.slice(DATA_PREFIX.length) : name;
      if (attribute !== name || UNMISTAKABLE.test(name)) write(attribute, wordOf(outer, name));
    }
  }
  return settings;
}
