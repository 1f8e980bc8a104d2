// What a service throws or gives back may be logged by who calls it, in the same file or in another; and lines that tell of another failure
// are no lines about the one that is looked at.
import { describe, expect, test } from "vitest";
import { createLinkedModules } from "../../../src/analysis/analyze.ts";
import { securityPoints } from "../../../src/analysis/events/index.ts";
import { countSyntaxErrors, parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { policyOf } from "../../../src/analysis/policy.ts";
import { onlyRule } from "../check.ts";
import { statesIn, type Files } from "./points.ts";

/** States of the file at `path` in a project whose folders can be listed. */
function statesAmong(path: string, files: Files): readonly string[] {
  const read = (file: string): string | undefined => (Object.hasOwn(files, file) ? files[file] : undefined);
  const below = (folder: string): readonly (readonly string[])[] =>
    Object.keys(files).flatMap((file) =>
      file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1).split("/")] : [],
    );
  const graph = createLinkedModules(
    {
      version: (file) => (read(file) === undefined ? undefined : "1"),
      read,
      files: (folder) => below(folder).flatMap(([name = "", ...rest]) => (rest.length === 0 ? [name] : [])),
      folders: (folder) => [
        ...new Set(below(folder).flatMap(([name = "", ...rest]) => (rest.length > 0 ? [name] : []))),
      ],
    },
    onlyRule(undefined),
  );
  const program = parseProgram(path, files[path] ?? "");
  const flow = runProgram(program, { linker: graph.linkerFor(path), sanitizers: [] });
  const points = securityPoints({ program, flow, policy: policyOf(onlyRule(undefined)), countSyntaxErrors });
  return points.map(({ event, logged }) => `${event.name} ${logged}`);
}

const service = `import bcrypt from "bcrypt";
  export async function validatePassword(name, password) {
    const user = await users.findByName(name);
    if (!(await bcrypt.compare(password, user.hash))) throw new Error("Wrong password");
    return user;
  }`;
const controller = (caught: string): string => `import logger from "./logger.js";
  import { validatePassword } from "../services/auth.js";
  export async function signIn(req, res) {
    try {
      const user = await validatePassword(req.body.name, req.body.password);
      res.json({ token: sign(user) });
    } catch (error) {
      ${caught}
      res.status(400).json({ error: "Wrong name or password" });
    }
  }`;

describe("a controller in another folder", () => {
  const path = "/shop/src/services/auth.ts";
  const among = (caught: string): readonly string[] =>
    statesAmong(path, { [path]: service, "/shop/src/controllers/sign-in.ts": controller(caught) });
  test("logs what the service throws", () => {
    expect(among(`logger.warn("login failed", { name: req.body.name });`)).toEqual(["authn_login_fail logged"]);
  });
  test("logs nothing", () => {
    expect(among("")).toEqual(["authn_login_fail missing"]);
  });
  test("logs what it did not expect, and nothing else", () => {
    expect(among(`if (!isKnown(error)) logger.error(error);`)).toEqual(["authn_login_fail missing"]);
  });
});

describe("a caller in the same file", () => {
  const access = (caught: string): string => `import { access as logger } from "./logger.js";
    export default function Access(token) {
      this.init = async () => {
        const scopes = await load(token);
        if (!scopes.includes("admin")) throw new PermissionError("Permission denied");
      };
      return { can: async (permission) => {
        try { await this.init(); } catch (error) { ${caught} throw new PermissionError("Permission denied"); }
      } };
    }`;
  test("logs what it catches", () => {
    expect(statesIn(access("logger.error(permission, error.message);"))).toContain("authz_fail logged");
  });
  test("catches it and says nothing", () => {
    expect(statesIn(access(""))).toContain("authz_fail missing");
  });
});

describe("a line that tells of another failure", () => {
  const handler = (behind: string): string => `import logger from "./logger.js"; import bcrypt from "bcrypt";
    app.post("/login", async (req, res) => {
      const user = await users.findByName(req.body.name);
      if (!(await bcrypt.compare(req.body.password, user.hash))) {
        ${behind}
        return res.status(401).json({ error: "Wrong name or password" });
      }
      logger.info("signed in"); res.json({ token: sign(user) });
    });`;
  test("is not about the login", () => {
    const counted = `const counted = await countAttempt(user); if (counted.isFailed()) { logger.error("attempts are not counted"); }`;
    expect(statesIn(handler(counted))).toContain("authn_login_fail missing");
  });
  test("is, when it says for whom", () => {
    expect(statesIn(handler(`if (user) { logger.warn("wrong password"); }`))).toContain("authn_login_fail partly");
  });
});
