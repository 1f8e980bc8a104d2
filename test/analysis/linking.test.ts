// Across files: loggers, redactions, wrappers and values that another module exports.
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../src/analysis/analyze.ts";
import { moduleCandidates } from "../../src/analysis/linking/resolve-module.ts";
import { onlyRule } from "./check.ts";

type Files = Readonly<Record<string, string>>;

/** The messages of all findings in `/app/main.ts`, with the other files beside it. */
function messages(files: Files): readonly string[] {
  return analyse(files).map(({ message }) => message);
}

function analyse(files: Files) {
  // How a message is put together is not the question here.
  const settings = { ...onlyRule(undefined), rules: { "structured-log-call": "off" as const } };
  const modules = createLinkedModules(
    {
      version: (path) => (files[path] === undefined ? undefined : "1"),
      read: (path) => files[path],
      folders: (folder) => foldersIn(Object.keys(files), folder),
    },
    settings,
  );
  const path = "/app/main.ts";
  const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, modules.linkerFor(path));
  if (outcome.status === "skipped") throw new Error(outcome.reason);
  return outcome.findings;
}

function foldersIn(paths: readonly string[], folder: string): readonly string[] {
  const below = paths.flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []));
  return [...new Set(below.flatMap((path) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : [])))];
}

describe("an imported logger", () => {
  const logger = `import pino from "pino";\nexport const out = pino({ redact: ["password"] });\nexport default out;`;

  test("is one whatever it is called", () => {
    const files = { "/app/out.ts": logger, "/app/main.ts": `import { out } from "./out";\nout.info(apiKey);` };
    expect(messages(files)).toEqual(["`apiKey` reaches `out.info`; leave it out or log an id instead."]);
  });

  test("redacts what it is configured to", () => {
    const main = `import out from "./out.js";\nout.info({ password, apiKey: key.apiKey }, "saved");`;
    expect(messages({ "/app/out.ts": logger, "/app/main.ts": main })).toEqual([
      "`key.apiKey` reaches `out.info`; leave it out or log an id instead (add `apiKey` to the redaction paths).",
    ]);
  });

  test("of the project's own making masks what its mask takes", () => {
    const own = (wrap: string): string =>
      `import { build } from "core-log";\nimport { ${wrap} } from "./streams";\nexport const logger = build({ stream: ${wrap}(process.stdout) });`;
    const main = `import { logger } from "./logger/index";\nlogger.info({ apiKey: key.apiKey }, "saved");`;
    const found = (wrap: string) => messages({ "/app/main.ts": main, "/app/logger/index.ts": own(wrap) });
    expect(found("withSanitizer")).toEqual([]);
    expect(found("withBuffer")).toEqual(["`key.apiKey` reaches `logger.info`; leave it out or log an id instead."]);
  });

  test("comes through a barrel file", () => {
    const files = {
      "/app/log/out.ts": logger,
      "/app/log/index.ts": `export * from "./out";`,
      "/app/main.ts": `import { out } from "./log";\nout.warn(resetToken);`,
    };
    expect(messages(files)).toHaveLength(1);
  });

  test("comes through a barrel file that makes it out of something else", () => {
    const files = {
      "/app/log/out.ts": `import pino from "pino";\nexport const { out } = { out: pino() };`,
      "/app/log/index.ts": `export * from "./levels";\nexport * from "./out";`,
      "/app/log/levels.ts": `export const levels = ["info"];`,
      "/app/main.ts": `import { out } from "./log";\nout.warn(resetToken);`,
    };
    expect(messages(files)).toHaveLength(1);
  });

  test("comes through barrel files that hand on each other", () => {
    const names = Array.from({ length: 30 }, (_, index) => `part-${index}`);
    const circle = names.map((name) => `export * from "./${name}";`).join("\n");
    const barrels = Object.fromEntries(names.map((name) => [`/app/log/${name}.ts`, circle]));
    const files = {
      ...barrels,
      "/app/log/part-29.ts": `${circle}\nmodule.exports.out = require("pino")();`,
      "/app/main.ts": `import { out } from "./log/part-0";\nimport pino from "pino";\nout.warn(resetToken);\npino().warn(resetToken);`,
    };
    expect(messages(files)).toHaveLength(2);
  });

  test("comes from another package of the workspace", () => {
    const files = {
      "/app/package.json": `{ "workspaces": ["packages/*"] }`,
      "/app/packages/log/package.json": `{ "name": "@shop/log", "main": "./dist/index.js" }`,
      "/app/packages/log/src/index.ts": logger,
      "/app/main.ts": `import { out } from "@shop/log";\nout.warn(resetToken);`,
    };
    expect(messages(files)).toHaveLength(1);
    expect(messages({ ...files, "/app/package.json": "{}", "/app/packages/log/package.json": "{}" })).toEqual([]);
  });

  test("comes from CommonJS", () => {
    const files = {
      "/app/out.js": `const winston = require("winston");\nmodule.exports = winston.createLogger();`,
      "/app/main.ts": `const audit = require("./out");\naudit.error("bad " + password);`,
    };
    expect(messages(files)).toHaveLength(1);
  });
});

describe("an imported function", () => {
  test("that forwards to a log is a sink, with both ends shown", () => {
    const files = {
      "/app/trace.ts": `export function trace(label: string, value: unknown) {\n  console.log(label, value);\n}`,
      "/app/main.ts": `import { trace } from "./trace";\ntrace("login", user.password);`,
    };
    const [finding] = analyse(files);
    expect(finding?.message).toBe(
      "`user.password` reaches `console.log` through `trace`; leave it out or log an id instead.",
    );
    expect(finding?.flow.at(-1)).toMatchObject({ path: "/app/trace.ts", message: "sink: `console.log`" });
  });

  test("that masks gives something safe", () => {
    const files = {
      "/app/mask.ts": `export const shown = (secret: string) => "*".repeat(secret.length);`,
      "/app/main.ts": `import { shown } from "./mask";\nconsole.log(shown(user.password));`,
    };
    expect(messages(files)).toEqual([]);
  });

  test("that makes a logger makes a logger", () => {
    const files = {
      "/app/lines.ts": `export const lines = (scope: string) => ({\n  write: (text: string) => console.log(scope, text),\n});`,
      "/app/main.ts": `import { lines } from "./lines";\nconst out = lines("auth");\nout.write("key " + apiKey);`,
    };
    expect(messages(files)).toEqual([
      "`apiKey` reaches `console.log` through `out.write`; leave it out or log an id instead.",
    ]);
  });
});

test("an imported object carries its fields", () => {
  const files = {
    "/app/config.ts": `export const config = { port: 80, mail: { host: "mail.example.com", password: process.env.MAIL_PASS } };`,
    "/app/main.ts": `import { config } from "./config";\nconsole.log(config.port, config.mail.host);\nconsole.log(config.mail);`,
  };
  expect(messages(files)).toEqual([
    "`config.mail` carries `password` and reaches `console.log`; leave it out or log an id instead.",
  ]);
});

test("modules that import each other end", () => {
  const files = {
    "/app/a.ts": `import { b } from "./b";\nexport const a = (secret) => b(secret);\nexport const log = console;`,
    "/app/b.ts": `import { a } from "./a";\nexport const b = (secret) => a(secret);`,
    "/app/main.ts": `import { a, log } from "./a";\nlog.info(a(password), password);`,
  };
  expect(messages(files)).toHaveLength(1);
});

test("a changed module is read again", () => {
  let text = `export const shown = (secret: string) => secret;`;
  let version = "1";
  // How a message is put together is not the question here.
  const settings = { ...onlyRule(undefined), rules: { "structured-log-call": "off" as const } };
  const main = `import { shown } from "./mask";\nconsole.log(shown(user.password));`;
  const modules = createLinkedModules(
    { version: (path) => (path === "/app/mask.ts" ? version : undefined), read: () => text },
    settings,
  );
  const count = (): number => {
    const linker = modules.linkerFor("/app/main.ts");
    const outcome = analyzeSource({ path: "/app/main.ts", text: main }, settings, linker);
    return outcome.status === "skipped" ? -1 : outcome.findings.length;
  };
  expect(count()).toBe(1);
  text = `export const shown = (secret: string) => "***";`;
  expect(count()).toBe(1);
  version = "2";
  expect(count()).toBe(0);
});

test("imports lead to sources before they lead to index files, and never to packages", () => {
  expect(moduleCandidates("/app/main.ts", "./log.js").slice(0, 3)).toEqual([
    "/app/log.ts",
    "/app/log.tsx",
    "/app/log.js",
  ]);
  expect(moduleCandidates("/app/src/main.ts", "../log")).toContain("/app/log/index.ts");
  expect(moduleCandidates("/app/main.ts", "pino")).toEqual([]);
  expect(moduleCandidates("/app/main.ts", "/etc/passwd")).toEqual([]);
});

describe("modules that hand on each other", () => {
  const main = (imports: string): string =>
    `${imports}\nimport pino from "pino";\nconst logger = pino();\nexport function save(user: User) { logger.info({ user }, "saved"); log.info(all.config); logger.warn(user.passwordHash); }`;
  const leak = ["`user.passwordHash` reaches `logger.warn`; leave it out or log an id instead."];

  test("by name: nothing is found at the end of a circle, and what is in the file is still told", () => {
    const files = {
      "/app/a.ts": `import { User, log } from "./b";\nexport { User, log };`,
      "/app/b.ts": `import { User, log } from "./a";\nexport { User, log };`,
      "/app/main.ts": main(`import { User, log } from "./a";\nimport * as all from "./b";`),
    };
    expect(messages(files)).toEqual(expect.arrayContaining(leak));
  });

  test("as a whole, thirty of them", () => {
    const names = Array.from({ length: 30 }, (_, index) => `part-${index}`);
    const circle = names.map((name) => `export * from "./${name}";`).join("\n");
    const files = {
      ...Object.fromEntries(names.map((name) => [`/app/${name}.ts`, circle])),
      "/app/main.ts": main(`import { User, log } from "./part-0";\nimport * as all from "./part-1";`),
    };
    expect(messages(files)).toEqual(expect.arrayContaining(leak));
  });
});
