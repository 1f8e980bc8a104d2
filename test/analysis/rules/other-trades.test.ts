// Codes, sessions and addresses of other trades, and what reaches a log only in part or while a program is tried out.
import { describe, expect, test } from "vitest";
import { findingsAmong, findingsIn, onlyRule } from "../check.ts";

const rules = ["no-secret-in-log", "no-unfiltered-object-in-log", "no-personal-data-in-log"];
const found = (code: string): readonly string[] =>
  rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));

describe("codes that let nobody in", () => {
  const cancel = (of: string): string =>
    `export const cancel = (entry) => console.log(\`cancelled ${of} \${entry.confirmationCode}\`);`;
  const charged = (body: string): string => `export async function pay(gateway, order) {
  const data = await gateway.refund(order.merchant);
  console.log("answered", ${body});
}`;

  test("of a booking", () => {
    expect(found(cancel("reservation"))).toEqual([]);
    expect(found(cancel("sign-up of"))).toEqual(["one-time-password"]);
  });
  test("of a bank, and one of OAuth beside it", () => {
    expect(found(charged("data.authorizationCode"))).toEqual([]);
    expect(found(charged("data.authorizationCode, order.redirect_uri"))).toEqual(["authorization-code"]);
    expect(found(charged("data.headers.authorization"))).toEqual(["authorization-header"]);
  });
  test("of devices and people who register, but for what a push service gives", () => {
    expect(found(`export const mark = (report) => console.log(report.registrationId);`)).toEqual([]);
    expect(found(`export const mark = (phone) => console.log(phone.fcmRegistrationId);`)).toEqual(["push-token"]);
  });
  test("of people who vote on a post", () => {
    expect(found(`export const vote = (drop) => console.log(drop.voter_id);`)).toEqual([]);
    expect(found(`export const vote = (card) => console.log(card.voterRegistrationNumber);`)).toEqual(["voter-id"]);
  });
});

test("the session of a client of a database", () => {
  const start = (session: string): string =>
    `export const start = (client, login) => { const session = client.startSession(login); console.log(${session}.id); };`;
  expect(found(start("session.serverSession"))).toEqual([]);
  expect(found(start("login.session"))).toEqual(["session-id"]);
});

describe("parts of addresses and headers", () => {
  const told = (part: string): readonly string[] => found(`console.log("using", ${part});`);

  test("the name of a database", () => {
    expect(told(`process.env.DATABASE_URL.split("/").pop().split("?")[0]`)).toEqual([]);
    expect(told(`process.env.DATABASE_URL.split("/").at(-1)`)).toEqual([]);
    expect(told(`process.env.DATABASE_URL.split("?").pop()`)).toEqual(["connection-string"]);
  });
  test("who signs in with a decoded header", () => {
    const read = (name: string): string => `export function read(req) {
  const header = Buffer.from(req.headers.authorization.slice(6), "base64").toString("utf8");
  const [id, secret] = header.split(":");
  console.log("signing in", ${name});
}`;
    expect(found(read("id"))).toEqual([]);
    expect(found(read("secret"))).toHaveLength(1);
  });
});

test("numbers of cards that providers give out to try their services with", () => {
  expect(found(`console.log("pays: 3782 822463 10005, declined: 4000 0000 0000 0002");`)).toEqual([]);
  expect(found(`console.log("paid with 4539578763621486");`)).toEqual(["card-number"]);
});

test("a secret that its file is there to make", () => {
  const make = `import { randomBytes } from "node:crypto";
const secret = randomBytes(64).toString("hex");
console.log("JWT secret", secret);`;
  const levels = (path: string): readonly string[] =>
    findingsIn("no-secret-in-log", make, { path }).map(({ level }) => level);
  expect(levels("/src/tools/gen-jwt-secret/index.ts")).toEqual(["info"]);
  expect(levels("/src/auth/token-generator.ts")).not.toContain("info");
});

test("the name of a property, which a setting holds", () => {
  const miss = (text: string): string =>
    `export const miss = (settings) => console.log(\`${text}\${settings.email}\`);`;
  expect(found(miss("no property named "))).toEqual([]);
  expect(found(miss("no mail to "))).toEqual(["email"]);
});

test("an exchange that is handed to what answers it", () => {
  const fail = (more: string): string =>
    `export const fail = (req: Request, res, next, error) => Logging.logFailure(error, req${more});`;
  expect(found(fail(", res, next"))).toEqual([]);
  expect(found(fail(""))).toEqual(["request"]);
});

test("the only parameter of a function that is called over HTTP", () => {
  const handle = (name: string): string =>
    `export const ${name} = async (event) => { console.log(event.body); return event.isBase64Encoded; };`;
  expect(found(handle("handler"))).toEqual(["request-body"]);
  expect(found(handle("repaint"))).toEqual([]);
});

test("all arguments of a query, or its whole input", () => {
  const rename = (what: string): string =>
    `export const resolvers = { Mutation: { rename: (parent, args, ctx) => { console.log("renaming", ${what}); } } };`;
  expect(found(rename("args"))).toEqual(["request-body"]);
  expect(found(rename("args.input"))).toEqual(["request-body"]);
  expect(found(rename("args.input.title"))).toEqual([]);
});

test("the address that a client in a field connects to", () => {
  const connect = (by: string): string =>
    `export class Store { open() { console.log("opening", this.uri); return ${by}.connect(this.uri); } }`;
  expect(found(connect("this.mongoose"))).toEqual(["credential-url"]);
  expect(found(connect("this.printer"))).toEqual([]);
});

describe("functions of another file", () => {
  const among = (other: string, code: string): readonly { readonly category: string; readonly level: string }[] =>
    rules.flatMap((rule) =>
      findingsAmong({ "/src/other.ts": other, "/src/example.ts": code }, "/src/example.ts", onlyRule(rule)),
    );

  test("that log while developing only are worth a look", () => {
    const show = (test: string): string => `const print = (text) => console.log(text);
export function compare(body) { ${test} print(JSON.stringify(body)); }`;
    const call = `import { compare } from "./other";\nexport const post = (req, res) => compare(req.body);`;
    expect(among(show("if (isDevelopment())"), call)).toMatchObject([{ category: "request-body", level: "info" }]);
    expect(among(show("if (body.isNew)"), call)).toMatchObject([{ category: "request-body", level: "warning" }]);
    const both = show("if (isDevelopment()) print(body.id);");
    expect(among(both, call)).toMatchObject([{ category: "request-body", level: "warning" }]);
  });

  test("whose objects choose what they tell of what they are made with", () => {
    const failure = (method: string): string => `export class TransferFailed {
  constructor(private readonly account: { id: string; apiSecret: string }, private readonly email: string) {}
  ${method}() { return { message: "transfer failed", data: { account: this.account.id, email: this.email } }; }
}`;
    const call = `import { TransferFailed } from "./other";
interface Account { id: string; apiSecret: string }
export const fail = (account: Account, email: string) => console.warn(new TransferFailed(account, email));`;
    expect(among(failure("getLogMessage"), call)).toMatchObject([{ category: "email" }]);
    expect(among(failure("retry"), call)).toHaveLength(2);
  });

  test("that many calls hand the same to are told once, with their number", () => {
    const findings = (count: number, name = "answerWith"): readonly string[] => {
      const other = `export function ${name}(headers) { console.log("called", headers); }`;
      const calls = Array.from(
        { length: count },
        (_, at) => `export const call${at} = (req, res) => ${name}(req.headers);`,
      );
      const files = {
        "/src/other.ts": other,
        "/src/example.ts": `import { ${name} } from "./other";\n${calls.join("\n")}`,
      };
      return rules.flatMap((rule) =>
        findingsAmong(files, "/src/example.ts", onlyRule(rule)).map(({ message }) => message),
      );
    };
    expect(findings(3)).toHaveLength(3);
    expect(findings(6)).toEqual([expect.stringContaining("through `answerWith`, as in 5 more calls of this file")]);
    expect(findings(6, "logRequest")).toHaveLength(6);
  });
});
