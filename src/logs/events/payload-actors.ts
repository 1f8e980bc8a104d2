// Finds the client and the user in the fields of a structured record when they stand under keys that the formats do not name.
import type { JsonObject } from "../entry.ts";
import { isObject } from "../formats/json-fields.ts";
import { addressIn, isAddress } from "./address.ts";

const maxKeys = 60;
const maxDepth = 3;

// Matches clientIp, remote_addr, "ip", src, peerAddress; refuses "ship", "recipient", serverIp.
const addressKey =
  /^(?!.*(?:server|local|dest|dst|host_?name|listen|proxy|nas))(?:.*(?:client|remote|rem|source|src|peer|origin|caller|real|forwarded|user|actor)[._-]?)?(?:ip|ips|addr|address|ip[._-]?addr(?:ess)?|client|remote|src|peer|rhost|rip|origin|from|addr[._-]remote|(?:remote|client|peer|source|src)[._-]?host)$/i;
// Matches username, user_email, login, principalName, accountName; refuses userAgent, userId and emailSent.
const userKey =
  /^(?:user(?:[._-]?(?:principal[._-]?)?name)?|(?:user[._-]?)?e?-?mail|login(?:[._-]?(?:name|id))?|(?:client[._-]?)?account(?:[._-]?name)?|principal(?:[._-]?name)?|uname|acct|usr|who|identifier|identity|alternate[._-]?id)$/i;

// Matches "local", "server", "destination": whole objects that tell of the other side; refuses "localUser".
const ofServer = /^(?:local|server|dest(?:ination)?|dst|listener|nas|upstream)$/i;

const nobody: ReadonlySet<string> = new Set([
  "",
  "-",
  "--",
  "?",
  "null",
  "none",
  "undefined",
  "(null)",
  "unknown",
  "(unknown)",
  "n/a",
  "not logged in",
  "anonymous",
]);

/** True for a key under which programs write the client's address. */
export function isClientKey(key: string): boolean {
  return addressKey.test(key);
}

/** True for what programs write where no user is known. */
export function isNobody(user: string): boolean {
  return nobody.has(user.toLowerCase());
}

/** The first field whose key names a client and whose value is an address. */
export function addressInPayload(payload: JsonObject | undefined): string | undefined {
  return (
    payload &&
    search(payload, addressKey, (text) => {
      const address = addressIn(text);
      return address !== undefined && isAddress(address) ? address : undefined;
    })
  );
}

/** The first field whose key names a user. */
export function userInPayload(payload: JsonObject | undefined): string | undefined {
  return payload && search(payload, userKey, (text) => (isNobody(text) || text.length > 200 ? undefined : text));
}

function search(payload: JsonObject, key: RegExp, take: (text: string) => string | undefined): string | undefined {
  const pending: { readonly object: JsonObject; readonly depth: number }[] = [{ object: payload, depth: 1 }];
  let seen = 0;
  for (let next = pending.shift(); next; next = pending.shift()) {
    for (const [name, value] of Object.entries(next.object)) {
      if (++seen > maxKeys) return undefined;
      if (typeof value === "string" && key.test(name)) {
        const found = take(value);
        if (found !== undefined) return found;
      } else if (isObject(value) && next.depth < maxDepth && !ofServer.test(name))
        pending.push({ object: value, depth: next.depth + 1 });
    }
  }
  return undefined;
}
