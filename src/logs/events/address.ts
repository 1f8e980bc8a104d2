// Addresses of clients in text: what one looks like, how it is written plainly, and where a sentence names it without falling for
// addresses that the client typed into other fields.

// An IPv4 or IPv6 address with an optional prefix of IPv4-mapped form; refuses version numbers with letters and times such as 08:30.
const ipv4 = /^(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}$/i;
const ipv6 = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:%\w{1,16})?$/i;
// "::ffff:203.0.113.9" and its long spelling "0:0:0:0:0:ffff:203.0.113.9"; refuses other IPv6 addresses.
const mapped = /^(?:0{0,4}:){2,6}ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
// "203.0.113.9:4711", "203.0.113.9#53", "203.0.113.9.4711", "203.0.113.9/24", "203.0.113.9:4711:X1" with a port and the interface behind it;
// refuses IPv6, whose colons are its own.
const portBehind = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})[:#./]\d{1,5}(?::[A-Za-z][\w.-]{0,15})?$/i;
// A name with a dot and a letter at its end, or `localhost`; refuses single words and numbers.
const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,62})?\.){1,10}[a-z][a-z0-9-]{1,62}\.?$|^localhost$/i;

/** True for an IPv4 or IPv6 address and nothing around it. */
export function isAddress(text: string): boolean {
  if (ipv4.test(text) || mapped.test(text)) return true;
  // Three groups without `::` are a clock, six a hardware address.
  return text.length > 2 && ipv6.test(text) && (text.includes("::") || text.split(":").length === 8);
}

/** True for a name such as `client.example.com`, without saying that it exists. */
export function isHostName(text: string): boolean {
  return text.length < 256 && hostName.test(text);
}

// Networks of one's own, in which proxies stand.
const ownNetwork = /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^(?:::1$|f[cd])/i;

/** True for an address that no other network can reach. */
export function isOwnNetwork(address: string): boolean {
  return ownNetwork.test(address);
}

/** The address without brackets, port and IPv4-mapped prefix; host names stay as they are. */
export function plainAddress(text: string): string {
  const bracket = text.indexOf("]");
  const inner = text.startsWith("[") && bracket > 0 ? text.slice(1, bracket) : text;
  return mapped.exec(inner)?.[1] ?? portBehind.exec(inner)?.[1] ?? inner;
}

const unknown: ReadonlySet<string> = new Set([
  "",
  "?",
  "-",
  "unknown",
  "null",
  "none",
  "(null)",
  "n/a",
  "undefined",
  "*",
]);

/**
 * The address in a field that a program fills: the first of a list ("203.0.113.9, 10.0.0.1"), the one in brackets of `name[203.0.113.9]`,
 * without quotes and closing punctuation; undefined for "unknown" and its like.
 */
export function addressIn(field: string): string | undefined {
  if (isDottedNumber(field)) return field;
  const first = field.split(/[,;]/, 1)[0] ?? "";
  const named = /^[\w.-]{0,255}\s?\[([^\]]{1,60})\]/.exec(first.trim())?.[1];
  const bare = named ?? first.replace(/^[\s"'`<(]+|[\s"'`>).:]+$/g, "").replace(/^(?:ipv[46]|tcp|udp)[:/]/i, "");
  const plain = plainAddress(bare.endsWith("]") && !bare.startsWith("[") ? bare.slice(0, -1) : bare);
  return unknown.has(plain.toLowerCase()) ? undefined : plain;
}

// Four numbers with dots between them, as most fields have it.
function isDottedNumber(text: string): boolean {
  const { length } = text;
  if (length < 7 || length > 15) return false;
  let dots = 0;
  let before = 46;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (before === 46) return false;
      dots++;
    } else if (code < 48 || code > 57) return false;
    before = code;
  }
  return dots === 3 && before !== 46;
}
