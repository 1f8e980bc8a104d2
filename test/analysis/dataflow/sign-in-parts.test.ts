// `pass` beside a user name is what he signs in with, in an object that is written out and in one that is read.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] => findingsIn("no-secret-in-log", code).map(({ category }) => category);

test.each([
  [
    "an object that is written out",
    `export function open(given) { const options = { host: given.host, auth: { user: given.name, pass: given.word } }; console.log("smtp", options); }`,
  ],
  ["fields of one variable", `export function open(given) { connect(given.user); console.log("smtp", given.pass); }`],
])("tells of %s", (_, code) => {
  expect(found(code)).toEqual(["password"]);
});

test.each([
  [
    "a pass without anybody",
    `export function draw(render) { start(render.frame); console.log("render", render.pass); }`,
  ],
  ["a count of passes", `export const total = (tests) => console.log({ fail: tests.fail, pass: tests.pass });`],
])("says nothing of %s", (_, code) => {
  expect(found(code)).toEqual([]);
});

test.each([
  ["reset-link", "reset.link"],
  ["one-time-password", "verification.code"],
  ["invite-token", "user.invitation.token"],
])("tells of a %s by what it is a part of", (category, read) => {
  expect(found(`export const send = (reset, verification, user) => console.log("sent", ${read});`)).toEqual([category]);
});

test("says nothing of codes of other things", () => {
  expect(found(`export const show = (device, error) => console.log(device.code, error.code, device.link);`)).toEqual(
    [],
  );
});

test("a code beside the state of a sign-in by another service lets somebody in", () => {
  const told = (code: string): readonly string[] =>
    findingsIn("no-secret-in-log", code).map(({ category }) => category);
  const asked = (names: string, rest: string): string =>
    `export async function finish(req, log) { const { ${names} } = req.body; console.log("asked with %s", code); ${rest} }`;
  expect(told(asked("code, state", "await requestAccessToken(code, state);"))).toEqual(["authorization-code"]);
  expect(told(asked("code, country", "await requestAccessToken(code);"))).toEqual([]);
  expect(told(asked("code, state", "await ship(code, state);"))).toEqual([]);
});

test("who writes where people are known by phone numbers", () => {
  const told = (code: string): readonly string[] =>
    findingsIn("no-personal-data-in-log", code).map(({ category }) => category);
  const heard = (contact: string, read: string): string =>
    `export function hear(msg, contacts) { const from = ${read}; const known = contacts.find((c) => c.${contact} === from); console.log("heard", { from }, known?.id); }`;
  expect(told(heard("wa_id", "msg?.from"))).toEqual(["phone"]);
  expect(told(heard("userId", "msg?.from"))).toEqual([]);
  expect(told(heard("wa_id", "range.from"))).toEqual([]);
});
