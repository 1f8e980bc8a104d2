// Which network an address belongs to: attackers change addresses within the block that they rent.
import { sharedName } from "../shared-names.ts";

const groupsOfNetwork = 3;
const dot = 46;
const colon = 58;

const limit = 20_000;
let networks = new Map<string, string>();

/** `203.0.113.0/24` or `2001:db8:1::/48`; undefined for host names and what is no address. */
export function networkOf(address: string): string | undefined {
  const known = networks.get(address);
  if (known !== undefined) return known === "" ? undefined : known;
  const network = findNetwork(address);
  if (networks.size >= limit) networks = new Map();
  networks.set(sharedName(address), network === undefined ? "" : sharedName(network));
  return network;
}

function findNetwork(address: string): string | undefined {
  let dots = 0;
  let last = 0;
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i);
    if (code === colon) return network6(address);
    if (code === dot) {
      dots++;
      last = i;
    } else if (code < 48 || code > 57) return address.includes(":") ? network6(address) : undefined;
  }
  return dots === 3 ? `${address.slice(0, last)}.0/24` : undefined;
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
