// Values that are declared with types of packages: what is known of the type, and what an object that is written out tells itself.
import { describe, expect, test } from "vitest";
import { findingsAmong, findingsIn, onlyRule } from "../check.ts";

const rule = "no-unfiltered-object-in-log";
const carried = (code: string): number => findingsIn(rule, code).length;

describe("an object of a type of a package", () => {
  const files = (type: string, held: string): Record<string, string> => ({
    "/src/options.ts": `
import type { PostgresConnectionOptions } from "typeorm/driver/postgres/PostgresConnectionOptions";
import { settings } from "./settings";
export const options${type} = { type: "postgres", host: settings().host, ${held} };`,
    "/src/settings.ts": `
export interface Settings { host: string; port: number; password: string }
export const settings = (): Settings => load();`,
    "/src/connect.ts": `
import { options } from "./options";
export function connect() { console.warn(\`cannot connect with \${JSON.stringify(options)}\`); }`,
  });
  const told = (type: string, held: string): number =>
    findingsAmong(files(type, held), "/src/connect.ts", onlyRule("no-unfiltered-object-in-log")).length;

  test("tells the fields that are written out", () => {
    expect(told(": PostgresConnectionOptions", "password: settings().password")).toBe(1);
    expect(told(": PostgresConnectionOptions", "port: settings().port")).toBe(0);
  });
});

describe("a parameter of a type that is known", () => {
  test.each([
    ["of a payment", `import Stripe from "stripe";`, "Stripe.PaymentIntent"],
    ["of who pays, imported by name", `import { Stripe } from "stripe";`, "Stripe.Customer"],
    ["of a database client", `import type { PoolConfig } from "pg";`, "PoolConfig"],
    [
      "of a trigger of Cognito",
      `import type { PostConfirmationTriggerEvent } from "aws-lambda";`,
      "PostConfirmationTriggerEvent",
    ],
    ["of an identity client", `import type { TokenSet } from "openid-client";`, "TokenSet"],
  ])("%s", (_, imported, type) => {
    const log = (logged: string): string =>
      `${imported}\nexport function show(it: ${type}) { console.log("it", ${logged}); }`;
    expect(carried(log("it"))).toBe(1);
    expect(carried(log("it.id"))).toBe(0);
  });

  test("but of its neighbours nothing", () => {
    expect(
      carried(`import Stripe from "stripe";\nexport function show(it: Stripe.Refund) { console.log("it", it); }`),
    ).toBe(0);
    expect(
      carried(
        `import type { QueryConfig } from "pg";\nexport function show(it: QueryConfig) { console.log("it", it); }`,
      ),
    ).toBe(0);
  });
});
