// The only way in which the page makes elements: text is set as text, never as markup.

/** The element of the skeleton with this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

export interface ElementParts {
  readonly class?: string;
  readonly text?: string;
  readonly role?: string;
  readonly title?: string;
}

/** A new element that holds the given text and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parts: ElementParts = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  if (parts.class !== undefined) created.className = parts.class;
  if (parts.text !== undefined) created.textContent = parts.text;
  if (parts.role !== undefined) created.setAttribute("role", parts.role);
  if (parts.title !== undefined) created.title = parts.title;
  created.append(...children);
  return created;
}
