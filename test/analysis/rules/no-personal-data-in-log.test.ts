// Personal data in a log, and what only looks like it: ids, names of things, attributes that security events need.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] =>
  findingsIn("no-personal-data-in-log", code).map(({ category }) => category);
const show = (parameters: string, call: string): string => `export function show(${parameters}) {\n  ${call}\n}`;

describe("reported", () => {
  test.each([
    ["an email address", show("user", "console.log(user.email);"), "email"],
    ["in a text", show("user", "console.log(`invited ${user.email}`);"), "email"],
    ["by its own name", show("email", `console.log("unknown address " + email);`), "email"],
    ["a phone number", show("customer", "console.log({ phone: customer.phone });"), "phone"],
    ["a home address", show("order", "console.log(order.shippingAddress);"), "postal-address"],
    ["a birth date", show("patient", "console.log(patient.birthDate);"), "birth-date"],
    ["a diagnosis", show("patient", "console.log(patient.diagnosis);"), "diagnosis"],
    ["a card number", show("payment", "console.log(payment.cardNumber);"), "card-number"],
    ["an account number", show("customer", "console.log(customer.iban);"), "iban"],
    ["a name of a person", show("user", "console.log(user.fullName);"), "person-name"],
    ["by the name of a function's result", show("id", "console.log(getEmail(id));"), "email"],
    ["through a variable", show("user", `const line = "to " + user.email;\n  console.log(line);`), "email"],
    ["of a request", `export const signUp = (req, res) => console.log(req.body.email);`, "email"],
    [
      "through a function of the file",
      `const tell = (x) => console.log(x);\n${show("user", "tell(user.email);")}`,
      "email",
    ],
  ])("%s", (_, code, category) => {
    expect(found(code)).toEqual([category]);
  });
});

describe("silent", () => {
  test.each([
    ["an id", show("user", "console.log(user.id, user.userId);")],
    ["a flag", show("user", "console.log(user.emailVerified, user.hasPhone, Boolean(user.email));")],
    ["the name by which somebody signs in", show("user", `logger.info({ userName: user.name }, "signed in");`)],
    [
      "who did something, in a trail of that",
      show("user", `auditLogger.info({ event: "deleted", actor: user.email });`),
    ],
    ["a count", show("users", `console.log(users.length, "email addresses");`)],
    ["the word", `console.log("email sent, phone verified");`],
    [
      "a hash",
      `import { createHash } from "node:crypto";\n${show("user", `console.log(createHash("sha256").update(user.email).digest("hex"));`)}`,
    ],
    ["masked", show("user", "console.log(maskEmail(user.email));")],
    [
      "the domain of an address",
      show("user", `const emailDomain = user.email.split("@")[1];\n  console.log(emailDomain);`),
    ],
    ["the name of a product", show("product", "console.log(product.name, product.title);")],
    ["the name of a setting", show("config", "console.log(config.name, config.address);")],
    ["an address of the client in a security event", show("req", "console.warn(`login failed from ${req.ip}`);")],
    ["a user name in a security event", show("username", "console.warn(`login failed for ${username}`);")],
    ["an operator's address in the settings", `console.log("no mail to", env.SUPPORT_EMAIL);`],
    ["the name of a driver of databases", show("driver", "console.log(`cannot load ${driver.name}`);")],
    [
      "a simulator",
      `export const boot = (udid) => { spawn("xcrun", ["simctl", "boot", udid]); console.log(\`started \${udid}\`); };`,
    ],
    ["the address of a service", show("server", "console.log(server.address, server.host);")],
    ["the id of a template", show("input", "console.log(input.emailTemplateId, input.phoneCountryCode);")],
    [
      "an error tracker that is told who the user is",
      `import * as Sentry from "@sentry/node";\n${show("user", "Sentry.setUser({ email: user.email });")}`,
    ],
    ["children of a node", show("node", "console.log(node.children, node.childName);")],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([]);
  });
});
