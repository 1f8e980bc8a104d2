// The elements of the rows in sight. One whose row looks as before stays where it is, so that a click or a selection of text that is under way
// is not lost while a log grows.
import type { LogRow } from "../messages.ts";
import { rowElement, type RowLook } from "./row-element.ts";

/** A row as it is to be drawn; undefined while it has not arrived. */
export interface DrawnRow {
  readonly row: LogRow | undefined;
  readonly look: RowLook;
}

export interface RowList {
  /** Exactly these, in this order. */
  show(wanted: readonly DrawnRow[]): void;
}

/** Draws into the host, which holds nothing else. */
export function createRowList(host: HTMLElement): RowList {
  let drawn = new Map<number, DrawnRow & { readonly element: HTMLElement }>();
  return {
    show(wanted) {
      const next: typeof drawn = new Map();
      for (const { row, look } of wanted) {
        const known = drawn.get(look.index);
        const isSame = known !== undefined && known.row === row && sameLook(known.look, look);
        next.set(look.index, isSame ? known : { row, look, element: rowElement(row, look) });
      }
      for (const [index, { element }] of drawn) if (next.get(index)?.element !== element) element.remove();
      let place = host.firstChild;
      for (const { element } of next.values()) {
        if (element === place) place = place.nextSibling;
        else host.insertBefore(element, place);
      }
      drawn = next;
    },
  };
}

function sameLook(a: RowLook, b: RowLook): boolean {
  return (
    a.selected === b.selected &&
    a.current === b.current &&
    a.bookmarked === b.bookmarked &&
    a.evidence === b.evidence &&
    a.columns === b.columns &&
    a.delta === b.delta &&
    a.files.join("/") === b.files.join("/") &&
    String(a.found) === String(b.found)
  );
}
