// Objects that are logged only where they are not what they were taken for: answers that failed, and objects without their secret.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rule = "no-unfiltered-object-in-log";
const found = (code: string): number => findingsIn(rule, code).length;

describe("an answer with a declared type", () => {
  const load = (body: string): string => `
interface Member { id: string; first_name: string; backup_codes: string[] }
export async function load(url: string) {
  const response = await fetch(url);
  const data = (await response.json().catch(() => ({}))) as Member;
  ${body}
  return data;
}`;

  test.each([
    ["is an error where the request failed", `if (!response.ok) console.error("failed", { data });`, 0],
    ["is an error where it says that it failed", `if (data.ok === false) console.error("failed", data);`, 0],
    ["is something else where its id is missing", `if (!data.id) console.error("no member", data);`, 0],
    ["is one where it is there", `if (data.id) console.error("loaded", data);`, 1],
    ["is one without a test", `console.error("loaded", { data });`, 1],
  ])("%s", (...[, body, count]) => {
    expect(found(load(body))).toBe(count);
  });
});

test("a request to another service, of which the file has several", () => {
  const search = `export async function a(client) { const searchRequest = { body: {} }; send(searchRequest.body); }
export async function b(client) { const searchRequest = client.start(); console.log("search", searchRequest); }`;
  expect(found(search)).toBe(0);
});

describe("settings whose secret is read", () => {
  const verify = (test: string): string => `
export function verify(settings) {
  const hmacSecret = settings.hmacSecret;
  if (${test}) console.error("cannot verify", { settings });
  return sign(hmacSecret);
}`;

  test("hold none where it is missing", () => expect(found(verify("!hmacSecret"))).toBe(0));
  test("hold it anywhere else", () => expect(found(verify("settings.strict"))).toBe(1));
});

describe("a token that is missing", () => {
  const identify = (between: string): string => `
export function identify(client, token) {
  if (typeof client === "object") token = client.token && client.token.toLowerCase();
  else token = client.toLowerCase();
  if (!token) {
    ${between}
    console.warn("signed in without a token", { token });
  }
}`;
  const told = (between: string): number => findingsIn("no-secret-in-log", identify(between)).length;

  test("is none, whatever was stored before", () => expect(told("")).toBe(0));
  test("may be there where another is stored after the test", () =>
    expect(told("token = client.accessToken;")).toBe(1));
});

describe("headers that are taken out again under another name", () => {
  const context = (taken: string): string => `
export class Handler {
  constructor(req) {
    this.context = { url: req.url, headers: req.headers };
    this.brief = this.context;
    ${taken}
  }
  start() {
    console.warn("started", this.context);
  }
}`;

  test("are not logged", () => expect(found(context("delete this.brief.headers;"))).toBe(0));
  test("are, where another field was taken out", () => expect(found(context("delete this.brief.url;"))).toBe(1));
});

describe("an error of a request", () => {
  const save = (written: string): string => `
import axios from "axios";
export async function save(token) {
  try {
    await axios.put("/api", {}, { headers: { Authorization: token } });
  } catch (err) {
    console.error("failed", ${written});
  }
}`;

  test("is its message as a text", () => expect(found(save("err.toString()"))).toBe(0));
  test("shows the request as an object", () => expect(found(save("err"))).toBe(1));
  test("shows it to nobody but its sender in a page", () => {
    expect(found(`import { defineStore } from "pinia";\n${save("err")}`)).toBe(0);
    expect(found(`import { renderToString } from "react";\nimport fs from "node:fs";\n${save("err")}`)).toBe(1);
  });
});

describe("a guess", () => {
  const load = (imports: string): string => `${imports}
import axios from "axios";
export const load = () => axios.get("/api/styles").catch((err) => console.log(err.response));`;

  test("at what a failed request shows holds on a server", () => expect(found(load(""))).toBe(1));
  test("is nothing to a page", () => expect(found(load(`import { useState } from "react";`))).toBe(0));

  const run = (words: string): string => `export function run(session, log) {
  ${words}
  session.state = "completed";
  log.info("done", session, session.id);
}`;

  test("at a session needs somebody who signs in", () => expect(found(run("logout(session.user.password);"))).toBe(1));
  test("at a session of a program is none", () => expect(found(run("spawn(session.command);"))).toBe(0));
});

test.each([
  ["of a request of Express", `app.get("/me", (req, res) => { console.log(req.user); res.end(); });`],
  [
    "of a context of Koa",
    `import Router from "koa-router"; router.get("/me", async (ctx) => { console.log(ctx.state.user); });`,
  ],
  ["of a session", `app.get("/me", (req, res) => { console.log("who", req.session.user); res.end(); });`],
])("whoever is signed in is told of as a whole: %s", (_, code) => {
  expect(findingsIn("no-unfiltered-object-in-log", code)).toHaveLength(1);
});

test("the headers of a socket's handshake are headers of a request", () => {
  const code = `io.use((socket, next) => { console.log(socket.handshake.headers); next(); });`;
  expect(findingsIn("no-unfiltered-object-in-log", code)).toHaveLength(1);
});

describe("an object that is tested to be nothing", () => {
  const open = (test: string): string => `export function open(answer) {
    if (${test}) { console.error("no token", answer); return; }
    use(answer.access_token, answer.refresh_token);
  }`;

  test.each([
    ["is none where it is empty", "!answer", 0],
    ["is none where it is null", "answer == null", 0],
    ["is one where it is there", "answer", 1],
    ["is one where something else is empty", "!waiting", 1],
    ["is one where it is no text", 'typeof answer !== "string"', 1],
    ["is one where it lacks one of two secrets", "!answer.access_token", 1],
  ])("%s", (...[, test, count]) => {
    expect(found(open(test))).toBe(count);
  });
});
