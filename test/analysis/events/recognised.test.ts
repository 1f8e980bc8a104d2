// Where events are found: handlers however they are written down, and writes whatever the table is called by.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("handlers", () => {
  test("who hands errors to next serves the request; who calls next lets it through", () => {
    const signUp = (end: string): string => `export async function signup(req, res, next) {
      if (await taken(req.body.email)) return next(createError(409));
      await db.users.create(req.body);
      ${end}
    }`;
    expect(required(signUp("res.json({ ok: true });"))).toEqual(["user_created"]);
    expect(required(signUp("next();"))).toEqual([]);
  });

  test("what a folder of handlers exports serves requests, and is judged where it stands", () => {
    const code = `export default async function deleteUserById(userId) {
      await prisma.note.deleteMany({ where: { userId } });
      await prisma.user.delete({ where: { id: userId } });
      return { status: 200 };
    }`;
    expect(required(code, "/shop/lib/controllers/users/deleteUserById.ts")).toEqual(["user_deleted"]);
    expect(required(code, "/shop/lib/jobs/deleteUserById.ts")).toEqual([]);
    const others = { "/shop/lib/controllers/users/deleteUserById.ts": code };
    const caller = `import deleteUserById from "../lib/controllers/users/deleteUserById";
      app.delete("/users/:id", async (req, res) => { res.json(await deleteUserById(req.params.id)); });`;
    expect(statesIn(caller, "/shop/routes/users.ts", others).filter((state) => state.startsWith("user_"))).toEqual([]);
  });

  test("CommonJS exports as well", () => {
    const code = `async function createUser(data) { const user = await User.create(data); return user; }
      module.exports = { createUser };`;
    expect(required(code, "/shop/controllers/users.js")).toEqual(["user_created"]);
  });
});

describe("writes to the table of users", () => {
  const handler = (statement: string): string =>
    `app.post("/members", async (req, res) => { ${statement} res.json({ ok: true }); });`;
  test.each<[string, string, string]>([
    ["Drizzle", "await db.insert(users).values(req.body);", "user_created"],
    [
      "Drizzle",
      "await db.update(users).set({ role: req.body.role }).where(eq(users.id, id));",
      "privilege_permissions_changed",
    ],
    ["Drizzle", "await db.delete(schema.users).where(eq(users.id, id));", "user_deleted"],
    ["Kysely", `await db.insertInto("users").values(req.body).execute();`, "user_created"],
    ["Kysely", `await db.deleteFrom("users").where("id", "=", id).execute();`, "user_deleted"],
    ["Knex", `await knex("users").where({ id }).del();`, "user_deleted"],
    ["Knex", `await knex("users").where({ id }).update({ password: hash });`, "authn_password_change"],
    ["the driver of MongoDB", `await db.collection("users").insertOne(req.body);`, "user_created"],
    [
      "the driver of MongoDB",
      `await db.collection("users").updateOne({ _id }, { $set: { banned: true } });`,
      "user_archived",
    ],
    ["Supabase", `await supabase.from("users").delete().eq("id", id);`, "user_deleted"],
    ["SQL", `await pool.query("DELETE FROM users WHERE id = $1", [id]);`, "user_deleted"],
    [
      "SQL",
      `await pool.query('UPDATE app."users" SET role = $1, name = $2 WHERE id = $3', [role, name, id]);`,
      "privilege_permissions_changed",
    ],
    ["a tagged template", "await sql`insert into users (name) values (${name})`;", "user_created"],
    [
      "a field and save",
      "const user = await User.findById(id); user.password = hash; await user.save();",
      "authn_password_change",
    ],
    ["a new one and save", "const user = new User(req.body); await user.save();", "user_created"],
    ["keys that are made", "await prisma.apiKey.create({ data: { hash } });", "authn_token_created"],
    [
      "keys that are revoked",
      "await prisma.accessToken.update({ where: { id }, data: { revoked: true } });",
      "authn_token_revoked",
    ],
  ])("%s: %s", (...[, statement, event]) => {
    expect(required(handler(statement))).toEqual([event]);
  });

  test.each([
    `const rows = await pool.query("SELECT * FROM users WHERE id = $1", [id]);`,
    `await pool.query("UPDATE users SET last_seen = now() WHERE id = $1", [id]);`,
    "await db.insert(orders).values(req.body);",
    `await knex("orders").where({ id }).del();`,
    "const user = new User(req.body); user.role = 'member';",
    "await prisma.refreshToken.create({ data: { hash } });",
    "await addUserToWatchers(id, issue);",
  ])("nothing of the kind: %s", (statement) => {
    expect(required(handler(statement))).toEqual([]);
  });
});

describe("what the text of an answer says", () => {
  const handler = (route: string, answer: string): string =>
    `app.post("${route}", async (req, res) => {
      const found = await lookUp(req.body);
      if (!found) return res.${answer};
      res.json({ ok: true });
    });`;
  test.each([
    [
      "/forgot-password",
      `status(400).json({ error: "Too many requests. Please try again later." })`,
      "excess_rate_limit_exceeded",
    ],
    ["/invoices", `status(401).json({ error: "Permission denied." })`, "authz_fail"],
    ["/signup", `status(403).json({ error: "Registration is disabled" })`, "user_create_denied"],
    ["/change-password", `status(400).json({ error: "Current password is incorrect" })`, "authn_password_change_fail"],
  ])("%s %s", (...[route, answer, event]) => {
    expect(required(handler(route, answer))).toContain(event);
  });

  test.each([[`result.status !== "success"`], [`result.status === "invalid_credentials"`], [`!result.ok`]])(
    "the result of a check says no: %s",
    (test) => {
      const code = `app.post("/session", async (req, res) => {
      const result = await verifyByCredentials(req.body);
      if (${test}) return res.status(400).end();
      res.json(await createSession(result.user));
    });`;
      expect(required(code)).toContain("authn_login_fail");
    },
  );

  test.each([
    ["/lists", `status(400).json({ error: "Too many items in the list" })`],
    ["/change-password", `status(400).json({ error: "The new password must be different from the old one" })`],
  ])("nothing of the kind: %s %s", (...[route, answer]) => {
    const failures = pointsIn(handler(route, answer)).filter(
      ({ event, outcome }) => outcome === "failure" && event.required === "always",
    );
    expect(failures).toEqual([]);
  });
});

describe("functions that may log by the way", () => {
  const main = `import { sendEmail } from "./mail";
    app.post("/signup", async (req, res) => {
      await users.create(req.body);
      await sendEmail("welcome", req.body.email);
      res.json({ ok: true });
    });`;
  const mail = (body: string): string => `export async function sendEmail(kind, to) { ${body} }`;
  test("a line on the way out of trouble is no line about the event", () => {
    const text = mail(`if (!client) { console.warn("no mail client", to); return; } await client.send(kind, to);`);
    expect(statesIn(main, "/src/app.ts", { "/src/mail.ts": text })).toEqual(["user_created missing"]);
  });
  test("a line on every way is, unless a mailer tells of its letter", () => {
    const text = mail(`await client.send(kind, to); console.info("mail sent", kind);`);
    expect(statesIn(main, "/src/app.ts", { "/src/mail.ts": text })).toEqual(["user_created missing"]);
    const [other, told] = [main, text].map((code) => code.replaceAll("sendEmail", "announce")) as [string, string];
    expect(statesIn(other, "/src/app.ts", { "/src/mail.ts": told })).toEqual(["user_created logged"]);
  });
  test("what a check logs when it breaks down says nothing of a no", () => {
    const guard = `export async function canManage(user) {
      try { return (await roles.of(user)).includes("manager"); } catch (error) { console.error("roles", error); throw error; }
    }`;
    const route = `import { canManage } from "./guard";
      app.post("/ship", async (req, res) => { if (!(await canManage(req.user))) return res.status(403).end(); res.end(); });`;
    expect(statesIn(route, "/src/app.ts", { "/src/guard.ts": guard })).toEqual(["authz_fail missing"]);
    const telling = `export async function canManage(user) {
      const may = (await roles.of(user)).includes("manager");
      if (!may) console.warn("not a manager", user.id);
      return may;
    }`;
    expect(statesIn(route, "/src/app.ts", { "/src/guard.ts": telling })).toEqual(["authz_fail logged"]);
  });
  test("the check whose result is passed on may log", () => {
    const limiter = `export const limiter = { async check(ip) { if (await count(ip) > 5) { console.warn("limited", ip); return { limited: true }; } return { limited: false }; } };`;
    const route = `import { limiter } from "./limiter";
      app.post("/login", async (req, res) => {
        const result = await limiter.check(req.ip);
        if (respond(res, result)) throw new HttpError(429);
        res.end();
      });`;
    expect(statesIn(route, "/src/app.ts", { "/src/limiter.ts": limiter })).toContain(
      "excess_rate_limit_exceeded logged",
    );
  });
});

describe("what only looks like an event", () => {
  test.each([
    [
      "an account of a bank",
      `app.delete("/accounts/:id", async (req, res) => { await accounts.remove(req.params.id); res.json({ balance, currency }); });`,
    ],
    [
      "the way in of a sign-up",
      `app.post("/register/password", async (req, res) => { if (await teamExists()) return res.status(409).end(); res.end(); });`,
    ],
    [
      "a directory that is connected",
      `app.get("/scim/oauth/callback", async (req, res) => { await google.setToken(req.query.code); res.redirect("/"); });`,
    ],
    [
      "something that is not found",
      `app.get("/orgs/:id", async (req, res) => { const org = await load(req.params.id); if (org.ownerId !== org.creatorId) throw new Error("Organization not found"); res.json(org); });`,
    ],
  ])("%s", (...[, code]) => {
    expect(required(code).filter((event) => event !== "user_created")).toEqual([]);
  });
});
