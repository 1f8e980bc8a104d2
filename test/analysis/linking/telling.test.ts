// Which modules are summarised to know whether an event is logged: those that may put it on record, and whoever calls the function.
import { describe, expect, test } from "vitest";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { securityPoints } from "../../../src/analysis/events/index.ts";
import { countSyntaxErrors, parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { createModuleGraph } from "../../../src/analysis/linking/module-graph.ts";
import { policyOf } from "../../../src/analysis/policy.ts";
import { onlyRule } from "../check.ts";
import type { Files } from "../events/points.ts";

/** The state of the first point of a file, the modules that were summarised, and which callees may tell. */
function lookedInto(
  path: string,
  files: Files,
): { readonly state: string | undefined; readonly modules: readonly string[]; readonly told: readonly boolean[] } {
  const read = (file: string): string | undefined => (Object.hasOwn(files, file) ? files[file] : undefined);
  const modules: string[] = [];
  const told: boolean[] = [];
  const graph = createModuleGraph({
    files: {
      version: (file) => (read(file) === undefined ? undefined : "1"),
      read,
      files: (folder) =>
        Object.keys(files).flatMap((file) => (file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : [])),
      folders: () => [],
    },
    parse: (source) => parseProgram(source.path, source.text),
    summarize: (program, linker) => {
      modules.push(program.path);
      return runProgram(program, { linker, sanitizers: [] }).summarize();
    },
  });
  const program = parseProgram(path, files[path] ?? "");
  const linker = graph.linkerFor(path);
  const mayTell: typeof linker.mayTell = (imported) => {
    told.push(linker.mayTell?.(imported) ?? true);
    return told.at(-1) ?? true;
  };
  const flow = runProgram(program, { linker: { ...linker, mayTell }, sanitizers: [] });
  const [point] = securityPoints({ program, flow, policy: policyOf(onlyRule(undefined)), countSyntaxErrors });
  return { state: point?.logged, modules, told: [...new Set(told)] };
}

describe("a handler that removes a user through a service", () => {
  const handler = `import { removeUser } from "./accounts.js";
    export async function deleteUser(req, res) { await removeUser(req.params.id); res.sendStatus(204); }`;
  const service = (line: string, imports = ""): string =>
    `${imports}export async function removeUser(id) { await db.users.deleteOne({ id }); ${line} }`;
  const among = (files: Files): ReturnType<typeof lookedInto> =>
    lookedInto("/shop/handler.ts", { "/shop/handler.ts": handler, ...files });

  test("is not followed into a module that tells nobody", () => {
    expect(among({ "/shop/accounts.ts": service("") })).toMatchObject({ state: "missing", told: [false] });
  });
  test("is followed into one that logs", () => {
    const { state, modules, told } = among({ "/shop/accounts.ts": service("console.info({ id }, 'removed');") });
    expect([state, modules, told]).toEqual(["logged", ["/shop/accounts.ts"], [true]]);
  });
  test.each([
    ["await notifyOwner(id);", `export const notifyOwner = (id) => auditTrail.write({ id });`],
    ["await notifyOwner(id);", `export const notifyOwner = (id) => console.info({ id });`],
  ])("is followed through a module that tells nobody itself", (line, told) => {
    const accounts = service(line, `import { notifyOwner } from "./told.js";\n`);
    expect(among({ "/shop/accounts.ts": accounts, "/shop/told.ts": told }).state).toBe("logged");
  });
});

describe("who calls a function that refuses", () => {
  const service = `import bcrypt from "bcrypt";
    export async function validatePassword(name, password) {
      const user = await users.findByName(name);
      if (!(await bcrypt.compare(password, user.hash))) throw new Error("Wrong password");
      return user;
    }`;
  const caller = (body: string): string =>
    `import { validatePassword } from "./passwords.js";\nexport async function signIn(req, res) { ${body} }`;
  const among = (body: string): ReturnType<typeof lookedInto> =>
    lookedInto("/shop/passwords.ts", { "/shop/passwords.ts": service, "/shop/sign-in.ts": caller(body) });

  test("is not summarised where it catches nothing", () => {
    const { state, modules } = among(
      "const user = await validatePassword(req.body.name, req.body.password); console.info('in');",
    );
    expect([state, modules]).toEqual(["missing", []]);
  });
  test("is summarised where it may log what it catches", () => {
    const { state, modules } = among(
      "try { await validatePassword(req.body.name, req.body.password); } catch (error) { console.warn('refused'); }",
    );
    expect([state, modules[0]]).toEqual(["logged", "/shop/sign-in.ts"]);
  });
});
