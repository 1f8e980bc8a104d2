// The table of records: draws the rows in sight, moves the selection by keyboard and mouse.
import type { LogRow } from "../messages.ts";
import { element } from "./dom.ts";
import type { RowCache } from "./row-cache.ts";
import { rowElement } from "./row-element.ts";
import { contentHeight, firstRow, rowsInSight, scrollTopOf, type Viewport } from "./viewport.ts";

export interface RowView {
  readonly selected: number | undefined;
  setCount(count: number): void;
  /** Selects the row and scrolls it into sight. */
  select(index: number): void;
  /** Marks the rows of these lines of the file as what led to an anomaly, until others are marked. */
  markEvidence(lines: readonly number[]): void;
  focus(): void;
  render(): void;
}

/** `onSelect` is called once the selected row has arrived. */
export function createRowView(host: HTMLElement, cache: RowCache, onSelect: (row: LogRow) => void): RowView {
  const window = element("div", { class: "window", role: "rowgroup" });
  const spacer = element("div", { class: "spacer" });
  host.append(window, spacer);
  const rowHeight = measure(host);
  let rowCount = 0;
  let selected: number | undefined;
  let announced: number | undefined;
  let evidence: ReadonlySet<number> = new Set();
  const viewport = (): Viewport => ({ rowCount, rowHeight, height: host.clientHeight });
  const render = (): void => {
    const first = firstRow(viewport(), host.scrollTop);
    const last = Math.min(rowCount, first + Math.ceil(host.clientHeight / rowHeight) + 1);
    const rows: HTMLElement[] = [];
    for (let index = first; index < last; index++) {
      rows.push(rowElement(cache.get(index), { index, selected: index === selected, evidence }));
    }
    window.replaceChildren(...rows);
    window.style.transform = `translateY(${host.scrollTop}px)`;
    const current = selected === undefined ? undefined : cache.get(selected);
    if (current && announced !== current.index) {
      announced = current.index;
      onSelect(current);
    }
  };
  const view: RowView = {
    get selected() {
      return selected;
    },
    setCount(count) {
      rowCount = count;
      announced = undefined;
      if (selected !== undefined && selected >= count) selected = undefined;
      host.setAttribute("aria-rowcount", String(count));
      spacer.style.height = `${contentHeight(viewport())}px`;
      render();
    },
    select(index) {
      if (rowCount === 0) return;
      selected = Math.min(rowCount - 1, Math.max(0, index));
      host.setAttribute("aria-activedescendant", `row-${selected}`);
      const first = firstRow(viewport(), host.scrollTop);
      const visible = rowsInSight(viewport());
      if (selected < first || selected >= first + visible) {
        host.scrollTop = scrollTopOf(viewport(), Math.max(0, selected - Math.floor(visible / 3)));
      }
      render();
    },
    markEvidence(lines) {
      evidence = new Set(lines);
      render();
    },
    focus: () => host.focus(),
    render,
  };
  listen(host, view, () => ({ last: rowCount - 1, page: rowsInSight(viewport()) }));
  new ResizeObserver(() => view.setCount(rowCount)).observe(host);
  return view;
}

function listen(host: HTMLElement, view: RowView, size: () => { last: number; page: number }): void {
  host.addEventListener("scroll", () => view.render(), { passive: true });
  host.addEventListener("click", ({ target }) => {
    const row = target instanceof Element ? target.closest("[aria-rowindex]") : null;
    if (row) view.select(Number(row.getAttribute("aria-rowindex")) - 1);
  });
  host.addEventListener("keydown", (event) => {
    const { last, page } = size();
    const from = view.selected ?? -1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: Math.max(0, from - 1),
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    view.select(to);
  });
}

/** Height of a row in the user's font. */
function measure(host: HTMLElement): number {
  const probe = rowElement(undefined, { index: 0, selected: false, evidence: new Set() });
  host.append(probe);
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return Math.max(16, height);
}
