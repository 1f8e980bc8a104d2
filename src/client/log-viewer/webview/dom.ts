// The only way in which the pages make elements: text is set as text, never as markup.

export interface ElementParts {
  readonly id?: string;
  readonly class?: string;
  readonly text?: string;
  readonly role?: string;
  readonly title?: string;
  /** Further attributes; `aria-*` and the like. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}

/** A new element that holds the given text and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parts: ElementParts = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  if (parts.id !== undefined) created.id = parts.id;
  if (parts.class !== undefined) created.className = parts.class;
  if (parts.text !== undefined) created.textContent = parts.text;
  if (parts.role !== undefined) created.setAttribute("role", parts.role);
  if (parts.title !== undefined) created.title = parts.title;
  for (const [key, value] of Object.entries(parts.attributes ?? {})) created.setAttribute(key, value);
  if (parts.onClick) created.addEventListener("click", parts.onClick);
  created.append(...children);
  return created;
}

/** A button; `shortcut` is told in its tooltip. */
export function button(parts: ElementParts & { readonly shortcut?: string }): HTMLButtonElement {
  const { shortcut, title = parts.text ?? "", ...rest } = parts;
  const created = element("button", { ...rest, title: shortcut === undefined ? title : `${title} (${shortcut})` });
  created.type = "button";
  return created;
}

/** A button that is on or off. */
export function toggle(parts: ElementParts & { readonly shortcut?: string }): HTMLButtonElement {
  const created = button(parts);
  created.setAttribute("aria-pressed", "false");
  return created;
}

/** Shows a toggle as on or off. */
export function setPressed(control: HTMLElement, pressed: boolean): void {
  control.setAttribute("aria-pressed", String(pressed));
}

/** Replaces `{0}`, `{1}` … by the values; numbers are written as people read them. */
export function format(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => {
    const value = values[Number(index)] ?? "";
    return typeof value === "number" ? value.toLocaleString() : value;
  });
}
