// Counts what a dashboard shows, while the records of a log pass by. Memory is bounded whatever the log holds.
import { redact } from "../../catalogue/redact.ts";
import { createTimeBuckets, type TimeBuckets } from "../../logs/charts/time-buckets.ts";
import { detach, type LogEntry } from "../../logs/entry.ts";

/** Requests or records of one client. */
export interface AddressCount {
  readonly address: string;
  readonly count: number;
  readonly failures: number;
}

/** Takes entries in order. */
export interface DashboardCounter {
  readonly buckets: TimeBuckets;
  add(entry: LogEntry): void;
  /** Those with most records, masked; at most `most`. */
  addresses(most: number): readonly AddressCount[];
}

const maxAddresses = 20_000;

interface Counted {
  count: number;
  failures: number;
}

/** Starts with nothing counted. */
export function createDashboardCounter(): DashboardCounter {
  const buckets = createTimeBuckets();
  const addresses = new Map<string, Counted>();
  let time = NaN;
  return {
    buckets,
    add(entry) {
      if (!Number.isNaN(entry.time)) time = entry.time;
      if (!Number.isNaN(time)) buckets.add(time, keysOf(entry), entry.duration);
      countAddress(addresses, entry);
    },
    addresses: (most) =>
      [...addresses]
        .sort(([, a], [, b]) => b.count - a.count)
        .slice(0, most)
        .map(([address, { count, failures }]) => ({ address: redact(address), count, failures })),
  };
}

// Arrays that are made once: this is asked for every record.
const statusKeys: readonly (readonly string[])[] = [1, 2, 3, 4, 5].map((first) => ["request", `${first}xx`]);

/** What a record counts as; the keys are those of the charts. */
function keysOf({ severity, meaning, status }: LogEntry): readonly string[] {
  const keys = ["record"];
  if (severity !== undefined) keys.push(severity);
  if (status !== undefined) keys.push(...(statusKeys[Math.floor(status / 100) - 1] ?? ["request"]));
  if (meaning?.outcome !== undefined && meaning.event.startsWith("authn_login")) keys.push(`login ${meaning.outcome}`);
  return keys;
}

function countAddress(addresses: Map<string, Counted>, { address, meaning, status }: LogEntry): void {
  if (address === undefined) return;
  const failed = meaning?.outcome === "failure" || (status !== undefined && status >= 400) ? 1 : 0;
  const known = addresses.get(address);
  if (known) {
    known.count++;
    known.failures += failed;
    return;
  }
  if (addresses.size >= maxAddresses) forgetRarest(addresses);
  addresses.set(detach(address), { count: 1, failures: failed });
}

// Half of the places are freed at once, so that this is rare.
function forgetRarest(addresses: Map<string, Counted>): void {
  const rarest = [...addresses].sort(([, a], [, b]) => a.count - b.count).slice(0, maxAddresses / 2);
  for (const [address] of rarest) addresses.delete(address);
}
