// `seclog events`: the table of security events, in each format, and the exit code by coverage.
import { describe, expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const loginOf = (logging: string): string => `import bcrypt from "bcrypt";
import express from "express";
export const app = express();
app.post("/login", async (req, res) => {
  const user = await users.findByName(req.body.name);
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {
    ${logging}
    return res.status(401).json({ error: "Wrong name or password" });
  }
  req.session.userId = user.id;
  console.info("login succeeded for %s", user.id);
  res.json({ ok: true });
});
`;
const silent = loginOf("");
const logged = loginOf(`console.warn("login failed for %s", user.id);`);
const clean = `export const add = (a, b) => a + b;\n`;

interface Table {
  readonly summary: { readonly places: number; readonly percent: number | null };
  readonly requirements: readonly { readonly id: string; readonly percent: number }[];
  readonly events: readonly {
    readonly event: string;
    readonly handlers: readonly {
      readonly handler: string;
      readonly file: string;
      readonly lines: readonly number[];
      readonly state: string;
    }[];
  }[];
}

const tableOf = async (line: string, files: Readonly<Record<string, string>>): Promise<Table> =>
  JSON.parse((await seclog(`events -f json ${line}`, { files })).stdout) as Table;

describe("the table", () => {
  test("has each event with its handler, state, file and line", async () => {
    const { events } = await tableOf("", { "src/login.js": silent });
    expect(events.find(({ event }) => event === "authn_login_fail")?.handlers).toEqual([
      expect.objectContaining({ handler: "POST /login", file: "src/login.js", lines: [8], state: "missing" }),
    ]);
    expect(events.find(({ event }) => event === "authn_login_success")?.handlers[0]?.state).toBe("logged");
  });

  test("says that a line makes the difference", async () => {
    const { events, summary } = await tableOf("", { "src/login.js": logged });
    expect(events.flatMap(({ handlers }) => handlers.map(({ state }) => state))).toEqual(["logged", "logged"]);
    expect(summary).toMatchObject({ places: 2, percent: 100 });
  });

  test("leaves out what tests do", async () => {
    expect((await tableOf("", { "src/login.test.js": silent, "test/login.js": silent })).events).toEqual([]);
  });

  test("is empty where nothing happens", async () => {
    const run = await seclog("events", { files: { "a.js": clean } });
    expect(run).toMatchObject({ code: 0, stdout: "No security event was recognised.\n" });
  });

  test("with --gaps has only what is not logged", async () => {
    const { events } = await tableOf("--gaps", { "src/login.js": silent });
    expect(events.map(({ event }) => event)).toEqual(["authn_login_fail"]);
  });

  test("comes from the cache the second time, and is the same", async () => {
    const files = { "src/login.js": silent, "cache/": "" };
    const first = await seclog("events -f json", { files });
    expect(await seclog("events -f json --no-cache", { files })).toMatchObject({ stdout: first.stdout });
  });
});

describe("the exit code", () => {
  test.each([
    ["without a minimum", "events", silent, 0],
    ["covered enough", "events --min-coverage 50", silent, 0],
    ["covered too little", "events --min-coverage 51%", silent, 1],
    ["everything covered", "events --min-coverage 100", logged, 0],
    ["one requirement", "events --min-coverage 16.3.1=80", silent, 1],
    ["another requirement", "events --min-coverage 16.3.2=80", silent, 0],
    ["one requirement less than all", "events --min-coverage 90 --min-coverage 16.3.1=50", silent, 0],
    ["nothing to cover", "events --min-coverage 100", clean, 0],
    ["no percentage", "events --min-coverage most", silent, 2],
    ["more than all", "events --min-coverage 101", silent, 2],
    ["a path that is not there", "events missing", silent, 2],
    ["a format that is none", "events -f pdf", silent, 2],
  ])("%s: %s", async (...[, line, text, code]) => {
    expect((await seclog(line, { files: { "login.js": text } })).code).toBe(code);
  });

  test("says which requirement is short", async () => {
    const run = await seclog("events --min-coverage 80", { files: { "login.js": silent } });
    expect(run.stderr).toContain("ASVS 16.3.1 is logged to 50 %, 80 % are asked for.");
  });
});

describe("formats", () => {
  test("pretty fits 80 columns", async () => {
    const files = { "packages/a-rather-long-name/src/modules/authentication/controllers/login.controller.js": silent };
    const { stdout } = await seclog("events", { files });
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout).toContain("login.controller.js:8");
    expect(stdout).toContain("50 % of 2 places logged: 1 missing");
  });

  test("markdown is two tables", async () => {
    const { stdout } = await seclog("events -f markdown", { files: { "login.js": silent } });
    expect(stdout).toContain("| `authn_login_fail` | `POST /login` | **missing** | `login.js:8` |  |");
    expect(stdout).toContain("| 16.3.1 | 50 % | 1 of 2 |");
  });

  test("html is one page without scripts", async () => {
    const run = await seclog("events -f html -o out/events.html", { files: { "login.js": silent } });
    const page = run.read("out/events.html");
    expect(run.stdout).toBe("");
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("<code>login.js:8</code>");
    expect(page).not.toContain("<script");
  });
});
