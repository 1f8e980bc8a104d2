// Fields that are written down as `null` are filled in by somebody before they are read.
import { expect, test } from "vitest";
import { findingsAmong, findingsIn, onlyRule } from "../check.ts";

test("a field of an object of the file", () => {
  const code = `const state = { apiKey: null, retries: null };
export const keep = (given) => { state.apiKey = given; };
export const show = () => console.log("key " + state.apiKey, state.retries);`;
  expect(findingsIn("no-secret-in-log", code).map(({ category }) => category)).toEqual(["api-key"]);
});

test("a number is no such field", () => {
  const code = `const state = { apiKey: 0 };
export const show = () => console.log("key " + state.apiKey);`;
  expect(findingsIn("no-secret-in-log", code)).toEqual([]);
});

test("a field of settings that another file keeps", () => {
  const files = {
    "/app/settings.js": `const settings = { access_token: null, url: "https://example.com" };
settings.load = (from) => Object.assign(settings, from);
module.exports = settings;`,
    "/app/show.js": `const settings = require("./settings");
exports.show = () => console.log("token " + settings.access_token + " of " + settings.url);`,
  };
  const found = findingsAmong(files, "/app/show.js", onlyRule("no-secret-in-log"));
  expect(found.map(({ category }) => category)).toEqual(["access-token"]);
});

test("settings of a package that are read by their keys make the whole of them a holder", () => {
  const code = `const config = require("config");
const log = require("npmlog");
open(config.get("oidc.clientSecret"));
log.verbose("settings", JSON.stringify(config));`;
  expect(findingsIn("no-unfiltered-object-in-log", code).map(({ category }) => category)).toEqual(["client-secret"]);
});

test("the log of a server of hapi under its old name", () => {
  const code = `const Hapi = require("hapi");
const server = new Hapi.Server();
server.ext("onPreResponse", (request, next) => { server.log(["info"], "payload: " + JSON.stringify(request.payload)); next(); });`;
  expect(findingsIn("no-unfiltered-object-in-log", code).map(({ category }) => category)).toEqual(["request-body"]);
});
