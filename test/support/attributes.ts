/** The attributes of an element by their own names; each is heard by its property's name in small letters too. */
export function attributesOf({ observedAttributes }: { readonly observedAttributes: readonly string[] }): string[] {
  const small = observedAttributes.map((name) => name.replace(/-/g, ''));
  return observedAttributes.filter((name, place) => small.indexOf(small[place] ?? name) === place);
}
