// One address that alone sends more requests than the whole log usually has.
import { sharedName } from "../shared-names.ts";
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createRateBaseline, slice } from "./rate-baseline.ts";
import { surpriseOfCount } from "./surprise.ts";

// The clock by which a sender is watched, in milliseconds.
const beat = 2000;
// Four requests a second in four beats without a break, and forty-four in all: crawlers that behave send one or two a second, and a page
// with a hundred pictures is over after two beats.
const perBeat = 8;
const inARow = 4;
const enough = 44;
const longest = 15;
const farBack = 30;
const quiet = 300_000;
const maxAddresses = 5000;

interface Sender {
  count: number;
  readonly firstLine: number;
  /** Lines and requests of the beats before, without a break, in which the address was busy. */
  readonly before: { readonly lines: readonly number[]; readonly count: number };
}

export const ipFlood: Detector = {
  id: "ip-flood",
  title: "One address floods the server",
  description:
    "One client address that sends four or more requests a second for six seconds or longer, forty-four at least, and alone more than all addresses together usually send (chance " +
    "gives it once in ten million). Needs ten minutes of requests. Left alone: crawlers at their usual pace, a page with many pictures, a proxy " +
    "through which all requests come; the next flood of an address is raised after five quiet minutes.",
  concerns: "requests",
  get examples() {
    return [
      {
        title: "After twenty minutes with one request a second, one address sends ten a second",
        lines: [
          ...series(1200, 1, (second) => requested(second)),
          ...series(400, 0.1, (second) => requested(1200 + second, { address: "203.0.113.9", path: "/api/search" })),
        ],
        raises: [{ line: 1268, key: "203.0.113.9" }],
      },
      {
        title: "A crawler that asks twice a second",
        lines: [
          ...series(1200, 1, (second) => requested(second)),
          ...series(400, 0.5, (second, i) => requested(1200 + second, { address: "192.0.2.66", path: `/page/${i}` })),
        ],
        raises: [],
      },
      {
        title: "A page with a hundred pictures",
        lines: [
          ...series(1200, 1, (second) => requested(second)),
          ...series(100, 0.03, (second, i) =>
            requested(1200 + second, { address: "192.0.2.7", path: `/pictures/${i}` }),
          ),
          ...series(30, 1, (second) => requested(1204 + second)),
        ],
        raises: [],
      },
      {
        title: "A proxy through which all requests come",
        lines: series(4000, 0.2, (second) => requested(second, { address: "10.0.0.1" })),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const rate = createRateBaseline();
    const reported = new Map<string, number>();
    let open = NaN;
    let now = new Map<string, Sender>();
    let before: ReadonlyMap<string, Sender> = new Map();
    return {
      observe({ address, status, time, line }, report) {
        if (status === undefined || address === undefined || Number.isNaN(time)) return;
        rate.advance(time);
        rate.add(1);
        const current = Math.floor(time / beat);
        // Time that goes back a little stays in the open beat.
        if (current > open || current < open - farBack || Number.isNaN(open)) {
          before = current === open + 1 ? now : new Map<string, Sender>();
          now = new Map();
          open = current;
        }
        const sender = now.get(address);
        if (!sender) {
          if (now.size < maxAddresses)
            now.set(sharedName(address), { count: 1, firstLine: line, before: streak(before.get(address)) });
          return;
        }
        const beats = sender.before.lines.length + 1;
        if (++sender.count < perBeat || beats < inARow) return;
        const total = sender.before.count + sender.count;
        if (total < tuning.needed(enough)) return;
        const usual = rate.usual((beats * beat) / slice);
        const last = reported.get(address);
        const again = last !== undefined && Math.abs(time - last) <= quiet;
        if (!usual || surpriseOfCount(total, usual) < tuning.decades) return;
        if (reported.size >= maxAddresses) reported.clear();
        reported.set(sharedName(address), time);
        if (again) return;
        report({
          key: address,
          severity: "WARN",
          message: `${address} has sent ${total} requests within ${spanText(beats * beat)}, where the whole log usually has ${usual.mean.toFixed(0)}; limit the requests of one address or block it.`,
          evidence: [...sender.before.lines, sender.firstLine, line],
        });
      },
    };
  },
};

/** The busy beats up to and with this one; none when it was not busy. */
function streak(sender: Sender | undefined): Sender["before"] {
  if (!sender || sender.count < perBeat) return { lines: [], count: 0 };
  const { lines, count } = sender.before;
  // Longer than half a minute says no more.
  return lines.length < longest ? { lines: [...lines, sender.firstLine], count: count + sender.count } : sender.before;
}
