// One address to which far more is sent than the whole log usually sends: someone carries data away.
import type { Detector } from "./detector.ts";
import { type ExampleRequest, requested, series } from "./example-lines.ts";
import { createRecentMap } from "./recent-map.ts";

// Volumes are added up over two of these, so that a span of five to ten minutes is seen as a whole.
const span = 300_000;
const learned = 6;
const larger = 3;
// Nobody calls less an exfiltration.
const least = 5_000_000;
const maxAddresses = 10_000;
// What is forgotten of the largest volume with each span, so that one upload does not hide the rest of the year.
const forget = 0.999;

// Matches films, music, pictures, fonts, software and disk images, which are there to be fetched; refuses archives, tables and dumps.
const publicFile =
  /\.(?:mp4|m4v|mkv|webm|mov|mp3|m4a|ogg|flac|wav|jpe?g|png|gif|webp|svg|ico|woff2?|ttf|css|m?js|map|iso|img|dmg|exe|msi|deb|rpm|apk|ipa|pkg|jar|whl|gem|appimage)$/i;

interface Volume {
  slot: number;
  bytes: number;
  before: number;
  firstLine: number;
  largestLine: number;
  largest: number;
  told: boolean;
}

export const exfiltration: Detector = {
  id: "exfiltration",
  title: "Much is sent to one address",
  description:
    "One client address to which more than five megabytes are sent within five to ten minutes, and three times more than the log has ever sent to all addresses together in such a span. Needs half an hour " +
    "of records that say how much was sent. Told once while it goes on. Left alone: films, pictures and software that are there to be fetched, a crawler that reads the " +
    "usual pages, and many clients at once.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "After an hour of small answers one client fetches a dump",
        lines: [
          ...series(1800, 2, (second) => sent(second, 20_000)),
          ...series(30, 2, (second) =>
            sent(3600 + second, 4_000_000, { address: "203.0.113.9", path: "/export/customers.csv" }),
          ),
        ],
        raises: [{ line: 1805, key: "203.0.113.9" }],
      },
      {
        title: "A crawler that reads the usual pages",
        lines: [
          ...series(1800, 2, (second) => sent(second, 20_000)),
          ...series(600, 0.5, (second, i) =>
            sent(3600 + second, 20_000, { address: "192.0.2.66", path: `/page/${i}` }),
          ),
        ],
        raises: [],
      },
      {
        title: "A film",
        lines: [
          ...series(1800, 2, (second) => sent(second, 20_000)),
          sent(3600, 900_000_000, { address: "192.0.2.66", path: "/media/launch.mp4" }),
        ],
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const volumes = createRecentMap<Volume>(maxAddresses);
    const all = { slot: NaN, bytes: 0, before: 0, largest: 0, slots: 0 };
    const enough = { times: tuning.scaled(larger), bytes: tuning.scaled(least) };
    return {
      settles: ({ bytes }) => !isVolume(bytes),
      observe({ address, bytes, path, time, line }, report) {
        if (!isVolume(bytes) || Number.isNaN(time)) return;
        const slot = Math.floor(time / span);
        if (slot !== all.slot) {
          all.largest = Math.max(all.largest * forget, all.bytes + all.before);
          all.before = slot === all.slot + 1 ? all.bytes : 0;
          all.bytes = 0;
          all.slots++;
          all.slot = slot;
        }
        if (path !== undefined && publicFile.test(path)) return;
        all.bytes += bytes;
        if (address === undefined) return;
        const known = volumes.get(address);
        const volume = known ?? emptyVolume(line);
        if (!known) volumes.set(address, volume);
        add(volume, { slot, bytes, line });
        const total = volume.bytes + volume.before;
        if (volume.told || total < enough.bytes || all.slots <= learned || total < all.largest * enough.times) return;
        volume.told = true;
        report({
          key: address,
          severity: "ERROR",
          message: `${inMegabytes(total)} were sent to ${address} within ten minutes, where the whole log has never sent more than ${inMegabytes(all.largest)}; find out what it fetched and whether it was meant to.`,
          evidence: [...new Set([volume.firstLine, volume.largestLine, line])].sort((a, b) => a - b),
        });
      },
    };
  },
};

function isVolume(bytes: number | undefined): bytes is number {
  return bytes !== undefined && bytes > 0;
}

function emptyVolume(line: number): Volume {
  return { slot: NaN, bytes: 0, before: 0, firstLine: line, largestLine: line, largest: 0, told: false };
}

function add(
  volume: Volume,
  { slot, bytes, line }: { readonly slot: number; readonly bytes: number; readonly line: number },
): void {
  if (slot !== volume.slot) {
    const goesOn = slot === volume.slot + 1;
    volume.before = goesOn ? volume.bytes : 0;
    volume.told &&= goesOn;
    if (!goesOn) {
      volume.firstLine = line;
      volume.largest = 0;
    }
    volume.bytes = 0;
    volume.slot = slot;
  }
  volume.bytes += bytes;
  if (bytes > volume.largest) {
    volume.largest = bytes;
    volume.largestLine = line;
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

function sent(second: number, bytes: number, request: ExampleRequest = {}): string {
  return requested(second, request).replace('"statusCode":200', `"statusCode":200,"contentLength":${bytes}`);
}
