// The grid of rows: draws those in sight whatever their number, moves the selection, and stays at the end while that is wanted. The row on
// top is what is remembered, not the scroll position: a scroll bar of some thousand pixels cannot tell ten million rows apart.
import type { LogRow } from "../messages.ts";
import { element } from "./dom.ts";
import type { RowCache } from "./row-cache.ts";
import { rowElement, type RowLook } from "./row-element.ts";
import { createRowList, type DrawnRow } from "./row-list.ts";
import { contentHeight, firstRow, rowsInSight, scrollTopOf, type Viewport } from "./viewport.ts";

/** First and last selected row, both included. */
export interface Selection {
  readonly first: number;
  readonly last: number;
}

export interface RowView {
  /** The row that keys move; undefined at first. */
  readonly current: number | undefined;
  readonly selection: Selection | undefined;
  /** The row on top. */
  readonly top: number;
  readonly rowCount: number;
  /** At the end, and staying there. */
  readonly following: boolean;
  setCount(count: number): void;
  setFollowing(following: boolean): void;
  scrollTo(row: number): void;
  /** Moves to the row and scrolls it into sight; `extend` keeps the other end of the selection. */
  select(row: number, extend?: { readonly extend: boolean }): void;
  unselect(): void;
  focus(): void;
  render(): void;
}

export interface RowViewOptions {
  readonly host: HTMLElement;
  readonly cache: RowCache;
  readonly look: (row: LogRow | undefined, index: number) => Omit<RowLook, "index" | "selected" | "current">;
  /** The current row is another one, and has arrived. */
  readonly onSelect: (row: LogRow) => void;
  /** The row on top or `following` has changed. */
  readonly onMove: () => void;
  readonly onFold: (row: number) => void;
}

/** Draws into the host, which must be a grid. */
export function createRowView(options: RowViewOptions): RowView {
  const { host, cache, onSelect, onMove } = options;
  const rows = element("div", { class: "window", role: "rowgroup" });
  const spacer = element("div", { class: "spacer", attributes: { "aria-hidden": "true" } });
  host.append(rows, spacer);
  const list = createRowList(rows);
  const rowHeight = measure(host);
  const at = { count: 0, top: 0, anchor: -1, current: -1, announced: -1, following: false, lastScroll: -1, visible: 0 };
  const viewport = (): Viewport => ({ rowCount: at.count, rowHeight, height: host.clientHeight });
  const lastTop = (): number => Math.max(0, at.count - rowsInSight(viewport()));
  const isSelected = (index: number): boolean =>
    at.current >= 0 && index >= Math.min(at.anchor, at.current) && index <= Math.max(at.anchor, at.current);
  const draw = (): void => {
    const first = Math.max(0, Math.min(at.top, lastTop()));
    const last = Math.min(at.count, first + Math.ceil(host.clientHeight / rowHeight) + 1);
    const looks = Array.from({ length: Math.max(0, last - first) }, (_, i): DrawnRow => {
      const index = first + i;
      const row = cache.get(index);
      const selection = { selected: isSelected(index), current: index === at.current };
      return { row, look: { ...options.look(row, index), ...selection, index } };
    });
    list.show(looks);
    rows.style.transform = `translateY(${host.scrollTop}px)`;
    const current = at.current < 0 ? undefined : cache.get(at.current);
    if (current && at.announced !== current.row) {
      at.announced = current.row;
      onSelect(current);
    }
  };
  let frame = 0;
  const render = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
  const scrollTo = (row: number): void => {
    at.top = Math.max(0, Math.min(row, lastTop()));
    host.scrollTop = scrollTopOf(viewport(), at.top);
    at.lastScroll = host.scrollTop;
    draw();
    onMove();
  };
  const view: RowView = {
    get current() {
      return at.current < 0 ? undefined : at.current;
    },
    get selection() {
      if (at.current < 0) return undefined;
      return { first: Math.min(at.anchor, at.current), last: Math.max(at.anchor, at.current) };
    },
    get top() {
      return at.top;
    },
    get rowCount() {
      return at.count;
    },
    get following() {
      return at.following;
    },
    setCount(count) {
      at.count = count;
      at.announced = -1;
      if (at.current >= count) at.current = at.anchor = count - 1;
      host.setAttribute("aria-rowcount", String(count));
      spacer.style.height = `${contentHeight(viewport())}px`;
      scrollTo(at.following ? lastTop() : at.top);
    },
    setFollowing(following) {
      at.following = following;
      scrollTo(following ? lastTop() : at.top);
    },
    scrollTo(row) {
      at.following = false;
      scrollTo(row);
    },
    select(row, { extend } = { extend: false }) {
      if (at.count === 0) return;
      at.current = Math.min(at.count - 1, Math.max(0, row));
      if (!extend || at.anchor < 0) at.anchor = at.current;
      at.announced = -1;
      host.setAttribute("aria-activedescendant", `row-${at.current}`);
      const visible = rowsInSight(viewport());
      if (at.current < at.top) scrollTo(at.current < at.top - 1 ? at.current - Math.floor(visible / 3) : at.current);
      else if (at.current >= at.top + visible)
        scrollTo(at.current > at.top + visible ? at.current - Math.floor(visible / 3) : at.current - visible + 1);
      else draw();
      at.following = at.current === at.count - 1 && at.following;
      onMove();
    },
    unselect() {
      at.anchor = at.current;
      draw();
    },
    focus: () => host.focus(),
    render,
  };
  listen({ options, view, viewport, at, scrollTo, lastTop });
  new ResizeObserver(() => {
    const wasInSight = at.current >= at.top && at.current < at.top + at.visible;
    view.setCount(at.count);
    at.visible = rowsInSight(viewport());
    if (wasInSight && at.current >= at.top + at.visible) scrollTo(at.current - Math.floor(at.visible / 3));
  }).observe(host);
  return view;
}

interface Wiring {
  readonly options: RowViewOptions;
  readonly view: RowView;
  readonly viewport: () => Viewport;
  readonly at: { top: number; following: boolean; lastScroll: number; readonly count: number };
  readonly scrollTo: (row: number) => void;
  readonly lastTop: () => number;
}

function listen({ options, view, viewport, at, scrollTo, lastTop }: Wiring): void {
  const { host, onFold, onMove } = options;
  let rest = 0;
  // Wheel and touch pad move by rows, however many rows a pixel of the scroll bar stands for.
  host.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      const { rowHeight, height } = viewport();
      const unit = event.deltaMode === 1 ? 1 : event.deltaMode === 2 ? height / rowHeight : 1 / rowHeight;
      rest += event.deltaY * unit;
      const steps = Math.trunc(rest);
      rest -= steps;
      if (steps === 0) return;
      scrollTo(at.top + steps);
      at.following = at.top >= lastTop();
      onMove();
    },
    { passive: false },
  );
  host.addEventListener(
    "scroll",
    () => {
      if (Math.abs(host.scrollTop - at.lastScroll) >= 1) {
        at.lastScroll = host.scrollTop;
        at.top = firstRow(viewport(), host.scrollTop);
        at.following = at.top >= lastTop();
        onMove();
      }
      view.render();
    },
    { passive: true },
  );
  host.addEventListener("click", (event) => {
    const { target } = event;
    const row = target instanceof Element ? target.closest("[aria-rowindex]") : null;
    if (!row) return;
    const index = Number(row.getAttribute("aria-rowindex")) - 1;
    if (target instanceof Element && target.closest("[data-fold]")) return onFold(index);
    view.select(index, { extend: event.shiftKey });
  });
}

/** Height of a row in the user's font. */
function measure(host: HTMLElement): number {
  const look = { selected: false, current: false, bookmarked: false, evidence: false, columns: true };
  const probe = rowElement(undefined, { ...look, index: 0, delta: undefined, files: [], found: undefined });
  host.append(probe);
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return Math.max(16, height);
}
