// The texts of the log viewer, translated by the extension and handed to the page as data.
import { l10n } from "vscode";

/** Every text that the page shows; `{0}` is replaced there. */
export type ViewerLabels = ReturnType<typeof controlLabels> & ReturnType<typeof listLabels>;

/** In the language of the editor. */
export function viewerLabels(): ViewerLabels {
  return { ...controlLabels(), ...listLabels() };
}

function controlLabels() {
  return {
    title: l10n.t("Seclog Log Viewer"),
    log: l10n.t("Log records"),
    search: l10n.t("Filter by text"),
    regex: l10n.t("Regular expression"),
    field: l10n.t("Field, as in user.name=alice"),
    levels: l10n.t("Levels"),
    onlyAnomalies: l10n.t("Anomalies only"),
    resetFilter: l10n.t("Show all"),
    backToFilter: l10n.t("Back to the filter"),
    columns: l10n.t("Columns"),
    fold: l10n.t("Fold"),
    deltas: l10n.t("Time deltas"),
    follow: l10n.t("Follow"),
    pause: l10n.t("Pause"),
    resume: l10n.t("Resume"),
    clear: l10n.t("Clear"),
    unclear: l10n.t("Show cleared"),
    addFile: l10n.t("Merge with another log"),
    dashboard: l10n.t("Dashboard"),
    exportRows: l10n.t("Export"),
    help: l10n.t("Keyboard shortcuts"),
    more: l10n.t("More controls"),
    goTo: l10n.t("Go to line or time"),
    goToHint: l10n.t("120, 08:30 or 2026-03-03T08:30:00Z"),
    goToUnknown: l10n.t("Write a line number such as 120, or a time such as 08:30 or 2026-03-03T08:30:00Z."),
    find: l10n.t("Find"),
    findNext: l10n.t("Next match"),
    findPrevious: l10n.t("Previous match"),
    close: l10n.t("Close"),
    found: l10n.t("{0} of {1}"),
    notFound: l10n.t("No match"),
    searching: l10n.t("searching …"),
    histogram: l10n.t("Records over time; drag or use the arrow keys with Shift and Enter to choose a span"),
  };
}

function listLabels() {
  return {
    anomalies: l10n.t("Anomalies"),
    templates: l10n.t("Templates"),
    bookmarks: l10n.t("Bookmarks"),
    noAnomalies: l10n.t("None found so far."),
    noTemplates: l10n.t("None yet."),
    noBookmarks: l10n.t("None. Press B on a row to set one."),
    andMore: l10n.t("and {0} more"),
    line: l10n.t("line {0}"),
    details: l10n.t("Selected record"),
    previous: l10n.t("Previous anomaly"),
    next: l10n.t("Next anomaly"),
    showLine: l10n.t("Show in text editor"),
    openSource: l10n.t("Go to the statement"),
    reveal: l10n.t("Reveal the secret"),
    hide: l10n.t("Hide the secret"),
    sameTemplate: l10n.t("Only this template"),
    context: l10n.t("Show in context"),
    copy: l10n.t("Copy"),
    bookmark: l10n.t("Bookmark"),
    summary: l10n.t("{0} lines · {1} records · {2} · {3}"),
    oneAnomaly: l10n.t("1 anomaly"),
    manyAnomalies: l10n.t("{0} anomalies"),
    filtered: l10n.t("{0} rows shown"),
    reading: l10n.t("reading {0}%"),
    paused: l10n.t("paused"),
    newRows: l10n.t("{0} new lines"),
    empty: l10n.t("The log is empty. New lines appear here as they are written."),
    nothing: l10n.t("No record passes the filter."),
    helpMove: l10n.t("Move by rows, pages, to the start or end"),
    helpSelect: l10n.t("Select several rows"),
    helpExpand: l10n.t("Unfold or fold a record"),
    helpAnomaly: l10n.t("Next or previous anomaly"),
    helpBookmark: l10n.t("Set a bookmark; go to the next or previous one"),
    helpFollow: l10n.t("Go to the end and follow"),
    helpFilter: l10n.t("Go to the text filter"),
    helpEscape: l10n.t("Back to the rows; clear the selection"),
    helpSource: l10n.t("Go to the statement that wrote the record"),
    helpLevels: l10n.t("Show records of this level and above: trace, debug, info, warn, error, fatal; 0 for all"),
  };
}
