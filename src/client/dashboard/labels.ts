// The texts of the dashboard, translated by the extension and handed to the page as data.
import { l10n } from "vscode";

/** Every text that the page shows; `{0}` is replaced there. */
export type DashboardLabels = ReturnType<typeof dashboardLabels>;

/** In the language of the editor. */
export function dashboardLabels() {
  return {
    title: l10n.t("Seclog Dashboard"),
    period: l10n.t("{0} to {1}"),
    noTime: l10n.t("No record has a time."),
    reading: l10n.t("Still reading; the numbers grow."),
    lines: l10n.t("lines"),
    records: l10n.t("records"),
    templates: l10n.t("templates"),
    events: l10n.t("security events"),
    oneAnomaly: l10n.t("anomaly"),
    anomalies: l10n.t("anomalies"),
    levels: l10n.t("Levels over time"),
    logins: l10n.t("Logins"),
    statuses: l10n.t("Requests by status"),
    errorRate: l10n.t("Error rate"),
    durations: l10n.t("Response times"),
    addresses: l10n.t("Addresses"),
    topTemplates: l10n.t("Most frequent templates"),
    newTemplates: l10n.t("New templates"),
    securityEvents: l10n.t("Security events"),
    noLevels: l10n.t("No record has a level and a time."),
    noLogins: l10n.t("The log tells of no login."),
    noStatuses: l10n.t("The log tells of no HTTP request."),
    noErrorRate: l10n.t("No record has a level or a status."),
    noDurations: l10n.t("No record tells how long something took."),
    noAddresses: l10n.t("No record names a client address."),
    noTemplates: l10n.t("Every template was seen in the first half of the period."),
    noAnomalies: l10n.t("None was found."),
    noEvents: l10n.t("The log tells of no security event."),
    none: l10n.t("There is none."),
    success: l10n.t("successful"),
    failure: l10n.t("failed"),
    "5xx": l10n.t("requests answered with 5xx"),
    errors: l10n.t("records of level error and fatal"),
    p50: l10n.t("median"),
    p95: l10n.t("95 of 100"),
    p99: l10n.t("99 of 100"),
    address: l10n.t("address"),
    count: l10n.t("records"),
    failed: l10n.t("failed"),
    template: l10n.t("template"),
    line: l10n.t("line {0}"),
    showRecords: l10n.t("Show these records"),
    savePage: l10n.t("Save as HTML"),
    savePicture: l10n.t("Save as PNG"),
    showLog: l10n.t("Show the log"),
    failedToRead: l10n.t("The numbers could not be read: {0}"),
    numbers: l10n.t("Numbers: {0}"),
    time: l10n.t("time"),
  };
}
