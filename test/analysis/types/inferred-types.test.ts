// `--types`: what a type checker adds where declarations alone do not tell what is logged, and where it adds nothing.
import { beforeAll, describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules, type AnalysisSettings } from "../../../src/analysis/analyze.ts";
import type { ProgramSource } from "../../../src/analysis/shapes/index.ts";
import type { TypeFiles } from "../../../src/analysis/types/file-system.ts";
import { loadInferredTypes, type InferredTypes } from "../../../src/analysis/types/inferred-types.ts";

const project: Readonly<Record<string, string>> = {
  "/shop/tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "plugins": [{ "name": "./evil.js" }] } }`,
  "/shop/src/user.ts": `export class User { id = ""; email = ""; passwordHash = ""; constructor(readonly seats: number) {} }`,
  "/shop/src/account.entity.ts": `import { Column } from "typeorm";\nexport class Account { id = ""; @Column({ select: false }) passwordHash = ""; plan = ""; }`,
  "/shop/node_modules/@acme/db/package.json": `{ "name": "@acme/db", "types": "index.d.ts" }`,
  "/shop/node_modules/@acme/db/index.d.ts": `
import type { User } from "../../../src/user";
import type { Account } from "../../../src/account.entity";
export interface Page<Row> { rows: Row[]; total: number }
export declare class Connection { password: string; token: string; close(): void }
export declare const db: {
  user(id: string): Promise<User | null>;
  users(): Promise<User[]>;
  page(): Promise<Page<User>>;
  row(): Promise<{ id: string; email: string; accessToken: string }>;
  account(): Promise<Account>;
  count(): Promise<number>;
  label(): Promise<"open" | "closed">;
  publicUser(id: string): Promise<Pick<User, "id">>;
  loose(): Promise<any>;
  connection: Connection;
};
`,
};

const filesOf = (files: Readonly<Record<string, string>>): TypeFiles => ({
  read: (path) => files[path],
  kind: (path) => {
    if (path in files) return "file";
    return Object.keys(files).some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`)) ? "directory" : undefined;
  },
  names: (directory) => [
    ...new Set(
      Object.keys(files).flatMap((file) => {
        const prefix = `${directory.replace(/\/$/, "")}/`;
        return file.startsWith(prefix) ? [file.slice(prefix.length).split("/")[0] ?? ""] : [];
      }),
    ),
  ],
  realPath: (path) => path,
});

const settings: AnalysisSettings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000, types: true };
const path = "/shop/src/orders.ts";
let types: InferredTypes;

beforeAll(async () => {
  types = await loadInferredTypes({ files: filesOf(project) });
}, 60_000);

function messages(code: string, asked: InferredTypes | "nobody" = types): readonly string[] {
  const files = {
    version: (file: string) => (file in project ? "1" : undefined),
    read: (file: string) => project[file],
  };
  const linker = createLinkedModules(files, settings).linkerFor(path);
  const { programs } = linker;
  const inferred: ProgramSource["inferred"] = (program, range) =>
    asked === "nobody" ? undefined : asked.at(program, range);
  const text = `import { db } from "@acme/db";\n${code}`;
  const outcome = analyzeSource({ path, text }, settings, {
    ...linker,
    ...(programs && { programs: { ...programs, inferred } }),
  });
  return outcome.status === "skipped" ? [outcome.reason] : outcome.findings.map(({ message }) => message);
}

describe("finds what an answer holds", () => {
  test.each([
    [
      "a class of the project",
      `const found = await db.user(id);\nconsole.log("found", found);`,
      "`found` carries `passwordHash`, `email`",
    ],
    ["without a variable", `console.log("found", await db.user(id));`, "carries `passwordHash`"],
    ["a list", `const all = await db.users();\nconsole.log("all", all);`, "`all` carries"],
    ["an element of a list", `for (const each of await db.users()) console.log(each);`, "`each` carries"],
    ["a field of an answer", `const page = await db.page();\nconsole.log(page.rows);`, "carries"],
    ["the whole answer around it", `const page = await db.page();\nconsole.log(page);`, "`page` carries"],
    ["fields that are written out", `const row = await db.row();\nconsole.log("row", row);`, "`row` carries"],
    ["a promise's callback", `db.user(id).then((found) => console.log(found));`, "`found` carries"],
  ])("%s", (_, code, message) => {
    expect(messages(code, "nobody")).toEqual([]);
    expect(messages(code).join()).toContain(message);
  });
});

describe("is silent about", () => {
  test.each([
    ["a number", `console.log("count", await db.count());`],
    ["a literal", `const label = await db.label();\nconsole.log(label);`],
    ["what leaves the data out", `console.log("found", await db.publicUser(id));`],
    ["a field without harm", `const found = await db.user(id);\nconsole.log("found", found?.id, found?.seats);`],
    ["a column that is not read", `console.log("account", await db.account());`],
    ["a type that says nothing", `console.log("loose", await db.loose());`],
    ["a tool of a package", `console.log("connection", db.connection);`],
    ["a function", `console.log("db", db.count);`],
  ])("%s", (_, code) => expect(messages(code)).toEqual([]));
});

test("the text is analysed as it is given, not as it is on disk", () => {
  expect(messages(`const one = await db.row();\nconsole.log(one);`)).toHaveLength(1);
  expect(messages(`const one = await db.count();\nconsole.log(one);`)).toEqual([]);
});

test("a broken tsconfig is told, and types are looked up nevertheless", async () => {
  const broken = await loadInferredTypes({ files: filesOf({ ...project, "/shop/tsconfig.json": "{ nonsense" }) });
  expect(messages(`console.log(await db.row());`, broken)).toHaveLength(1);
  expect(broken.problem(path)).toBe(
    "/shop/tsconfig.json cannot be read as JSON, so types are inferred with usual options.",
  );
});

test("a project that is too large is told, and no half of it is believed", async () => {
  const bounded = await loadInferredTypes({ files: filesOf(project), limits: { bytes: 100, files: 1 } });
  messages(`console.log(await db.row());`, bounded);
  expect(messages(`console.log(await db.user(id));`, bounded)).toEqual([]);
  expect(bounded.problem(path)).toBe(
    "The project and its packages are too large for --types, so inferred types were left out.",
  );
});

test("nothing of the project is executed: a plugin of its configuration is never asked for", async () => {
  const asked: string[] = [];
  const files = filesOf(project);
  const watched = await loadInferredTypes({
    files: { ...files, read: (file) => (asked.push(file), files.read(file)) },
  });
  messages(`console.log(await db.row());`, watched);
  expect(asked.filter((file) => file.includes("evil"))).toEqual([]);
});
