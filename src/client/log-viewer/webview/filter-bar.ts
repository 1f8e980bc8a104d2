// The bar of the filter: text or expression, field, levels, anomalies only. Tells the whole filter whenever a part of it is changed.
import type { LogFilter, LogSeverity } from "../messages.ts";
import type { ViewerLabels } from "../labels.ts";
import { button, element, setPressed, toggle } from "./dom.ts";

const levels: readonly LogSeverity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

export interface FilterBar {
  readonly element: HTMLElement;
  readonly filter: LogFilter;
  /** Shows this filter and tells it. */
  set(filter: LogFilter): void;
  /** Shows this filter without telling it. */
  show(filter: LogFilter): void;
  focus(): void;
}

// Long enough for a word, short enough to feel immediate.
const typingMilliseconds = 200;

/** `onChange` gets every filter that the person chooses. */
export function createFilterBar(labels: ViewerLabels, onChange: (filter: LogFilter) => void): FilterBar {
  let filter: LogFilter = {};
  const text = input("filter-text", labels.search);
  const field = input("filter-field", labels.field);
  const regex = toggle({ id: "filter-regex", class: "icon", text: ".*", title: labels.regex });
  const anomalies = toggle({ id: "filter-anomalies", text: labels.onlyAnomalies });
  const reset = button({ id: "filter-reset", text: labels.resetFilter });
  const chips = levels.map((level) => toggle({ class: `chip level-${level.toLowerCase()}`, text: level }));
  const show = (next: LogFilter): void => {
    filter = next;
    if (text.value !== (next.text ?? "")) text.value = next.text ?? "";
    const fields = (next.fields ?? []).join(", ");
    if (field.value !== fields) field.value = fields;
    setPressed(regex, next.regex === true);
    setPressed(anomalies, next.anomalies === true);
    chips.forEach((chip, i) => setPressed(chip, next.severities?.includes(levels[i] ?? "INFO") === true));
    reset.hidden = Object.values(next).every(
      (part) => part === undefined || (Array.isArray(part) && part.length === 0),
    );
  };
  const set = (next: LogFilter): void => {
    show(next);
    onChange(next);
  };
  const later = debounced(() => set(withTexts(filter, text.value, field.value)));
  for (const box of [text, field]) {
    box.addEventListener("input", later);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") set(withTexts(filter, text.value, field.value));
    });
  }
  regex.addEventListener("click", () => set({ ...filter, regex: filter.regex !== true }));
  anomalies.addEventListener("click", () => set({ ...filter, anomalies: filter.anomalies !== true }));
  reset.addEventListener("click", () => set({}));
  chips.forEach((chip, i) => chip.addEventListener("click", () => set(withLevel(filter, levels[i] ?? "INFO"))));
  show({});
  const group = element("div", { class: "chips", role: "group", attributes: { "aria-label": labels.levels } }, chips);
  const more = element("span", { class: "more" }, [field, group, anomalies]);
  const bar = element("div", { class: "bar filter" }, [text, regex, more, reset]);
  return {
    element: bar,
    get filter() {
      return filter;
    },
    set,
    show,
    focus: () => text.select(),
  };
}

function input(id: string, label: string): HTMLInputElement {
  const created = element("input", {
    id,
    attributes: { "aria-label": label, placeholder: label, spellcheck: "false" },
  });
  created.type = "text";
  return created;
}

function withTexts({ text: _text, fields: _fields, ...rest }: LogFilter, text: string, field: string): LogFilter {
  // A half-written field filters nothing yet.
  const fields = field
    .split(",")
    .map((part) => part.trim())
    .filter((part) => /^[^=]+=./.test(part));
  return { ...rest, ...(text === "" ? {} : { text }), ...(fields.length === 0 ? {} : { fields }) };
}

/** The filter with this level, counted from 1, and all above it; with every level for 0. */
export function fromLevel({ severities: _, ...rest }: LogFilter, number: number): LogFilter {
  return number === 0 ? rest : { ...rest, severities: levels.slice(number - 1) };
}

function withLevel(filter: LogFilter, level: LogSeverity): LogFilter {
  const chosen = new Set(filter.severities ?? []);
  if (!chosen.delete(level)) chosen.add(level);
  const { severities: _, ...rest } = filter;
  return chosen.size === 0 ? rest : { ...rest, severities: levels.filter((each) => chosen.has(each)) };
}

function debounced(action: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(action, typingMilliseconds);
  };
}
