// The address of the client where a program writes it into the header of the line: Apache's `[client 203.0.113.9:4711]`.
import type { Draft } from "../entry.ts";
import { addressIn, isAddress, plainAddress } from "./address.ts";
import { isOfServer } from "./client-address.ts";
import { messageStarts } from "./recogniser.ts";

// Matches "[client 203.0.113.9:4711]", "(ip=203.0.113.9)", "[remote 2001:db8::9]", "[203.0.113.9]", "[203.0.113.9(4711)]", " 203.0.113.9(4711) ", "(('203.0.113.9', 4711), ", "203.0.113.9:4711 - " at the very beginning, "[FTPS:7:bob:203.0.113.9]", "[Transport,7,203.0.113.9]", "[203.0.113.9:4711 -> 192.0.2.1:21]"; refuses a bare number or clock.
const announced =
  /(?:[[(\s;]|^)(?:client|remote|peer|src|ip|addr|rhost|from|conn(?:ection)?)[ =:]{1,2}\[?([0-9a-f.:]{3,60})\]?|[[(]([0-9a-f.:]{7,60})(?:\(\d{1,5}\))?[\])]|(?<=\s)(\d{1,3}(?:\.\d{1,3}){3})(?=\(\d{1,5}\)\s)|\(\('([0-9a-f.:]{7,60})', \d{1,5}\)|^(\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?) - |\[(?:[^\],:[]{1,80}[:,]){1,3}(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?\]|[[(](\d{1,3}(?:\.\d{1,3}){3}):\d{5} ?(?:[-=]?>|-|to) ?\d/gi;

// Matches "oip=203.0.113.9", the original address behind a proxy, and "(('203.0.113.9', 4711), bob, ", before the name; refuses "ip=".
const original = /[[;]oip=([0-9a-f.:]{3,45})[;\]]|\(\('([0-9a-f.:]{7,45})', \d{1,5}\), /i;

const maxHeader = 400;

/** The last address that the header names, else one in the fields before the message; undefined when there is none. */
export function addressInHeader(draft: Draft): string | undefined {
  const { text, body } = draft;
  const header = text.slice(0, Math.max(0, text.indexOf(body))) + body.slice(0, Math.max(...messageStarts(body)));
  return lastIn(header, draft);
}

/** The last address that the header names, without the brackets with which the message begins; undefined when there is none. */
export function addressBefore(draft: Draft): string | undefined {
  return lastIn(draft.text.slice(0, Math.max(0, draft.text.indexOf(draft.body))), draft);
}

function lastIn(header: string, { logger }: Draft): string | undefined {
  const first = original.exec(header);
  let found = first?.[1] ?? first?.[2];
  if (found !== undefined) return addressIn(found);
  // A layout of its own has the client where others name the logger: "… - 203.0.113.9 - INFO …".
  const named = logger === undefined ? "" : plainAddress(logger);
  if (isAddress(named) && !isOfServer(header.slice(0, Math.max(0, header.indexOf(named))))) found = named;
  for (const match of header.matchAll(announced)) {
    const address = addressIn(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? match[7] ?? "");
    if (address !== undefined && isAddress(address)) found = address;
  }
  return found;
}

/** The client that the header announces with that very word, with which the line begins, or that stands right before the message; undefined when it names none. */
export function clientInHeader({ text, body }: Draft, user: string | undefined): string | undefined {
  const at = Math.max(0, text.indexOf(body));
  const header = text.slice(0, at) + body.slice(0, Math.max(...messageStarts(body)));
  // Where the message tells no name, brackets at its beginning may hold one.
  const told = client.exec(header) ?? rightBefore.exec(user === undefined ? text.slice(0, at) : header);
  const address = addressIn(told?.[1] ?? told?.[2] ?? "");
  return address !== undefined && isAddress(address) ? address : undefined;
}

// Matches "[client 203.0.113.9:4711]", "[remote 203.0.113.9]", "203.0.113.9:4711 - bob [" at the very beginning; refuses addresses that nothing announces.
const client =
  /^(\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?) [-|] |\[(?:client|remote|peer|rhost) \[?([0-9a-f.:]{3,60})\]?\]/i;

// Matches "[203.0.113.9] ", "203.0.113.9:4711 - " as the last before the message; refuses addresses further in front.
const rightBefore =
  /(?:^|\s|\])(?:\[(\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?)\]:?|(\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?) -)\s{0,3}$/;

// Layouts that take any words behind a time for a level, a thread or a logger.
const loose: ReadonlySet<string> = new Set(["timestamped", "log4j"]);
// Matches what no program is called: "… Anmeldung fehlgeschlagen: "; refuses names.
const outcome = /^(?:fehlgeschlagen|failed|denied|refused|rejected|fallita)$/i;
// Matches the name of a program; refuses brackets, blanks and quotes.
const program = /^[\w./-]+$/;

/** What stands before the body where a format may have taken words of the message for a part of the header, else nothing. */
export function doubtfulHeader({ text, body, format, logger }: Draft): string {
  const at = text.length - body.length;
  if (at <= 0 || at > maxHeader || !text.endsWith(body)) return "";
  if (loose.has(format)) return text.slice(0, at);
  const odd =
    format === "syslog" &&
    (logger === undefined || !program.test(logger) || outcome.test(logger) || hasOddHost(text, at));
  return odd ? text.slice(0, at) : "";
}

// Whether the host of a header ends like a program, as in "auth-worker(7): sql(bob): ", and not as in "web1 sshd[7]: ".
function hasOddHost(text: string, headerEnd: number): boolean {
  let at = headerEnd - 1;
  while (at > 0 && text.charCodeAt(at) <= 32) at--;
  while (at > 0 && text.charCodeAt(at) > 32) at--;
  const before = text.charCodeAt(at - 1);
  return at > 0 && text.charCodeAt(at) === 32 && (before === 58 || before === 41);
}
