// Reading by a written key says what is read, as a property of that name would; keys of texts, routes and services say nothing.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rules = ["no-secret-in-log", "no-personal-data-in-log"];

function categories(code: string): readonly string[] {
  return rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));
}

describe("reports what is read", () => {
  test.each([
    [
      "a setting of NestJS",
      `import { ConfigService } from "@nestjs/config";
export class Mail { constructor(private readonly configService: ConfigService) {} open() { console.log(this.configService.get("MAIL_PASS")); } }`,
      ["password"],
    ],
    [
      "a setting by its path",
      `import config from "config";
export const start = () => console.log("signing with " + config.get("jwt.secret"));`,
      ["secret"],
    ],
    [
      "a header of a request",
      `app.get("/", (req, res) => { console.log("header", req.get("Authorization")); });`,
      ["authorization-header"],
    ],
    [
      "a header of the Fetch API",
      `export function open(request: Request) { console.log(request.headers.get("authorization")); }`,
      ["authorization-header"],
    ],
    [
      "a parameter of an address",
      `export const open = (params: URLSearchParams) => console.log(params.get("access_token"));`,
      ["access-token"],
    ],
    [
      "what a page keeps",
      `export const open = () => console.log(localStorage.getItem("refresh_token"));`,
      ["refresh-token"],
    ],
    [
      "a path that lodash follows",
      `const _ = require("lodash");
app.post("/", (req, res) => { console.log(_.get(req, "body.password")); });`,
      ["password"],
    ],
    [
      "a path of names that lodash follows",
      `import { get } from "lodash";
app.post("/", (req, res) => { console.log(get(req, ["headers", "authorization"])); });`,
      ["authorization-header"],
    ],
    ["a setting of Express", `console.log("secret", app.get("sessionSecret"));`, ["session-secret"]],
  ])("%s", (_, code, expected) => {
    expect(categories(code)).toEqual(expected);
  });
});

describe("is silent on", () => {
  test.each([
    ["a text of a page", `console.log(i18n.get("password"));`],
    ["a translation", `console.log(this.translate.get("forgotPassword"));`],
    ["a route", `router.get("password", (req, res) => res.end()); console.log(router.get("password"));`],
    ["an answer of a client", `console.log(client.get("token"));`],
    ["a service by its name", `console.log(container.get("token"));`],
    ["a setting that says nothing", `import config from "config"; console.log(config.get("auth.tokenTtl"));`],
    ["a header that says nothing", `app.get("/", (req, res) => { console.log(req.get("content-type")); });`],
    ["a key that is no name", `console.log(cache.get("https://example.com/password"));`],
    ["another field of the same", `const _ = require("lodash"); console.log(_.get(account, "settings.theme"));`],
  ])("%s", (_, code) => {
    expect(categories(code)).toEqual([]);
  });
});
