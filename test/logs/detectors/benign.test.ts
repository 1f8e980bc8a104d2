// An ordinary day in the life of a server, with everything that looks like an attack and is none: all detectors together stay silent.
import { describe, expect, test } from "vitest";
import { createLogEngine } from "../../../src/logs/engine.ts";
import type { Anomaly } from "../../../src/logs/record.ts";

const start = Date.UTC(2025, 4, 17, 6);
const minute = 60_000;
const hour = 60 * minute;

type Event = readonly [time: number, line: (time: number) => string];

/** A sequence of numbers from 0 to 1 that looks random and is always the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const record = (fields: object) => (time: number) =>
  JSON.stringify({ level: 30, time, pid: 77, hostname: "web", ...fields });
const request = (address: string, url: string, { status = 200, responseTime = 20, contentLength = 9000 } = {}) =>
  record({
    req: { method: "GET", url, remoteAddress: address },
    res: { statusCode: status, contentLength },
    responseTime,
    msg: "request completed",
  });
const said = (msg: string, level = 30) => record({ level, msg });
const login = (user: string, ip: string, ok: boolean) =>
  record({
    level: ok ? 30 : 40,
    event: ok ? "authn_login_success" : "authn_login_fail",
    user,
    ip,
    msg: ok ? "login succeeded" : "login failed: invalid credentials",
  });

/** Requests as they come by chance, about one a second by day and a third of it by night, with what a program says meanwhile. */
function traffic(hours: number, seed = 7): Event[] {
  const next = random(seed);
  const events: Event[] = [];
  for (let time = start; time < start + hours * hour;) {
    const pace = 0.65 + 0.35 * Math.sin(((time - start) / (24 * hour)) * 2 * Math.PI);
    time += (-Math.log(1 - next()) / pace) * 1000;
    const address = `198.51.100.${Math.floor(next() * 250)}`;
    const status = next() < 0.002 ? 500 : next() < 0.03 ? 404 : 200;
    events.push([
      time,
      request(address, `/products/${Math.floor(next() * 900)}`, {
        status,
        responseTime: Math.exp(3 + next() + next()),
      }),
    ]);
    if (next() < 0.2) events.push([time + 3, said(`cache miss for key product:${Math.floor(next() * 900)}`)]);
    if (next() < 0.02) events.push([time + 5, login(`user${Math.floor(next() * 80)}`, address, next() > 0.1)]);
    if (next() < 0.002) events.push([time + 7, said("upstream timeout while reading response header", 50)]);
  }
  return events;
}

/** `count` lines from that hour on, `every` so many milliseconds. */
const at = (
  hours: number,
  { count, every }: { readonly count: number; readonly every: number },
  line: (i: number) => (time: number) => string,
): Event[] => Array.from({ length: count }, (_, i): Event => [start + hours * hour + i * every, line(i)]);
const without = (events: readonly Event[], hours: number, length: number) =>
  events.filter(([time]) => time < start + hours * hour || time >= start + hours * hour + length);

function raised(events: readonly Event[], clock: (time: number) => number = (time) => time): readonly Anomaly[] {
  const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31) });
  const sorted = [...events].sort(([a], [b]) => a - b);
  const entries = sorted.map(([time, line]) => engine.push(line(clock(Math.round(time))), 0));
  return [...entries, engine.end()].flatMap((entry) => entry?.anomalies ?? []);
}

describe("all detectors stay silent", () => {
  const day = traffic(10);
  const cases: Readonly<Record<string, readonly Event[]>> = {
    "on ordinary traffic": day,
    "when an office logs in through one address and some mistype": [
      ...day,
      ...at(3, { count: 40, every: 15_000 }, (i) => login(`clerk${i}`, "192.0.2.10", i % 7 !== 3)),
    ],
    "when one user forgets the password and gets in at last": [
      ...day,
      ...at(3, { count: 4, every: 6000 }, () => login("alice", "192.0.2.44", false)),
      ...at(3.01, { count: 1, every: 0 }, () => login("alice", "192.0.2.44", true)),
    ],
    "while a crawler reads the site": [
      ...day,
      ...at(4, { count: 1200, every: 600 }, (i) =>
        request("192.0.2.66", `/products/${i}`, { status: i % 20 ? 200 : 404 }),
      ),
    ],
    "when a job writes sixty lines each hour": [
      ...day,
      ...Array.from({ length: 10 }, (_, h) =>
        at(h + 0.2, { count: 60, every: 100 }, (i) => said(`reindexed shard ${i} of 60 in ${i * 7} ms`)),
      ).flat(),
    ],
    "over a restart": [
      ...without(day, 5, 20_000),
      ...at(5.006, { count: 1, every: 0 }, () => said("server listening on port 8080")),
      ...at(5.0061, { count: 30, every: 30 }, (i) => said(`loaded plugin ${i} of 30`)),
    ],
    "over half a minute without a line, as while files are rotated": without(day, 5, 30_000),
    "when a page with eighty pictures is opened": [
      ...day,
      ...at(6, { count: 80, every: 25 }, (i) =>
        request("192.0.2.77", `/pictures/${i}.jpg`, { contentLength: 300_000 }),
      ),
    ],
    "when a single failure writes three errors": [
      ...day,
      ...at(6, { count: 3, every: 5 }, () => said("upstream timeout while reading response header", 50)),
    ],
  };
  test.each(Object.entries(cases))("%s", (_title, events) => {
    expect(raised(events)).toEqual([]);
  });

  const change = start + 5 * hour;
  test("when the wall clock goes forward in spring and back in autumn", () => {
    expect(raised(day, (time) => (time >= change ? time + hour : time))).toEqual([]);
    expect(raised(day, (time) => (time >= change ? time - hour : time))).toEqual([]);
  });
});

test("the same day with a flood, a silence and a guesser in it is told by exactly these", () => {
  const events = [
    ...without(traffic(10), 7, 5 * minute),
    ...at(3, { count: 1200, every: 100 }, () => request("203.0.113.9", "/api/search")),
    ...at(5, { count: 20, every: 2000 }, () => login("admin", "203.0.113.77", false)),
  ];
  expect(raised(events).map(({ detector, key }) => [detector, key])).toEqual([
    ["ip-flood", "203.0.113.9"],
    ["brute-force", "203.0.113.77"],
    ["silence", undefined],
  ]);
});
