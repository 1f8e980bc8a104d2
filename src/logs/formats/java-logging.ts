// Records of java.util.logging in its own layout of two lines: date, class and method, then level and message; as Tomcat, Solr and Jenkins write.
import type { Draft } from "../entry.ts";
import type { Severity } from "../record.ts";
import { severityOfName } from "../severity.ts";
import { dayMilliseconds, daysFromCivil } from "../time/civil.ts";
import type { Attributes, LogFormat } from "./format.ts";

// Matches "May 17, 2025 8:30:04 AM org.example.shop.Orders ship", "Mai 17, 2025 8:30:04 VORM. …"; refuses lines with a message behind the date.
const head =
  /^(\p{L}{3,9})\.? (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)[ \u202f](AM|PM|VORM\.|NACHM\.)? ?([\w$.]{1,200})(?: ([\w$<>/]{1,100}))?$/u;
// Matches "SEVERE: payment failed", "WARNUNG: …"; refuses prose, whose first word has small letters.
const told = /^(\p{Lu}{4,13}): ?/u;
// Matches "java.io.IOException: Connection reset"; refuses sentences.
const exception = /^[\w$]{1,100}(?:\.[\w$]{1,100}){1,12}(?:$|: )/;

// The beginnings of the months where English, German, French and Spanish write them.
const months: readonly RegExp[] = [
  /^(?:jan|ene)/i,
  /^(?:feb|fév)/i,
  /^(?:mar|mär|mrz)/i,
  /^(?:apr|avr|abr)/i,
  /^(?:may|mai)/i,
  /^(?:jun|juin)/i,
  /^(?:jul|juil)/i,
  /^(?:aug|aoû|ago)/i,
  /^se[pt]/i,
  /^o[ck]t/i,
  /^nov/i,
  /^d[eéi][cz]/i,
];

// The names of the levels where Java translates them.
const translated: Readonly<Record<string, Severity>> = {
  SCHWERWIEGEND: "ERROR",
  WARNUNG: "WARN",
  INFORMATION: "INFO",
  KONFIGURATION: "DEBUG",
  FEIN: "DEBUG",
  FEINER: "TRACE",
  GRAVE: "ERROR",
  AVERTISSEMENT: "WARN",
  INFOS: "INFO",
  ADVERTENCIA: "WARN",
};

export const javaLogging: LogFormat = {
  id: "java-logging",
  title: "java.util.logging",
  samples: [
    {
      line: "May 17, 2025 8:30:04 PM org.example.shop.Orders ship\nINFO: order 7 shipped",
      expect: { endLine: 2, timestamp: "2025-05-17T20:30:04.000Z", severity: "INFO", body: "order 7 shipped" },
    },
    {
      line: "May 17, 2025 12:30:04 AM org.example.shop.Payments pay\nSEVERE: payment of order 7 failed\njava.io.IOException: Connection reset\n\tat org.example.shop.Payments.pay(Payments.java:17)",
      expect: {
        endLine: 4,
        timestamp: "2025-05-17T00:30:04.000Z",
        severity: "ERROR",
        body: "payment of order 7 failed\njava.io.IOException: Connection reset\n\tat org.example.shop.Payments.pay(Payments.java:17)",
      },
    },
    {
      line: "Mai 17, 2025 8:30:04 NACHM. org.example.shop.Orders ship\nWARNUNG: order 8 is late",
      expect: { endLine: 2, timestamp: "2025-05-17T20:30:04.000Z", severity: "WARN", body: "order 8 is late" },
    },
  ],
  parse(draft) {
    const { text } = draft;
    // The year stands behind a comma, which few lines have there.
    const comma = text.indexOf(", ");
    const match = comma > 3 && comma < 16 && text.length < 400 ? head.exec(text) : null;
    const time = match ? timeOf(match) : NaN;
    if (!match || Number.isNaN(time)) return false;
    draft.format = "java-logging";
    draft.time = time;
    draft.logger = match[8];
    draft.body = match.slice(8).join(" ").trimEnd();
    return true;
  },
  continues(text, { text: first }, last) {
    if (last === first) return severityIn(text) !== undefined;
    return severityIn(last) !== undefined && exception.test(text);
  },
  finish(draft: Draft, rest) {
    const [level = "", ...lines] = rest.slice(1).split("\n");
    const severity = severityIn(level);
    if (severity === undefined) return false;
    draft.severity = severity;
    draft.body = [level.replace(told, ""), ...lines].join("\n");
    return true;
  },
  attributes({ text }): Attributes {
    const method = head.exec(text)?.[9];
    return method === undefined ? {} : { "code.function": method };
  },
};

function severityIn(line: string): Severity | undefined {
  const name = told.exec(line)?.[1];
  return name === undefined ? undefined : (translated[name] ?? severityOfName(name));
}

function timeOf([
  ,
  name = "",
  day = "",
  year = "",
  hour = "",
  minute = "",
  second = "",
  half = "",
]: RegExpExecArray): number {
  const month = months.findIndex((beginning) => beginning.test(name)) + 1;
  if (month === 0) return NaN;
  const afternoon = half === "PM" || half === "NACHM.";
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (afternoon ? 12 : 0);
  const days = daysFromCivil(Number(year), month, Number(day));
  return days * dayMilliseconds + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}
