// Which of two addresses is the client's where a proxy of one's own network stands between: it is the socket's peer, and a field beside it
// tells for whom it speaks. Does not believe such a field where somebody may have typed it, nor where strangers speak for themselves.
import type { LogEntry } from "../entry.ts";
import { addressIn, isAddress, isOwnNetwork } from "./address.ts";
import { nameSlots } from "./name-slots.ts";

// Matches "x_real_ip=203.0.113.9", "X-Forwarded-For: 203.0.113.9", "xff 203.0.113.9", "Forwarded: for=203.0.113.9", "cf-connecting-ip=…"; refuses "forwarded by".
const forwarded =
  /\b(?:x[-_]?(?:forwarded[-_]?for|real[-_]?ip|client[-_]?ip)|xff|real[-_ ]ip|(?:true|cf)[-_]?(?:client|connecting)[-_]?ip|forwarded[-_ ]for|(?<=\bforwarded["']?[=:] ?["']?)for)["']?(?:\s?[=:]\s?| )["'[]{0,2}(?<address>[0-9a-f.:]{3,45})(?![\w.])/gi;
// Matches "remote_addr=10.0.0.4", "peer 10.0.0.4:4711", "remote: 10.0.0.4", up to the address, and the beginning of a line; refuses addresses that nothing announces.
const socket =
  /\b(?:remote(?:[-_]?(?:addr(?:ess)?|ip|host))?|peer(?:[-_]?addr(?:ess)?)?|socket(?:[-_]?addr(?:ess)?)?|client(?:[-_]?(?:ip|addr(?:ess)?))?|ip|src(?:[-_]?ip)?|from)["']?(?:\s?[=:]\s?| )["'[]{0,2}$|^$/i;

/** For whom the proxy speaks whose address was found; undefined where that one is no proxy, or where the field may have been typed. */
export function forwardedFor(text: string, found: string): string | undefined {
  if (!isOwnNetwork(found)) return undefined;
  const [only, ...others] = [...text.matchAll(forwarded)];
  const address = addressIn(only?.groups?.["address"] ?? "");
  if (!only || others.length > 0 || address === undefined || !isAddress(address) || isOwnNetwork(address))
    return undefined;
  const at = text.indexOf(found);
  if (text.includes(found, at + found.length) || !socket.test(text.slice(Math.max(0, at - 24), at))) return undefined;
  // Behind a name both fields would have to be typed, and the program's own would follow them.
  const [name = Infinity] = nameSlots(text);
  return only.index < name || at < only.index ? address : undefined;
}

const forwardedKey =
  /^(?:http[._-]?)?(?:x[._-]?(?:forwarded[._-]?for|real[._-]?ip)|xff|(?:true|cf)[._-]?(?:client|connecting)[._-]?ip)$/i;

/** The same for the fields of a structured record, which nobody can have typed into a name. */
export function forwardedInPayload(payload: LogEntry["payload"], found: string | undefined): string | undefined {
  if (payload === undefined || found === undefined || !isOwnNetwork(found)) return undefined;
  for (const [key, value] of Object.entries(payload)) {
    const address = typeof value === "string" && forwardedKey.test(key) ? addressIn(value) : undefined;
    if (address !== undefined && isAddress(address) && !isOwnNetwork(address)) return address;
  }
  return undefined;
}
