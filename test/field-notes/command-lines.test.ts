// Programs for the terminal: they tell whoever runs them who they are, which is no leak to a log; what opens a door is one there too.
import { describe, expect, test } from "vitest";
import { findings, reported, silent } from "./reported.ts";

const cli = JSON.stringify({ name: "@acme/cli", description: "Deploys shops", bin: { acme: "bin/run.js" } });
const tool = { "/app/package.json": cli };
const server = {
  "/app/package.json": JSON.stringify({ name: "acme-shop", bin: "./server.js", description: "A shop server" }),
};

const whoAmI = (email: string): string => `
import { logger } from "../logger.js";
export function whoAmI(user) {
  logger.info(\`Logged in as \${${email}}\`);
}`;

describe("a package that is a command", () => {
  test("says who is logged in", () => silent(whoAmI("user.email"), tool));

  test("tells it by its keywords as well", () =>
    silent(whoAmI("user.email"), {
      "/app/package.json": JSON.stringify({ name: "acme", keywords: ["cli"], bin: "./acme.js" }),
    }));

  test("prints an answer with the name of its author", () =>
    silent(
      `
interface Release { id: string; author: { email: string; fullName: string } }
export function show(release: Release) {
  console.log(JSON.stringify(release));
}`,
      tool,
    ));

  test("prints a token all the same", () =>
    reported(
      `
export function signedIn(user, refreshToken) {
  console.log("Signed in as", user.email, "with", «refreshToken»);
}`,
      tool,
    ));

  test.each([
    ["log", "info"],
    ["error", "error"],
  ])("prints a password it is asked for as information, and none on the way: %s", (method, level) => {
    const code = `export const show = (password) => console.${method}("your password is", password);`;
    expect(findings(code, tool).map((finding) => finding.level)).toEqual([level]);
  });

  test("shows a diagnosis all the same", () =>
    reported(`export const show = (patient) => console.log(«patient.diagnosis»);`, tool));

  test("sends an address to a tracker all the same", () =>
    reported(
      `
import * as Sentry from "@sentry/node";
export const failed = (user) => Sentry.captureMessage("cannot sign in " + «user.email»);`,
      tool,
    ));
});

describe("a package that is something else", () => {
  test("a server that can be started by a command", () => reported(whoAmI("«user.email»"), server));

  test("a client library", () =>
    reported(whoAmI("«user.email»"), {
      "/app/package.json": JSON.stringify({ name: "acme-client", description: "Client of the shop" }),
    }));

  test("no package.json", () => reported(whoAmI("«user.email»")));
});

describe("a script of a server", () => {
  const script = (imports: string): string => `
${imports}
export function remove(user) {
  console.log("removed " + user.email);
}`;
  const levels = (code: string): readonly string[] => findings(code, server).map(({ level }) => level);

  test("that reads the arguments of a command has less at stake", () => {
    expect(levels(script(`import minimist from "minimist";`))).toEqual(["info"]);
    expect(levels(script(`import { parseArgs } from "node:util";`))).toEqual(["info"]);
    expect(levels(`#!/usr/bin/env node${script("")}`)).toEqual(["info"]);
  });

  test("that serves requests has not", () => {
    expect(levels(script(`import yargs from "yargs";\nimport express from "express";`))).toEqual(["warning"]);
    expect(levels(script(`import pino from "pino";`))).toEqual(["warning"]);
  });

  test("that writes to a log of its own has not", () => {
    const code = `
import minimist from "minimist";
import pino from "pino";
const log = pino();
export const remove = (user) => log.info("removed " + user.email);`;
    expect(levels(code)).toEqual(["warning"]);
  });
});
