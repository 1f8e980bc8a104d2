// The log viewer's page put together: what is asked of the server, what is shown, and what the keys and buttons do to it.
import type { ViewerLabels } from "../labels.ts";
import type { LogFilter, LogRow, LogState, ViewerOptions } from "../messages.ts";
import { createDetails, type Details } from "./details.ts";
import { format } from "./dom.ts";
import { fromLevel } from "./filter-bar.ts";
import type { KeyCommand } from "./keys.ts";
import type { Link, Told } from "./link.ts";
import { createLists, type Lists } from "./lists.ts";
import { nextMark, toggled, type Bookmark, type MarkedLine } from "./marked-lines.ts";
import { createPage, type Page } from "./page.ts";
import { createRowCache, type RowCache } from "./row-cache.ts";
import { createRowView, type RowView } from "./row-view.ts";
import { readSavedState, type SavedState } from "./saved-state.ts";
import { deltaText, readPlace } from "./times.ts";

/** Everything that the page shows; one for each page. */
export class Viewer {
  private readonly link: Link;
  private readonly page: Page;
  private readonly details: Details;
  private readonly cache: RowCache;
  private readonly rows: RowView;
  private state: LogState | undefined;
  private readonly lists: Lists;
  private evidence: { readonly file: number; readonly lines: ReadonlySet<number> } = { file: 0, lines: new Set() };
  /** What is to be shown again; nothing is kept meanwhile. */
  private saved: SavedState | undefined;
  private folded = false;
  private columns = true;
  private deltas = false;
  private before: LogFilter | undefined;
  private bookmarks: readonly Bookmark[] = [];

  constructor(labels: ViewerLabels, link: Link) {
    this.link = link;
    this.page = createPage(labels, link, {
      filter: (filter) => void this.filter(filter),
      found: (row) => this.rows.select(row),
      from: () => this.rows.current ?? this.rows.top - 1,
      redraw: () => this.rows.render(),
      command: (command) => this.run(command),
      clear: () => void this.clear(),
      anomaly: (anomaly) => void this.goToLine(anomaly.file, anomaly.line),
      template: ({ text }) => this.page.filter.set({ ...this.page.filter.filter, templates: [text] }),
      bookmark: ({ file, line }) => void this.goToLine(file, line),
      span: (from, to) => this.page.filter.set({ ...this.page.filter.filter, from, to }),
      place: (text) => this.goToPlace(text),
      exportRows: () => this.sendRows("export"),
      backToFilter: () => this.backToFilter(),
    });
    this.lists = createLists(link, this.page, () => {
      this.cache.forgetFrom(0);
      this.rows.render();
    });
    this.details = createDetails(labels, {
      showLine: () => this.run("showLine"),
      openSource: () => this.run("openSource"),
      reveal: (isRevealed) => void this.showRecord(this.details.shown?.row ?? 0, isRevealed),
      sameTemplate: () => this.sameTemplate(),
      context: () => this.run("context"),
      copy: () => this.run("copy"),
      close: () => {
        this.details.hide();
        this.rows.focus();
      },
    });
    this.page.panes.append(this.details.element);
    this.cache = createRowCache((start, count) => void this.fetch(start, count));
    this.rows = createRowView({
      host: this.page.log,
      cache: this.cache,
      look: (row, index) => this.look(row, index),
      onSelect: (row) => this.selected(row),
      onMove: () => this.moved(),
      onFold: (row) => void this.expand(row),
    });
  }

  /** Takes what the extension says. */
  take(message: Told): void {
    switch (message.type) {
      case "opened":
        return void this.opened(message.state, message.options);
      case "changed":
        return this.changed(message.state);
      case "failed":
        return this.page.warn(message.message);
      case "told":
        return this.page.tell(message.message);
      case "goTo":
        return void this.goTo(message.filter, message.file, message.line);
    }
  }

  /** Shows why something was refused. */
  refused(message: string): void {
    this.page.warn(message);
  }

  private async opened(state: LogState, options: ViewerOptions): Promise<void> {
    this.saved = readSavedState(this.link.state);
    const { saved } = this;
    this.page.warn("");
    this.columns = saved?.columns ?? options.columns;
    this.deltas = saved?.deltas ?? false;
    this.folded = saved?.folded ?? false;
    this.bookmarks = saved?.bookmarks ?? [];
    this.page.side.showBookmarks(this.bookmarks);
    this.page.filter.show(saved?.filter ?? {});
    this.state = undefined;
    const isPlain = !this.folded && Object.keys(saved?.filter ?? {}).length === 0;
    const now = isPlain
      ? state
      : await this.link.tryAsk("filter", { filter: saved?.filter ?? {}, folded: this.folded });
    this.changed(now ?? state);
    if (saved) {
      if (saved.line > 1 && !saved.following) await this.goToLine(saved.file, saved.line, { select: false });
      this.rows.setFollowing(saved.following);
    } else if (options.openAt === "end") this.rows.setFollowing(true);
    this.saved = undefined;
    this.rows.focus();
  }

  private changed(state: LogState): void {
    const old = this.state;
    this.state = state;
    const isOther = old?.generation !== state.generation;
    if (isOther) this.cache.clear(state.generation);
    else if (old.rows !== state.rows) this.cache.forgetFrom(Math.max(0, old.rows - 1));
    if (isOther || old.rows !== state.rows) this.rows.setCount(state.rows);
    if (old && this.rows.following && state.rows > old.rows && !isOther) this.page.announce(state.rows - old.rows);
    this.page.show(state, {
      folded: this.folded,
      columns: this.columns,
      deltas: this.deltas,
      filtered: this.isFiltered(),
    });
    this.rows.render();
    this.lists.refreshSoon();
  }

  private isFiltered(): boolean {
    return Object.values(this.page.filter.filter).some((part) => part !== undefined && part !== false);
  }

  private async fetch(start: number, count: number): Promise<void> {
    const answer = await this.link.tryAsk("rows", { start, count, columns: this.columns });
    if (!answer) return;
    this.cache.put(answer.rows as readonly LogRow[], answer.generation);
    this.rows.render();
  }

  private look(row: LogRow | undefined, index: number) {
    const file = row?.file ?? 0;
    const above = index > 0 && this.deltas ? this.cache.get(index - 1) : undefined;
    return {
      bookmarked: row !== undefined && this.bookmarks.some((each) => each.line === row.line && each.file === file),
      evidence: row !== undefined && this.evidence.file === file && this.evidence.lines.has(row.line),
      columns: this.columns,
      delta: this.deltas ? deltaText(above?.timestamp, row?.timestamp) : undefined,
      files: (this.state?.files ?? []).map(({ name }) => name),
      found: this.page.find.pattern,
    };
  }

  private selected(row: LogRow): void {
    const { anomalies = [] } = row;
    if (anomalies.length > 0) {
      this.evidence = { file: row.file, lines: new Set(anomalies.flatMap(({ evidence }) => evidence)) };
      this.rows.render();
    }
    this.page.side.mark(row.file, row.line);
    void this.showRecord(row.row, false);
    this.keep();
  }

  private async showRecord(row: number, reveal: boolean): Promise<void> {
    const record = await this.link.tryAsk("record", { row, reveal });
    if (record && this.rows.current === row) this.details.show(record, reveal);
  }

  private moved(): void {
    this.page.showFollowing(this.rows.following);
    this.keep();
  }

  private keep(): void {
    const row = this.rows.following ? undefined : (this.cache.get(this.rows.current ?? this.rows.top) ?? undefined);
    if (!this.state || this.saved) return;
    this.link.keep({
      filter: this.page.filter.filter,
      folded: this.folded,
      columns: this.columns,
      deltas: this.deltas,
      following: this.rows.following,
      file: row?.file ?? 0,
      line: row?.line ?? 1,
      bookmarks: this.bookmarks,
    } satisfies SavedState);
  }

  /** Shows what passes, with the record in hand still in sight. */
  private async filter(filter: LogFilter): Promise<void> {
    const anchor = this.anchor();
    const { following } = this.rows;
    const state = await this.link.tryAsk("filter", { filter, folded: this.folded });
    if (!state) return;
    this.page.warn("");
    this.rows.setFollowing(false);
    this.changed(state as LogState);
    if (following) this.rows.setFollowing(true);
    else if (anchor) await this.goToLine(anchor.file, anchor.line, { select: anchor.isSelected });
    this.keep();
  }

  private anchor(): { readonly file: number; readonly line: number; readonly isSelected: boolean } | undefined {
    const row = this.cache.get(this.rows.current ?? this.rows.top);
    return row && { file: row.file, line: row.line, isSelected: this.rows.current !== undefined };
  }

  private async goTo(filter: LogFilter | undefined, file: number, line: number | undefined): Promise<void> {
    if (filter) {
      this.page.filter.show(filter);
      await this.filter(filter);
    }
    if (line !== undefined) await this.goToLine(file, line);
  }

  private async goToLine(file: number, line: number, { select } = { select: true }): Promise<void> {
    const place = await this.link.tryAsk("place", { file, line });
    if (!place) return;
    if (select) this.rows.select(place.row);
    else this.rows.scrollTo(place.row);
    if (select) this.rows.focus();
  }

  private async goToPlace(text: string): Promise<boolean> {
    const place = readPlace(text, this.cache.get(this.rows.current ?? this.rows.top)?.timestamp);
    if (!place) return false;
    const found = await this.link.tryAsk("place", place);
    if (found) this.rows.select(found.row);
    this.rows.focus();
    return found !== undefined;
  }

  private async expand(row: number): Promise<void> {
    if (this.cache.get(row)?.hidden === undefined) return;
    const state = await this.link.tryAsk("expand", { row });
    if (state) this.changed(state as LogState);
  }

  private async clear(): Promise<void> {
    const state = await this.link.tryAsk("clear", { cleared: !this.page.isCleared });
    if (!state) return;
    this.page.setCleared(!this.page.isCleared);
    this.changed(state as LogState);
  }

  private sameTemplate(): void {
    const template = this.details.shown?.template ?? "";
    if (template !== "") this.page.filter.set({ ...this.page.filter.filter, templates: [template] });
  }

  /** All rows again, at the record in hand; the filter can be had back. */
  private async context(): Promise<void> {
    if (!this.isFiltered()) return;
    this.before = this.page.filter.filter;
    this.page.filter.show({});
    await this.filter({});
    this.page.offerBack(true);
  }

  private backToFilter(): void {
    if (!this.before) return;
    this.page.filter.set(this.before);
    this.before = undefined;
    this.page.offerBack(false);
  }

  private toggleBookmark(): void {
    const row = this.cache.get(this.rows.current ?? this.rows.top);
    if (!row) return;
    this.bookmarks = toggled(this.bookmarks, row);
    this.page.side.showBookmarks(this.bookmarks);
    this.rows.render();
    this.keep();
  }

  private nextOf(marks: readonly MarkedLine[], direction: 1 | -1): void {
    const next = nextMark(marks, this.anchor(), direction);
    if (next) void this.goToLine(next.file, next.line);
  }

  private sendRows(type: "copy" | "export"): void {
    const selection = this.rows.selection;
    const isRange = selection !== undefined && (type === "copy" || selection.last > selection.first);
    const [first, last] = isRange ? [selection.first, selection.last] : [0, this.rows.rowCount - 1];
    if (last >= first) this.link.send({ type, start: first, count: last - first + 1 });
  }

  private async setFolded(folded: boolean): Promise<void> {
    this.folded = folded;
    await this.filter(this.page.filter.filter);
  }

  private setColumns(columns: boolean): void {
    this.columns = columns;
    const { state } = this;
    if (!state) return;
    this.cache.clear(state.generation);
    this.changed(state);
    this.keep();
  }

  private async pause(): Promise<void> {
    const state = await this.link.tryAsk("pause", { paused: this.state?.paused !== true });
    if (state) this.changed(state as LogState);
  }

  private move(by: number, extend: boolean): void {
    const from = this.rows.current ?? (by > 0 ? this.rows.top - 1 : this.rows.top + 1);
    this.rows.select(from + by, { extend });
  }

  /** Does what a key or button stands for. */
  run(command: KeyCommand): void {
    const { rows, page } = this;
    const pageRows = Math.max(1, Math.floor(page.log.clientHeight / 22) - 1);
    const actions: Readonly<Partial<Record<KeyCommand, () => void>>> = {
      down: () => this.move(1, false),
      up: () => this.move(-1, false),
      pageDown: () => this.move(pageRows, false),
      pageUp: () => this.move(-pageRows, false),
      home: () => rows.select(0),
      end: () => {
        rows.select(rows.rowCount - 1);
        rows.setFollowing(true);
      },
      selectDown: () => this.move(1, true),
      selectUp: () => this.move(-1, true),
      selectPageDown: () => this.move(pageRows, true),
      selectPageUp: () => this.move(-pageRows, true),
      selectAll: () => {
        rows.select(0);
        rows.select(rows.rowCount - 1, { extend: true });
      },
      unfold: () => this.unfold(true),
      fold: () => this.unfold(false),
      foldAll: () => void this.setFolded(!this.folded),
      nextAnomaly: () => this.nextOf(this.lists.anomalies, 1),
      previousAnomaly: () => this.nextOf(this.lists.anomalies, -1),
      bookmark: () => this.toggleBookmark(),
      nextBookmark: () => this.nextOf(this.bookmarks, 1),
      previousBookmark: () => this.nextOf(this.bookmarks, -1),
      follow: () => rows.setFollowing(!rows.following),
      pause: () => void this.pause(),
      filter: () => page.filter.focus(),
      find: () => page.find.open(),
      findNext: () => void page.find.step(1),
      findPrevious: () => void page.find.step(-1),
      goTo: () => page.openGoTo(),
      openSource: () => this.withCurrent((row) => this.link.send({ type: "openSource", row: row.row })),
      showLine: () => this.withCurrent(({ file, line }) => this.link.send({ type: "showLine", file, line })),
      context: () => void this.context(),
      copy: () => this.sendRows("copy"),
      columns: () => this.setColumns(!this.columns),
      deltas: () => {
        this.deltas = !this.deltas;
        if (this.state) this.changed(this.state);
      },
      help: () => page.help.open(),
      escape: () => this.escape(),
    };
    const action = actions[command];
    if (action) action();
    else page.filter.set(fromLevel(page.filter.filter, Number(command.slice(-1))));
    this.moved();
  }

  private unfold(open: boolean): void {
    this.withCurrent((row) => {
      if (row.hidden !== undefined && (row.expanded === true) !== open) void this.expand(row.row);
    });
  }

  private withCurrent(use: (row: LogRow) => void): void {
    const row = this.rows.current === undefined ? undefined : this.cache.get(this.rows.current);
    if (row) use(row);
  }

  private escape(): void {
    if (this.page.find.isOpen) this.page.find.close();
    this.page.closeGoTo();
    this.rows.unselect();
    this.rows.focus();
    this.page.tell(format(""));
  }
}
