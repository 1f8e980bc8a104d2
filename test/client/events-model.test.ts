// The table of security events in the side bar: grouping, order, shares, and gaps alone.
import { expect, test } from "vitest";
import { eventRows, percentOf, shareOf } from "../../src/client/views/events-model.ts";
import type { CoveredPlace } from "../../src/server/protocol.ts";

function place(parts: Partial<CoveredPlace>): CoveredPlace {
  return {
    uri: "file:///shop/src/auth.ts",
    line: 10,
    event: "authn_login_fail",
    title: "A login fails",
    asvs: ["16.3.1"],
    handler: "POST /login",
    state: "missing",
    isGuess: false,
    ...parts,
  };
}

const places = [
  place({ line: 30, state: "logged", by: "log.warn" }),
  place({ line: 20 }),
  place({ line: 12 }),
  place({ line: 5, handler: "POST /token", isGuess: true }),
  place({ event: "authz_fail", title: "Access is denied", handler: "GET /orders", state: "logged" }),
];

test("each event has its handlers, what is missing first, the lines of one handler together", () => {
  const rows = eventRows(places, { gapsOnly: false });
  expect(
    rows.map(({ event, cells }) => [event, cells.map(({ handler, state, lines }) => [handler, state, lines])]),
  ).toEqual([
    [
      "authn_login_fail",
      [
        ["POST /token", "missing", [5]],
        ["POST /login", "missing", [12, 20]],
        ["POST /login", "logged", [30]],
      ],
    ],
    ["authz_fail", [["GET /orders", "logged", [10]]]],
  ]);
});

test("what goes by names alone is shown and not counted", () => {
  expect(eventRows(places, { gapsOnly: false })[0]?.share).toEqual({ logged: 1, total: 3 });
  expect(percentOf(shareOf(places))).toBe(50);
  expect(percentOf(shareOf([]))).toBeUndefined();
});

test("gaps alone leave out what is logged, which still counts", () => {
  const rows = eventRows(places, { gapsOnly: true });
  expect(rows.map(({ event, share }) => [event, share])).toEqual([["authn_login_fail", { logged: 1, total: 3 }]]);
});
