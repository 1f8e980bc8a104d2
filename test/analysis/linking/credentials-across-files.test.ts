// Credentials that one file makes and another logs: configurations, clients, links and wrappers of loggers, each in files of its own.
import { describe, expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

type Files = Readonly<Record<string, string>>;

/** The categories of what is found in `/app/main.ts`, with the other files beside it. */
function found(files: Files): readonly string[] {
  const settings = { ...onlyRule(undefined), rules: { "structured-log-call": "off" as const } };
  return findingsAmong(files, "/app/main.ts", settings).map(({ category }) => category);
}

describe("a client that another file makes", () => {
  const client = (headers: string): string =>
    `import axios from "axios";\nexport const api = axios.create({ baseURL: "https://api.example.com", headers: { ${headers} } });`;
  const main = `import { api } from "./client";
export async function invoice(order: { id: string }) {
  try {
    await api.post("/invoices", { order: order.id });
  } catch (error) {
    console.error("invoice failed", error);
  }
}`;

  test("shows its credential in its errors", () => {
    const files = {
      "/app/client.ts": client("Authorization: `Bearer ${process.env.API_TOKEN}`"),
      "/app/main.ts": main,
    };
    expect(found(files)).toEqual(["http-error"]);
  });

  test("shows nothing when it has none", () => {
    expect(found({ "/app/client.ts": client(`Accept: "application/json"`), "/app/main.ts": main })).toEqual([]);
  });
});

describe("what another file makes, in a text", () => {
  const links = `export function resetLinkFor(id: string) { const token = sign(id); return \`https://example.com/reset?token=\${token}\`; }
export const helpFor = (id: string) => \`https://example.com/help/\${id}\`;`;
  const main = (name: string): string =>
    `import { ${name} } from "./links";\nexport function send(user: { id: string }) { const link = ${name}(user.id); console.log(\`sending \${link}\`); }`;

  test("is a secret as it is alone", () => {
    expect(found({ "/app/links.ts": links, "/app/main.ts": main("resetLinkFor") })).toEqual(["reset-token"]);
  });

  test("is harmless as it is alone", () => {
    expect(found({ "/app/links.ts": links, "/app/main.ts": main("helpFor") })).toEqual([]);
  });
});

describe("a setting of another file, in a text", () => {
  const settings = `module.exports = { port: process.env.PORT, db: { uri: process.env.MONGO_URI, name: "shop" } };`;
  const main = (field: string): string =>
    `const settings = require("./settings");\nconsole.log("connecting to " + settings.db.${field});`;

  test("is known by the variable that it is read from", () => {
    expect(found({ "/app/settings.js": settings, "/app/main.ts": main("uri") })).toEqual(["connection-string"]);
  });

  test("is harmless by its own value", () => {
    expect(found({ "/app/settings.js": settings, "/app/main.ts": main("name") })).toEqual([]);
  });
});

test("a wrapper of debug that speaks of nothing else is one, also for who logs nothing else", () => {
  const wrapper = `import createDebug from "debug";\nconst debug = createDebug("runner");\nexport const note = (message: string, details: object) => debug(message, details);`;
  const main = `import { note } from "./note";\nexport const start = (command: string) => note(command, { env: { ...process.env, CI: "1" } });`;
  expect(found({ "/app/note.ts": wrapper, "/app/main.ts": main })).toEqual(["environment"]);
});

describe("a configuration that is injected", () => {
  const config = `export class Config {
  readonly settings = { port: 3000, jwtSecret: process.env.JWT_SECRET, database: { password: process.env.DB_PASSWORD } };
  readonly region = { name: process.env.REGION };
  all() { return this.settings; }
}`;
  const main = (what: string): string =>
    `import { Config } from "./config";\nexport class App { constructor(private readonly config: Config) {} start() { console.log(JSON.stringify(${what})); } }`;

  test("carries what its fields are read from", () => {
    expect(found({ "/app/config.ts": config, "/app/main.ts": main("this.config.settings") })).toHaveLength(1);
  });

  test("is harmless in its harmless parts", () => {
    expect(found({ "/app/config.ts": config, "/app/main.ts": main("this.config.region") })).toEqual([]);
  });
});

describe("the password of an address", () => {
  const main = (address: string): string =>
    `export const clone = (name: string, word: string) => console.log(\`cloning ${address}\`);`;

  test("stands before its host", () => {
    expect(found({ "/app/main.ts": main("https://x-access-token:${word}@git.example.com/${name}") })).toEqual([
      "credential-url",
    ]);
  });

  test("does not stand in its path", () => {
    expect(found({ "/app/main.ts": main("https://git.example.com/${name}@${word}") })).toEqual([]);
  });
});

test("the request of an error of got stands in its options", () => {
  const main = `import got from "got";\nexport const tell = (error) => { console.error(error.options.headers); console.error(error.options.method); };`;
  expect(found({ "/app/main.ts": main })).toEqual(["http-error"]);
});

describe("a handler of errors of another file that writes out a copy", () => {
  const handler = (masks: string): string => `export const handleError = (failed) => {
  const copy = JSON.parse(JSON.stringify(failed));
  ${masks}
  console.error(copy);
};`;
  const main = `import { handleError } from "./errors";
export const load = (send, res) => send("https://node.example.com/info").catch((error) => res.json(handleError(error)));`;

  test("that takes the credential out of the headers is safe", () => {
    const masks = `if (copy.response && copy.response.request && copy.response.request.headers) delete copy.response.request.headers.authorization;`;
    expect(found({ "/app/errors.ts": handler(masks), "/app/main.ts": main })).toEqual([]);
  });
});

test("an exception of another file is given an address with credentials", () => {
  const errors = `export class ConnectError extends Error { constructor(readonly url: string) { super(\`cannot connect to \${url}\`); } }`;
  const main = `import { ConnectError } from "./errors";
export function connect() { const databaseUrl = process.env.DATABASE_URL ?? ""; throw new ConnectError(databaseUrl); }`;
  expect(found({ "/app/errors.ts": errors, "/app/main.ts": main })).toEqual(["connection-string"]);
});

test("a copy by JSON carries what it is a copy of", () => {
  const main = `export function show(req, res) { const copy = JSON.parse(JSON.stringify(req.headers)); console.log(copy.authorization, copy.accept); }`;
  expect(found({ "/app/main.ts": main })).toEqual(["authorization-header"]);
});
