// Groups a list by a key; `Map.groupBy` is not there on Node 20.

/** Keys in the order in which they come first, each with its elements in their order. */
export function groupBy<Element>(
  list: readonly Element[],
  keyOf: (element: Element) => string,
): ReadonlyMap<string, readonly Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of list) {
    const key = keyOf(element);
    const group = groups.get(key);
    if (group) group.push(element);
    else groups.set(key, [element]);
  }
  return groups;
}
