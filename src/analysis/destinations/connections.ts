// Whether the lines that leave by a destination are encrypted, and where they go.
import type { Destination } from "./find-destinations.ts";
import { optionAt } from "./find-destinations.ts";
import { constantOf, isSet } from "./option-values.ts";
import { branches, partAt, type Part } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import type { NetworkTraits } from "../../catalogue/transports/transport.ts";
import { noValue, type ValueId } from "../program.ts";

/** Where a host is: on this machine, in a network of one's own, elsewhere, or not written out. */
export type Reach = "loopback" | "internal" | "public" | "unknown";

/** A connection that anybody on the way can read. */
export interface PlainConnection {
  readonly protocol: string;
  readonly reach: Exclude<Reach, "loopback">;
  /** The host as it is written. */
  readonly host: string | undefined;
  /** Where the address or the host is written, or `noValue`. */
  readonly id: ValueId;
}

// A scheme with its host; refuses plain host names.
const address = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/i;
const encrypted: ReadonlySet<string> = new Set(["https", "wss", "tls", "ssl", "grpcs", "unix", "ipc"]);

/** The plain connection of a destination, or undefined when it is encrypted, stays on the machine or cannot be told. */
export function plainConnection(
  view: ConfigurationView,
  { transport, options, isChanged }: Destination,
): PlainConnection | undefined {
  const { network } = transport;
  if (!network || isChanged) return undefined;
  const found = network.address.flatMap((path) => {
    const part = optionAt(view, options, path);
    return part ? branches(view, part) : [];
  });
  for (const part of found) {
    const connection = connectionTo(view, part, { network, options });
    if (connection) return connection;
  }
  return undefined;
}

interface Setting {
  readonly network: NetworkTraits;
  readonly options: Part;
}

function connectionTo(view: ConfigurationView, part: Part, { network, options }: Setting): PlainConnection | undefined {
  const text = constantOf(part) ?? beginningOf(view, part.id);
  const match = text === undefined ? undefined : address.exec(text);
  if (match) {
    const [, scheme = "", host = ""] = match;
    if (encrypted.has(scheme.toLowerCase())) return undefined;
    const reach = host === "" ? "unknown" : reachOf(host);
    return reach === "loopback" ? undefined : { protocol: protocolName(scheme), reach, host, id: part.id };
  }
  // An address that comes from elsewhere may well be encrypted.
  if (text === undefined && network.secure.length === 0 && network.plain === "HTTP") return undefined;
  const isSecure = network.secure.some(({ option, is }) => {
    const given = optionAt(view, options, option);
    if (!given) return false;
    const constant = constantOf(given);
    return constant === undefined
      ? true
      : is.includes(constant) || (is.includes("true") && isSet(view, given) === true);
  });
  if (isSecure || isOpenObject(view, options)) return undefined;
  const reach = text === undefined ? "unknown" : reachOf(text);
  return reach === "loopback" ? undefined : { protocol: network.plain, reach, host: text, id: part.id };
}

/** Options that are spread from elsewhere may switch encryption on. */
function isOpenObject(view: ConfigurationView, { id }: Part): boolean {
  const value = view.program.values[id];
  return value?.op !== "object" || value.entries.some(({ kind }) => kind !== "field");
}

function beginningOf(view: ConfigurationView, id: ValueId): string | undefined {
  const value = view.program.values[id];
  if (value?.op !== "text" && value?.op !== "add") return undefined;
  const [first] = value.parts;
  const text = first === undefined ? undefined : constantOf(partAt(view, first));
  return text !== undefined && address.test(text) ? text : undefined;
}

function protocolName(scheme: string): string {
  const name = scheme.toLowerCase().replace(/[46]$/, "");
  return name === "ws" ? "WebSocket" : name.toUpperCase();
}

const loopback = /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0)$/i;
// Private networks and names that only resolve inside one: `loki`, `logs.internal`, `10.0.0.5`.
const internal =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|[^.]+|.*\.(?:local|internal|lan|intranet|svc|cluster\.local|docker\.internal))$/i;

/** Where a host name or number leads, as far as it tells. */
export function reachOf(host: string): Reach {
  const name = host.replace(/:\d+$/, "").trim();
  if (name === "") return "unknown";
  if (loopback.test(name)) return "loopback";
  return internal.test(name) ? "internal" : "public";
}

const maxDepth = 4;

/** Where certificates are not checked anywhere in these options, or undefined. */
export function uncheckedCertificate(view: ConfigurationView, part: Part, depth = 0): ValueId | undefined {
  const value = view.program.values[part.id];
  if (depth > maxDepth || !value) return undefined;
  const below =
    value.op === "object"
      ? value.entries
      : value.op === "call" && value.kind === "new"
        ? value.args.map((argument) => ({ kind: "spread" as const, value: argument.value }))
        : value.op === "array"
          ? value.items.map((item) => ({ kind: "spread" as const, value: item.value }))
          : [];
  for (const entry of below) {
    const at = partAt(view, entry.value);
    const isName = entry.kind === "field" && certificateOptions.has(entry.name);
    if (isName && constantOf(at) === "false") return at.id === noValue ? entry.value : at.id;
    const deeper = isName ? undefined : uncheckedCertificate(view, at, depth + 1);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

const certificateOptions: ReadonlySet<string> = new Set([
  "rejectUnauthorized",
  "ssl_verify",
  "strictSSL",
  "rejectUnauthorizedCerts",
]);
