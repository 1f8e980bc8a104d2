// Which network an address belongs to: attackers change addresses within the block that they rent.

const groupsOfNetwork = 3;

/** `203.0.113.0/24` or `2001:db8:1::/48`; undefined for host names and what is no address. */
export function networkOf(address: string): string | undefined {
  const colon = address.indexOf(":");
  if (colon >= 0) return network6(address);
  const last = address.lastIndexOf(".");
  if (last <= 0 || !isDigit(address.charCodeAt(0)) || !isDigit(address.charCodeAt(address.length - 1)))
    return undefined;
  return address.split(".").length === 4 ? `${address.slice(0, last)}.0/24` : undefined;
}

function network6(address: string): string | undefined {
  const [head = "", tail] = address.split("::", 2);
  const groups = head === "" ? [] : head.split(":");
  // Of `2001:db8::1` the third group is one of those that `::` stands for; a mapped IPv4 address has no such network.
  if (address.includes(".") || (tail === undefined && groups.length !== 8)) return undefined;
  while (groups.length < groupsOfNetwork) groups.push("0");
  const network = groups.slice(0, groupsOfNetwork).map((group) => group.replace(/^0+(?=.)/, "").toLowerCase());
  return `${network.join(":")}::/48`;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
