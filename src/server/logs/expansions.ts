// Which records of a folded view are shown with all their lines, and what that makes of row numbers.

/** Rows and items: an item is a record of the sequence, a row what is on the screen. */
export interface Expansions {
  /** Rows that stand for `items` items. */
  rowsOf(items: number): number;
  /** First row of an item. */
  rowOf(item: number): number;
  /** The item of a row, and which of its lines the row is. */
  itemOf(row: number): { readonly item: number; readonly line: number };
  isExpanded(item: number): boolean;
  /** Shows `more` further lines of an item, or hides them again. */
  toggle(item: number, more: number): void;
}

/** All folded at first. */
export function createExpansions(): Expansions {
  // Few are open at a time, so they are simply gone through.
  let open: { readonly item: number; readonly more: number }[] = [];
  const before = (item: number): number => open.reduce((sum, each) => (each.item < item ? sum + each.more : sum), 0);
  return {
    rowsOf: (items) => items + before(items),
    rowOf: (item) => item + before(item),
    itemOf(row) {
      let shift = 0;
      for (const { item, more } of open) {
        const first = item + shift;
        if (row < first) break;
        if (row <= first + more) return { item, line: row - first };
        shift += more;
      }
      return { item: row - shift, line: 0 };
    },
    isExpanded: (item) => open.some((each) => each.item === item),
    toggle(item, more) {
      const others = open.filter((each) => each.item !== item);
      open = others.length < open.length ? others : [...open, { item, more }].sort((a, b) => a.item - b.item);
    },
  };
}
