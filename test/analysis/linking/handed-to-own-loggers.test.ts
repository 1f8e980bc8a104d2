// Settings of a third module, and objects whose declaration tells what is in them, that are handed to a logger of the project.
import { expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

const files = (main: string) => ({
  "/app/main.ts": main,
  "/app/config.ts": `export const config = { port: 1, database: { host: "db", password: process.env.DB_PASSWORD } };\nexport const limits = { perMinute: 60 };`,
  "/app/log.ts": `class Steps { step(text: string, details?: unknown) { console.log(text, { details }); } }\nexport const createSteps = () => new Steps();\nexport function report(action: string, data: Record<string, unknown>) { console.log({ action, ...data }); }`,
  "/app/audit-logger.ts": `export function makeLogger(area: string) { return { begin(name: string, ...rest: unknown[]) { console.log(area, name, ...rest); } }; }`,
  "/app/users.ts": `export interface User { id: number; email: string }\nexport async function find(id: number): Promise<User> { return load(id); }`,
  "/app/logger.ts": `export const report = { info: (text: string, data?: unknown) => console.log({ data }, text) };`,
  "/app/payments.ts": `import Stripe from "stripe";\nconst stripe = new Stripe("key");\nexport async function payer(id: string) { return stripe.customers.retrieve(id); }`,
});
const rule = onlyRule("no-unfiltered-object-in-log");
const secrets = onlyRule("no-secret-in-log");
const people = onlyRule("no-personal-data-in-log");

function found(main: string): readonly string[] {
  return [rule, secrets, people].flatMap((settings) =>
    findingsAmong(files(`${main}\nconsole.log("started");`), "/app/main.ts", settings).map(({ category }) => category),
  );
}

test("a part of the settings", () => {
  const code = `import { config } from "./config";\nimport { createSteps } from "./log";\nconst steps = createSteps();\nsteps.step("database", config.database);`;
  expect(found(code)).toContain("password");
});

test("what is declared as a service that keeps settings", () => {
  const service = `import * as dotenv from "dotenv";\nexport class ConfigService { private readonly values: Record<string, string>; constructor(text: string) { this.values = dotenv.parse(text); } all() { return this.values; } size() { return this.values.length; } }`;
  const shown = (asked: string): readonly string[] =>
    findingsAmong(
      {
        "/app/main.ts": `import { ConfigService } from "./config.service";\nexport class App { constructor(private readonly config: ConfigService) {} start() { console.log("settings", this.config.${asked}); } }`,
        "/app/config.service.ts": service,
      },
      "/app/main.ts",
      rule,
    ).map(({ category }) => category);
  expect(shown("all()")).toEqual(["environment"]);
  expect(shown("size()")).toEqual([]);
});

test("a declared object in an object", () => {
  const code = `import { report } from "./log";\nimport { find } from "./users";\nexport async function show() { const it = await find(1); report("shown", { it }); }`;
  expect(found(code)).toEqual(["email"]);
});

test("a person told to a method of an own logger, whatever the method is called", () => {
  const code = `import { makeLogger } from "./audit-logger";\nconst steps = makeLogger("orders");\nexport function pay(customer: { id: string; email: string }) { steps.begin("pay", customer.email); }`;
  expect(found(code)).toEqual(["email"]);
});

test("what a library gives a function of a third module", () => {
  const shown = (logged: string): readonly string[] =>
    found(
      `import { report } from "./logger";\nimport { payer } from "./payments";\nexport async function show() { const who = await payer("c"); report.info("payer", ${logged}); }`,
    );
  expect(shown("who")).toEqual(["email"]);
  expect(shown("who.id")).toEqual([]);
});

test.each([
  [
    "settings without a secret",
    `import { limits } from "./config";\nimport { createSteps } from "./log";\ncreateSteps().step("limits", limits);`,
  ],
  [
    "the id of a declared object",
    `import { report } from "./log";\nimport { find } from "./users";\nexport async function show() { const it = await find(1); report("shown", { it: it.id }); }`,
  ],
])("says nothing of %s", (_, code) => {
  expect(found(code)).toEqual([]);
});
