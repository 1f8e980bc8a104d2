// Fields that somebody may have typed as a part of his name: of "user=x ip=192.0.2.66 remote=203.0.113.9" a program that quotes nothing wrote
// the last, and only it. Does not look into JSON, whose values end where they end.
import type { LogEntry } from "../entry.ts";
import { addressIn, isAddress, isOwnNetwork } from "./address.ts";
import { isClientKey } from "./payload-actors.ts";

// Matches "ip=203.0.113.9:4711", 'ip="203.0.113.9"'; refuses text with spaces.
const pair = /(?<=^|\s)(?<key>[\w.-]{1,40})="?(?<value>[^\s"]{1,80})"?(?=\s|$)/g;

/** The client that a field elsewhere names where the one in use stands right behind the user's name; undefined when that one is sure. */
export function besideName({ format, text, user }: LogEntry, address: string | undefined): string | undefined {
  const place = format === "logfmt" && user !== undefined && address !== undefined ? placeOf(text, user, address) : -1;
  if (place < 0) return undefined;
  const others = [...text.matchAll(pair)].flatMap(({ index, groups = {} }) => {
    const found = isClientKey(groups["key"] ?? "") ? addressIn(groups["value"] ?? "") : undefined;
    return found !== undefined && found !== address && isAddress(found) && !isOwnNetwork(found)
      ? [{ found, index }]
      : [];
  });
  return (others.find(({ index }) => index < place) ?? others.at(-1))?.found;
}

/** True where the address in use stands in the field right behind the user's name. */
export function isBesideName({ format, text, user }: LogEntry, address: string | undefined): boolean {
  return format === "logfmt" && user !== undefined && address !== undefined && placeOf(text, user, address) >= 0;
}

// Where the name stands that is followed by the address.
function placeOf(text: string, user: string, address: string): number {
  for (const quote of ["", '"']) {
    const name = `=${quote}${user}${quote} `;
    const at = text.indexOf(name);
    pair.lastIndex = at + name.length;
    const next = at < 0 ? null : pair.exec(text);
    pair.lastIndex = 0;
    if (next?.index === at + name.length && addressIn(next.groups?.["value"] ?? "") === address) return at;
  }
  return -1;
}
