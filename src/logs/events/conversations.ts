// Some services tell the address on one line and the failure on another line of the same process or connection: OpenSSH by its process id,
// OpenLDAP by its connection number. This remembers the address of each conversation, in bounded memory.
import type { Draft } from "../entry.ts";
import { sharedName } from "../shared-names.ts";
import { createRecentMap } from "../detectors/recent-map.ts";
import { addressIn } from "./address.ts";

const maxConversations = 8192;
const maxDigits = 10;

// Matches "Connection from 203.0.113.9 port 4711", "user root 203.0.113.9 port 22", "rhost=203.0.113.9"; refuses "listening on 0.0.0.0 port 22".
const sshAddress = /(?: from | by | user \S{0,100} |rhost=)([0-9a-f.:]{3,45})(?: port \d{1,5}|\s|$)/i;
// Matches slapd's "conn=1023 fd=24 ACCEPT from IP=203.0.113.9:50512 (IP=…)", and "conn=7 fd=64 slot=64 connection from 203.0.113.9 to …" of 389
// Directory Server; refuses their other lines.
const ldapAccept = /^conn=(\d+) fd=\d+ (?:ACCEPT from IP=|slot=\d+ (?:SSL |TLS )?connection from )(\S+) /;
const ldapConnection = /^conn=(\d+) /;

/** Follows the lines of a log and completes failures that name no address. */
export interface Conversations {
  /** `peer` is what `peerIn` finds in the body. */
  follow(draft: Draft, peer: string | undefined): void;
}

/** The address of the other side in a line of a service whose lines are followed; depends on the line alone. */
export function peerIn({ logger, body, meaning }: Draft): string | undefined {
  if (logger === undefined || meaning?.address !== undefined || !logger.startsWith("sshd")) return undefined;
  return addressIn(sshAddress.exec(body)?.[1] ?? "");
}

/** Makes one for a log; the oldest conversations are forgotten first. */
export function createConversations(): Conversations {
  const addresses = createRecentMap<string, string | number>(maxConversations);
  const remember = (key: string | number, address: string): void => {
    if (addresses.get(key) !== address) addresses.set(key, sharedName(address));
  };
  const recall = (key: string | number, draft: Draft): void => {
    const address = addresses.get(key);
    if (address !== undefined && draft.meaning && draft.meaning.address === undefined && draft.address === undefined)
      draft.meaning = { ...draft.meaning, address };
  };
  return {
    follow(draft, peer) {
      const { logger } = draft;
      if (logger !== undefined && isSshd(logger)) {
        const key = processOf(draft);
        if (key === undefined) return;
        const address = draft.meaning?.address ?? peer;
        if (address === undefined) recall(key, draft);
        else remember(key, address);
      } else if (draft.body.charCodeAt(0) === letterC && draft.body.startsWith("conn=")) {
        const accepted = ldapAccept.exec(draft.body);
        const address = addressIn(accepted?.[2] ?? "");
        if (accepted?.[1] && address !== undefined) remember(`conn ${accepted[1]}`, address);
        else if (draft.meaning) recall(`conn ${ldapConnection.exec(draft.body)?.[1] ?? ""}`, draft);
      }
    },
  };
}

// Asked of each line, so a look at the first letter comes before.
function isSshd(logger: string): boolean {
  return logger.charCodeAt(0) === letterS && logger.startsWith("sshd");
}

const letterC = 99;
const letterS = 115;

// The process id before the body: "sshd[4711]: ".
function processOf({ text, body }: Draft): number | undefined {
  let end = text.length - body.length;
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--;
  if (text.charCodeAt(end - 1) === 58) end--;
  if (text.charCodeAt(end - 1) !== 93) return undefined;
  let id = 0;
  let unit = 1;
  for (let at = end - 2; at >= end - 2 - maxDigits; at--) {
    const digit = text.charCodeAt(at) - 48;
    if (digit === 43) return unit > 1 ? id : undefined;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    id += digit * unit;
    unit *= 10;
  }
  return undefined;
}
