// Records as XML: the events of Log4j (1 and 2, also written by NLog and log4net) and the records of java.util.logging. One record is one element,
// on one line or on many.
import type { Draft } from "../entry.ts";
import { severityOfName } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { Attributes, FormatContext, LogFormat } from "./format.ts";
import { epochMilliseconds } from "./payload.ts";

// Matches "<log4j:event ", "<log4net:event ", Log4j's "<Event …loggerName=" and "<record>"; refuses the events of Windows and other XML.
const beginning = /^<(?:log4(?:j|net):event\s|Event\s(?=[^>]{0,800}\bloggerName=)|record>)/;

export const xmlEvents: LogFormat = {
  id: "xml-events",
  title: "Log4j and java.util.logging as XML",
  timed: false,
  starts: "<",
  samples: [
    {
      line: '<log4j:event logger="org.example.shop.Payments" timestamp="1747470604677" level="ERROR" thread="main">\n<log4j:message><![CDATA[payment of order 7 failed]]></log4j:message>\n<log4j:throwable><![CDATA[java.io.IOException: Connection reset]]></log4j:throwable>\n</log4j:event>',
      expect: {
        endLine: 4,
        timestamp: "2025-05-17T08:30:04.677Z",
        severity: "ERROR",
        body: "payment of order 7 failed\njava.io.IOException: Connection reset",
        attributes: { thread: "main" },
      },
    },
    {
      line: '<Event xmlns="http://logging.apache.org/log4j/2.0/events" thread="main" level="WARN" loggerName="org.example.shop.Orders" endOfBatch="false"><Instant epochSecond="1747470604" nanoOfSecond="677000000"/><Message>order &lt;8&gt; is late</Message></Event>',
      expect: { timestamp: "2025-05-17T08:30:04.677Z", severity: "WARN", body: "order <8> is late" },
    },
    {
      line: "<record>\n  <date>2025-05-17T08:30:04.677Z</date>\n  <sequence>0</sequence>\n  <logger>org.example.shop</logger>\n  <level>SEVERE</level>\n  <message>payment failed</message>\n</record>",
      expect: { endLine: 7, timestamp: "2025-05-17T08:30:04.677Z", severity: "ERROR", body: "payment failed" },
    },
    {
      line: '<log4j:event logger="org.example.shop.Logins" timestamp="1747470604677" level="WARN" thread="http-1">\n<log4j:message><![CDATA[login failed for user alice from 203.0.113.9]]></log4j:message>\n</log4j:event>',
      expect: { endLine: 3, event: "authn_login_fail", "user.name": "alice", "client.address": "203.0.113.9" },
    },
  ],
  parse(draft, context) {
    if (!beginning.test(draft.text)) return false;
    draft.format = "xml-events";
    readEvent(draft, draft.text, context);
    return true;
  },
  continues: (_text, _pending, last) => !ends.test(last),
  finish(draft, rest, context) {
    readEvent(draft, draft.text + rest, context);
    return true;
  },
  attributes({ text }): Attributes {
    const thread = attributeOf(text, "thread");
    return thread === undefined ? {} : { thread };
  },
};

// Matches the end of an element, at the end of a line; refuses the ends of those inside.
const ends = /<\/(?:log4(?:j|net):event|Event|record)>\s*$/;

function readEvent(draft: Draft, xml: string, { reference }: FormatContext): void {
  const message = elementOf(xml, "message") ?? elementOf(xml, "Message") ?? "";
  const thrown = elementOf(xml, "throwable") ?? elementOf(xml, "Thrown");
  draft.body = thrown === undefined ? message : `${message}\n${thrown.trimEnd()}`;
  draft.logger = attributeOf(xml, "logger") ?? attributeOf(xml, "loggerName") ?? elementOf(xml, "logger");
  draft.severity = severityOfName(attributeOf(xml, "level") ?? elementOf(xml, "level") ?? "");
  const number = attributeOf(xml, "timestamp") ?? attributeOf(xml, "timeMillis");
  const written = elementOf(xml, "date");
  if (number !== undefined && /^\d{9,19}$/.test(number)) draft.time = epochMilliseconds(Number(number));
  else if (number !== undefined || written !== undefined) {
    const stamp = scanTimestamp(number ?? written ?? "", 0, reference);
    draft.time = stamp?.time ?? NaN;
    draft.zone = stamp?.zone ?? 0;
  } else draft.time = instantOf(xml);
}

function instantOf(xml: string): number {
  const seconds = attributeOf(xml, "epochSecond");
  const nanoseconds = attributeOf(xml, "nanoOfSecond") ?? "0";
  return seconds === undefined ? NaN : Number(seconds) * 1000 + Math.floor(Number(nanoseconds) / 1e6);
}

// What a client sent stands in the message, behind all attributes that are asked for, so the first is the event's own.
function attributeOf(xml: string, name: string): string | undefined {
  const start = xml.indexOf(` ${name}="`);
  const end = start < 0 ? -1 : xml.indexOf('"', start + name.length + 3);
  return end < 0 ? undefined : unescaped(xml.slice(start + name.length + 3, end));
}

// The text of the first element of this name, whatever stands before its colon.
function elementOf(xml: string, name: string): string | undefined {
  const open = elementStart(xml, name);
  if (open < 0) return undefined;
  const start = xml.indexOf(">", open) + 1;
  if (start === 0 || xml.charCodeAt(start - 2) === 47) return undefined;
  if (xml.startsWith(cdata, start)) {
    const end = xml.indexOf("]]>", start);
    return xml.slice(start + cdata.length, end < 0 ? xml.length : end);
  }
  const end = xml.indexOf("</", start);
  return unescaped(xml.slice(start, end < 0 ? xml.length : end));
}

const cdata = "<![CDATA[";

function elementStart(xml: string, name: string): number {
  for (const prefix of ["<", "<log4j:", "<log4net:"]) {
    const tag = prefix + name;
    const at = xml.indexOf(tag);
    const next = xml.charCodeAt(at + tag.length);
    // `>`, `/` or a blank: `<messages>` is another element.
    if (at >= 0 && (next === 62 || next === 47 || next <= 32)) return at;
  }
  return -1;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescaped(text: string): string {
  return text.includes("&")
    ? text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "")
    : text;
}
