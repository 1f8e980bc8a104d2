// Histogram, templates and anomalies beside the rows: asked for again while a log grows, not more often than anyone can see.
import type { LogAnomaly } from "../messages.ts";
import type { Link } from "./link.ts";
import type { Page } from "./page.ts";

const refreshMilliseconds = 1_000;
const firstMilliseconds = 50;

export interface Lists {
  /** Those that are known by now. */
  readonly anomalies: readonly LogAnomaly[];
  refreshSoon(): void;
}

/** `onAnomalies` is told when rows may be marked otherwise than before. */
export function createLists(link: Link, page: Page, onAnomalies: () => void): Lists {
  let anomalies: readonly LogAnomaly[] = [];
  let timer = 0;
  let isRefreshing = false;
  const refresh = async (): Promise<void> => {
    timer = 0;
    isRefreshing = true;
    const overview = await link.tryAsk("overview", {});
    const found = await link.tryAsk("anomalies", {});
    isRefreshing = false;
    if (overview) {
      const { from, to } = page.filter.filter;
      page.histogram.show(overview as never);
      page.histogram.mark(from, to);
      page.side.showTemplates(overview.templates);
    }
    if (!found || found.length === anomalies.length) return;
    anomalies = found as readonly LogAnomaly[];
    page.side.showAnomalies(anomalies);
    onAnomalies();
  };
  return {
    get anomalies() {
      return anomalies;
    },
    refreshSoon() {
      if (timer !== 0) return;
      const wait = anomalies.length === 0 && !isRefreshing ? firstMilliseconds : refreshMilliseconds;
      timer = window.setTimeout(() => void refresh(), wait);
    },
  };
}
