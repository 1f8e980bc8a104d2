// Windows events as text: the tab-separated lines that the Event Viewer saves, the blocks that it copies, and those of `wevtutil qe /f:text`.
import type { Draft } from "../entry.ts";
import { isAddress } from "../events/address.ts";
import { severityOfName } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { FormatContext, LogFormat } from "./format.ts";

// Matches "Information\t", "Audit Failure\t"; refuses other first columns.
const level = /^(Information|Warning|Error|Critical|Verbose|Audit Success|Audit Failure)\t/;

export const windowsEvent: LogFormat = {
  id: "windows-event",
  title: "Windows events (text)",
  starts: "IWECVAEL",
  samples: [
    {
      line: 'Information\t5/17/2025 8:30:04 PM\tMicrosoft-Windows-Security-Auditing\t4625\tLogon\t"An account failed to log on.\nAccount For Which Logon Failed:\n\tAccount Name:\t\talice\n\tSource Network Address:\t203.0.113.9"',
      expect: {
        endLine: 4,
        timestamp: "2025-05-17T20:30:04.000Z",
        severity: "INFO",
        "user.name": "alice",
        "client.address": "203.0.113.9",
        event: "authn_login_fail",
        attributes: { "event.code": "4625", "event.provider": "Microsoft-Windows-Security-Auditing" },
      },
    },
    {
      line: "Event[0]:\n  Log Name: System\n  Source: Service Control Manager\n  Date: 2025-05-17T08:30:04.230\n  Event ID: 7036\n  Level: Warning\n  Description: \nThe service stopped.",
      expect: { endLine: 8, timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "The service stopped." },
    },
    {
      line: "Log Name:      System\nSource:        Service Control Manager\nDate:          2025-05-17T08:30:04.230Z\nEvent ID:      7036\nLevel:         Error\nComputer:      web1\nDescription:\nThe service stopped.",
      expect: { endLine: 8, timestamp: "2025-05-17T08:30:04.230Z", severity: "ERROR", body: "The service stopped." },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    // The number of an event and its colon; refuses other words with brackets.
    if (isBlockStart(text)) {
      draft.format = "windows-event";
      return true;
    }
    const match = level.exec(text);
    const stamp = match ? scanTimestamp(text, match[0].length, reference) : undefined;
    if (!match || !stamp) return false;
    const [name = "", , provider = "", code = "", , ...message] = text.split("\t");
    draft.format = "windows-event";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severityOfName(name) ?? (name === "Audit Failure" ? "WARN" : "INFO");
    draft.logger = provider;
    draft.payload = { "event.provider": provider, "event.code": code };
    draft.body = message.join("\t").replace(/^"|"$/g, "");
    return true;
  },
  continues(text, pending, last) {
    if (isBlockStart(pending.text)) return !isBlockStart(text);
    // A quoted message goes on to the quote that ends it.
    return pending.text.includes('\t"') && !last.trimEnd().endsWith('"');
  },
  finish(draft, rest, context) {
    const lines = rest.slice(1).split("\n");
    if (isBlockStart(draft.text)) readBlock(draft, lines, context);
    else draft.body += rest.replace(/"\s*$/, "");
    const detail = fieldsIn(lines);
    const user = detail("Account Name");
    const address = detail("Source Network Address") ?? detail("Client Address");
    if (user !== undefined) draft.user = user;
    if (address !== undefined && isAddress(address)) draft.address = address;
    return true;
  },
};

// Matches "Event[0]:" and "Log Name:      Security"; refuses prose.
function isBlockStart(text: string): boolean {
  return /^(?:Event\[\d{1,9}\]:?|Log Name: {1,20}[\w /-]{1,100})$/.test(text);
}

function readBlock(draft: Draft, lines: readonly string[], { reference }: FormatContext): void {
  const field = fieldsIn(lines);
  const stamp = scanTimestamp(field("Date") ?? "", 0, reference);
  if (stamp) {
    draft.time = stamp.time;
    draft.zone = stamp.zone;
  }
  const keyword = field("Keyword") ?? "";
  draft.severity = keyword === "Audit Failure" ? "WARN" : severityOfName(field("Level") ?? "");
  draft.logger = field("Source");
  draft.payload = {
    "event.provider": field("Source") ?? "",
    "event.code": field("Event ID") ?? "",
    "log.name": field("Log Name") ?? "",
    "host.name": field("Computer") ?? "",
  };
  const description = lines.findIndex((line) => line.trim() === "Description:");
  if (description >= 0) draft.body = lines.slice(description + 1).join("\n");
}

// The last of several fields with the same name: the account that an event is about stands behind the one that reports it.
function fieldsIn(lines: readonly string[]): (name: string) => string | undefined {
  return (name) => {
    const line = lines.findLast((text) => text.trimStart().startsWith(`${name}:`));
    const value = line
      ?.slice(line.indexOf(":") + 1)
      .replace(/"$/, "")
      .trim();
    return value === undefined || value === "" || value === "-" ? undefined : value;
  };
}
