// Faults of accessibility that can be told from the elements of a page: names, roles and their places, contrast aside. Runs in the page.

/** Written without anything from outside, as it is sent to the page. */
export function accessibilityFaults(): string[] {
  interface Part {
    readonly tagName: string;
    readonly id: string;
    readonly className: unknown;
    readonly textContent: string | null;
    readonly labels?: { readonly length: number } | null;
    getAttribute(name: string): string | null;
    closest(selector: string): unknown;
  }
  interface Root {
    readonly documentElement: Part;
    querySelectorAll(selector: string): Iterable<Part>;
    getElementById(id: string): unknown;
  }
  const root = (globalThis as unknown as { document: Root }).document;
  const faults: string[] = [];
  const tell = (part: Part, fault: string): void => {
    faults.push(`${part.tagName.toLowerCase()}#${part.id}.${String(part.className)}: ${fault}`);
  };
  const nameOf = (part: Part): string =>
    (part.getAttribute("aria-label") ?? part.textContent ?? "").trim() || (part.getAttribute("title") ?? "");
  if (!root.documentElement.getAttribute("lang")) faults.push("the page has no language");
  for (const part of root.querySelectorAll(
    "button, [role=tab], [role=grid], [role=group], dialog, aside, section[id]",
  )) {
    if (nameOf(part) === "") tell(part, "has no name");
  }
  for (const part of root.querySelectorAll("input")) {
    if (!part.getAttribute("aria-label") && (part.labels?.length ?? 0) === 0) tell(part, "has no label");
  }
  for (const part of root.querySelectorAll("[role=row]")) {
    if (!part.closest("[role=grid]")) tell(part, "stands in no grid");
  }
  for (const part of root.querySelectorAll("[role=gridcell]")) {
    if (!part.closest("[role=row]")) tell(part, "stands in no row");
  }
  for (const part of root.querySelectorAll("[role=tab]")) {
    if (!part.closest("[role=tablist]")) tell(part, "stands in no list of tabs");
  }
  for (const part of root.querySelectorAll("[aria-controls], [aria-labelledby], [aria-activedescendant]")) {
    for (const name of ["aria-controls", "aria-labelledby", "aria-activedescendant"]) {
      const id = part.getAttribute(name);
      if (id && !root.getElementById(id)) tell(part, `${name} points to nothing`);
    }
  }
  for (const part of root.querySelectorAll("[tabindex]")) {
    if (Number(part.getAttribute("tabindex")) > 0) tell(part, "jumps the order of the keyboard");
  }
  const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of new Set(ids)) if (ids.filter((each) => each === id).length > 1) faults.push(`#${id} is there twice`);
  return faults;
}
