// What a fix brings in from other files: the project's logger and helper, by the paths and aliases that the file itself uses.
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../../src/analysis/analyze.ts";
import { applyEdits } from "../../../src/base/edits.ts";
import type { Fix } from "../../../src/base/finding.ts";
import { onlyRule } from "../check.ts";

type Files = Readonly<Record<string, string>>;

/** The fixes of a file among others. */
function fixesIn(files: Files, path: string): readonly Fix[] {
  const settings = onlyRule(undefined);
  const source = {
    version: (each: string) => (each in files ? "1" : undefined),
    read: (each: string) => files[each],
  };
  const text = files[path] ?? "";
  const outcome = analyzeSource({ path, text }, settings, createLinkedModules(source, settings).linkerFor(path));
  if (outcome.status === "skipped") throw new Error(outcome.reason);
  return outcome.findings.flatMap(({ fixes }) => fixes);
}

/** The file after the first fix of a kind. */
function fixedFile(files: Files, path: string, id: string): string {
  const fix = fixesIn(files, path).find((each) => each.id === id);
  return applyEdits(files[path] ?? "", fix?.edits.filter((edit) => edit.path === undefined) ?? []);
}

const manifest = `{ "name": "shop", "type": "module" }`;
const logger = `import { pino } from "pino";\nexport const logger = pino();\n`;
const guard = `export function requireAdmin(req, res, next) {
  if (req.user.role !== "admin") return res.status(403).end();
  next();
}
`;

describe("the project's logger is brought in", () => {
  test("from where projects keep it", () => {
    const files = { "/shop/package.json": manifest, "/shop/src/logger.js": logger, "/shop/src/http/admin.js": guard };
    const after = fixedFile(files, "/shop/src/http/admin.js", "log-event");
    expect(after).toMatch(/^import \{ logger \} from "\.\.\/logger\.js";\n/);
    expect(after).toContain("logger.warn(");
  });

  test("as a module beside it does", () => {
    const files = {
      "/shop/package.json": manifest,
      "/shop/src/roles.js": `import { logger } from "@shop/observability";\nexport const roles = () => logger.info({ count: 2 }, "roles");\n`,
      "/shop/src/admin.js": `import { roles } from "./roles.js";\n${guard}export { roles };\n`,
    };
    expect(fixedFile(files, "/shop/src/admin.js", "log-event")).toContain(
      `import { roles } from "./roles.js";\nimport { logger } from "@shop/observability";\n`,
    );
  });

  test("as a default export", () => {
    const files = {
      "/shop/package.json": manifest,
      "/shop/src/logger.js": `import pino from "pino";\nconst logger = pino();\nexport default logger;\n`,
      "/shop/src/admin.js": guard,
    };
    expect(fixedFile(files, "/shop/src/admin.js", "log-event")).toMatch(/^import logger from "\.\/logger\.js";\n/);
  });

  test("with `require`, where the file does so", () => {
    const files = {
      "/shop/logger.js": `const pino = require("pino");\nconst logger = pino();\nmodule.exports = { logger };\n`,
      "/shop/admin.js": `const { users } = require("./users");\n${guard.replace("export ", "module.exports = { users };\n")}app.use(requireAdmin);\n`,
    };
    expect(fixedFile(files, "/shop/admin.js", "log-event")).toContain(
      `const { users } = require("./users");\nconst { logger } = require("./logger");\n`,
    );
  });

  test("not from another package; what has no logger writes to the console", () => {
    const files = {
      "/mono/logger.js": logger,
      "/mono/package.json": manifest,
      "/mono/packages/api/package.json": manifest,
      "/mono/packages/api/admin.js": guard,
    };
    const fixed = fixedFile(files, "/mono/packages/api/admin.js", "log-event");
    expect(fixed).toContain(`console.warn("denied access", {`);
    expect(fixed).not.toContain("import");
  });
});

describe("a helper is imported", () => {
  const hook = `export function hook(req: Request) {\n  console.log("called", req.headers);\n  save(req.body.id);\n}\n`;
  const shop = {
    "/shop/package.json": `{ "name": "shop" }`,
    "/shop/tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
    "/shop/src/logging/log.ts": `export const log = console;\n`,
    "/shop/src/store/save.ts": `export const save = (id: string) => id;\n`,
  };
  const path = "/shop/src/http/hook.ts";

  test("by the alias that the file uses", () => {
    const files = {
      ...shop,
      [path]: `import { log } from "@/logging/log";\nimport { save } from "@/store/save";\n${hook}export { log };\n`,
    };
    const after = fixedFile(files, path, "helper");
    expect(after).toMatch(/import \{ redact \} from "(?:@\/|\.\/)/);
    expect(after).not.toContain("../");
  });

  test("by relative paths where the file has no alias", () => {
    const files = {
      ...shop,
      [path]: `import { log } from "../logging/log";\nimport { save } from "../store/save";\n${hook}export { log };\n`,
    };
    expect(fixedFile(files, path, "helper")).toContain(`import { redact } from "../logging/redact";`);
  });
});

test("a name joins the import of the same module", () => {
  const files = {
    "/src/a.ts": `import {\n  randomUUID,\n  timingSafeEqual,\n} from "node:crypto";\nconsole.log("opened by", user.email, randomUUID(), timingSafeEqual);\n`,
  };
  expect(fixedFile(files, "/src/a.ts", "hmac")).toContain(
    `import {\n  randomUUID,\n  timingSafeEqual,\n  createHmac,\n} from "node:crypto";`,
  );
});
