// Finds the client's address in free text without falling for addresses that the client typed into other fields.

// An IPv4 or IPv6 address with an optional prefix of IPv4-mapped form; refuses version numbers with letters and times such as 08:30.
const ipv4 = /^(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}$/i;
const ipv6 = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i;

/** True for an IPv4 or IPv6 address and nothing around it. */
export function isAddress(text: string): boolean {
  return ipv4.test(text) || (text.length > 2 && ipv6.test(text) && text.includes(":"));
}

/** The address without brackets, port and IPv4-mapped prefix; host names stay as they are. */
export function plainAddress(text: string): string {
  let value = text.startsWith("[") && text.includes("]") ? text.slice(1, text.indexOf("]")) : text;
  if (/^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(value)) value = value.slice(7);
  const port = value.indexOf(":");
  if (port > 0 && port === value.lastIndexOf(":") && ipv4.test(value.slice(0, port))) value = value.slice(0, port);
  return value;
}

// A word that announces where a client comes from, then one token; refuses "from" before a word that is no address (checked after).
const announced =
  /\b(?:from|rhost|ip|addr|address|client|remote|src|source|host)(?:[_-]?(?:ip|addr|address))?(?:\s*[=:]\s*|\s+)["'([]?([0-9a-f.:]{3,45})/gi;

/**
 * The announced address: the last one before the place where the user name begins, else the last one in the text, because what follows a
 * user name on its right is written by the program, and what stands inside it by the attacker.
 */
export function findAddress(body: string, userAt: number): string | undefined {
  let before: string | undefined;
  let after: string | undefined;
  for (const match of body.matchAll(announced)) {
    const address = plainAddress((match[1] ?? "").replace(/[.:]+$/, ""));
    if (!isAddress(address)) continue;
    if (userAt >= 0 && match.index < userAt) before = address;
    else after = address;
  }
  return before ?? after;
}
