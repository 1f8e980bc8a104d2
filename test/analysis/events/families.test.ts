// Families of events that names alone do not tell: each with a case that is found, and with one that only looks like it.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("what was tried says no", () => {
  const handler = (route: string, call: string, answer: string): string =>
    `app.post("${route}", async (req, res) => {
      const { success, error } = await ${call};
      if (!success) return res.${answer};
      res.json({ ok: true });
    });`;
  test.each([
    ["/recover", "recoverAccount(name, recoveryCodes)", "status(400).json({ error })", "authn_login_fail"],
    ["/unlock", "vault.consume(userId, backupCode)", "status(400).json({ error })", "authn_login_fail"],
    ["/start", "accounts.authenticate(name, password)", "status(400).json({ error })", "authn_login_fail"],
    ["/me/password", "changePassword(req.user, body)", "status(400).json({ error })", "authn_password_change_fail"],
    ["/me/password", "authenticate(req.user, password)", "status(400).json({ error })", "authn_password_change_fail"],
    ["/orders", "verifyAccessToken(req.headers.token)", "status(401).end()", "authn_token_verify_fail"],
  ])("%s: %s", (...[route, call, answer, event]) => {
    expect(required(handler(route, call, answer))).toContain(event);
  });

  test.each([
    ["/telegram/connect", "verifyToken(body.token)", "status(400).json({ error })"],
    ["/orders", "placeOrder(userId, basket)", "status(400).json({ error })"],
    ["/login-page", "renderLogin(theme, language)", "status(400).json({ error })"],
    ["/users/import", "saveUser(name, password)", "status(400).json({ error })"],
  ])("nothing of the kind: %s %s", (...[route, call, answer]) => {
    const failures = pointsIn(handler(route, call, answer)).filter(
      ({ event, outcome }) => outcome === "failure" && event.required === "always",
    );
    expect(failures).toEqual([]);
  });
});

describe("who only tells his caller", () => {
  const service = (log: string, wrong: string): string => `import logger from "./logger.js";
    export class AccountService {
      async changePassword(user, current, next) {
        if (!(await verifyPassword(current, user.hash))) { ${wrong} }
        await user.update({ hash: await hash(next) });
        ${log}
        return { success: true };
      }
    }`;
  test("logs by himself where he logs the other branch", () => {
    const code = service(`logger.info("password changed");`, `return { error: "Invalid password" };`);
    expect(statesIn(code, "/src/account.ts", {})).toContain("authn_password_change_fail missing");
  });
  test("is logged", () => {
    const code = service(
      `logger.info("password changed");`,
      `logger.warn("wrong password"); return { error: "Invalid password" };`,
    );
    expect(statesIn(code, "/src/account.ts", {})).toContain("authn_password_change_fail logged");
  });
  test("is a guess where he checks it himself and logs nothing", () => {
    const points = pointsIn(service("", `return { error: "Invalid password" };`), "/src/account.ts");
    expect(points.map(({ event, confidence }) => `${event.name} ${confidence}`)).toEqual([
      "authn_password_change_fail name",
    ]);
  });
});

describe("handlers that are written down in other ways", () => {
  test("a helper of the project is given method and path", () => {
    const code = (path: string): string =>
      `function register(router) { route(router, "post", "${path}", (req, res) => { sessions.end(req); res.end(); }); }`;
    expect(required(code("/auth/logout"))).toEqual(["authn_logout"]);
    expect(required(code("/auth/about"))).toEqual([]);
  });
  test("a bare verb says with its class or file what is done", () => {
    const update = "async function update(req, res) { res.json(await store.save(req.params.id, req.body)); }";
    expect(required(`${update} module.exports = { update };`, "/shop/api/user.controller.js")).toEqual([
      "user_updated",
    ]);
    expect(required(`${update} module.exports = { update };`, "/shop/api/note.controller.js")).toEqual([]);
  });
  test("the options of a controller hold its path", () => {
    const code = (
      path: string,
    ): string => `@Controller({ path: "${path}", version: "1" }) export class ThingsController {
      @Delete(":id") erase(@Param("id") id) { return this.service.erase(id); } }`;
    expect(required(code("users"))).toEqual(["user_deleted"]);
    expect(required(code("notes"))).toEqual([]);
  });
  test("who asks for himself", () => {
    const code = (method: string, path: string): string =>
      `app.${method}("${path}", async (req, res) => { res.json(await profile(req.body)); });`;
    expect(required(code("delete", "/auth/me"))).toEqual(["user_deleted"]);
    expect(required(code("patch", "/auth/me"))).toEqual(["user_updated"]);
    expect(required(code("get", "/auth/me"))).toEqual([]);
  });
  test("a session that says that somebody is signed in", () => {
    const code = (value: string): string =>
      `app.post("/sync", (req, res) => { start(req); req.session.loggedIn = ${value}; res.end(); });`;
    expect(required(code("true"))).toEqual(["authn_login_success"]);
    expect(required(code("false"))).toEqual([]);
  });
});

describe("an address of mail", () => {
  const handler = (change: string): string =>
    `app.post("/settings", async (req, res) => { ${change} res.json({ ok: true }); });`;
  test.each([
    "await prisma.user.update({ where: { id }, data: { email: req.body.email } });",
    "const user = await User.findById(id); user.email = req.body.email; await user.save();",
    "const changes = { email: req.body.email }; await users.update(id, changes);",
    "const user = await User.findById(id); Object.assign(user, { email: req.body.email }); await user.save();",
  ])("is changed: %s", (change) => {
    expect(required(handler(change))).toEqual(["user_updated"]);
  });
  test.each([
    "await prisma.user.update({ where: { email }, data: { lastSeen } });",
    "await prisma.user.update({ where: { id }, data: { emailNotifications: false } });",
    "await prisma.newsletter.update({ where: { id }, data: { email } });",
  ])("stays: %s", (change) => {
    expect(required(handler(change))).toEqual([]);
  });
});

describe("signing in with somebody else's token", () => {
  test("a provider's token that does not verify, and one that does", () => {
    const code = `export default async function googleAuth(req, res) {
      let claims;
      try { claims = await verifyGoogleIdentityToken(req.body.token); } catch { return res.status(401).end(); }
      const user = await findOrCreate(claims);
      res.json(await createSession(user.id));
    }`;
    const found = required(code, "/shop/pages/api/auth/google.ts");
    expect(found).toContain("authn_token_verify_fail");
    expect(found).toContain("authn_login_success");
  });
  test("whoever is put into the session is signed in", () => {
    const code = `app.post("/plex", async (req, res) => {
      const user = await users.findByAccount(await plex.account(req.body.authToken));
      req.session.userId = user.id;
      res.json(user);
    });`;
    expect(required(code)).toContain("authn_login_success");
  });
  test("a link that is mailed signs nobody in", () => {
    const code = `app.post("/magic-link", async (req, res) => {
      await mailer.sendMail({ to: req.body.email, text: await linkFor(req.body.email) });
      res.json({ ok: true });
    });`;
    expect(required(code)).toEqual([]);
  });
});

describe("403 for what is no matter of access", () => {
  const handler = (text: string): string =>
    `app.post("/lists", async (req, res) => {
      if (!fits(req.body)) return res.status(403).json({ error: "${text}" });
      res.json({ ok: true });
    });`;
  test.each(["Name is required", "Invalid payload", "Missing required fields", "This slug is already taken"])(
    "%s",
    (text) => {
      expect(required(handler(text))).toEqual([]);
    },
  );
  test.each(["Admin role is required", "Invalid access token", "Not yours"])("%s: it is", (text) => {
    expect(required(handler(text))).toHaveLength(1);
  });
});

describe("how refusals are written", () => {
  test.each([
    `app.use((req, res, next) => { if (!hasRole(req.user)) return next({ status: 403, message: "No" }); next(); });`,
    `function requireAdmin(req, res, next) { if (!isAdmin(req.user)) return send403WithReason(res); next(); }`,
    `function requireAdmin(req, res, next) { if (!isAdmin(req.user)) return res.redirect("/access-denied"); next(); }`,
  ])("%s", (code) => {
    expect(required(code)).toEqual(["authz_fail"]);
  });
  test.each([
    `app.use((req, res, next) => { if (!hasRole(req.user)) return next({ role: "guest" }); next(); });`,
    `function requireAdmin(req, res, next) { if (!isAdmin(req.user)) return res.redirect("/home"); next(); }`,
  ])("nothing of the kind: %s", (code) => {
    expect(required(code)).toEqual([]);
  });

  test.each([
    [
      `function check(req) { if (!verifyPassword(req.body.password)) return [401, "Incorrect password"]; return {}; }`,
      1,
    ],
    [`function check(req, res) { if (!isAdmin(req.user)) return sendError(res, 403, "NO_ADMIN"); res.end(); }`, 1],
    [`function check(req, res) { if (!isAdmin(req.user)) return drawChart(res, 403); res.end(); }`, 0],
    [`function list(req) { if (isEmpty(req.query)) return [200, "Nothing"]; return {}; }`, 0],
  ])("by the first item of a list, or by a helper that is given the status: %s", (...[code, count]) => {
    expect(required(code)).toHaveLength(count);
  });

  test("a guard that throws what it was given, or an exception of its own", () => {
    const code = `export class JwtAuthGuard extends AuthGuard("jwt") {
      handleRequest(err, user, info) { if (err || !user) throw err || new UnauthorizedException(); return user; }
    }`;
    expect(required(code)).toEqual(["authn_token_verify_fail"]);
  });

  test("a strategy of passport finds out who somebody is", () => {
    const strategy = (name: string): string => `export class ${name} extends PassportStrategy(Strategy) {
      async validate(payload) {
        const known = await this.lookUp(payload);
        if (!known.ready) throw new UnauthorizedException();
        return known;
      }
    }`;
    expect(required(strategy("JwtStrategy"))).toEqual(["authn_token_verify_fail"]);
    expect(required(strategy("LocalStrategy"))).toEqual(["authn_login_fail"]);
  });

  test("the handler of a limiter refuses who asks too often", () => {
    const limiter = (handler: string): string => `import { rateLimit } from "express-rate-limit";
      export const limit = rateLimit({ limit: 5, handler: (req, res, next, options) => { ${handler} } });`;
    expect(statesIn(limiter("throw new AppError(options.message, options.statusCode);"))).toContain(
      "excess_rate_limit_exceeded missing",
    );
    expect(
      statesIn(limiter(`req.log.warn("too many"); throw new AppError(options.message, options.statusCode);`)),
    ).toContain("excess_rate_limit_exceeded logged");
  });
});

describe("callbacks and branches of one handler", () => {
  test("what a transaction does belongs to the handler around it", () => {
    const code = (log: string): string => `app.delete("/people/:id", async (req, res) => {
      await db.transaction(async (tx) => { await tx.user.delete({ where: { id: req.params.id } }); });
      ${log}
      res.end();
    });`;
    expect(statesIn(code(""))).toContain("user_deleted missing");
    expect(statesIn(code(`req.log.info({ id: req.params.id }, "user deleted");`))).toContain("user_deleted logged");
  });

  test("one of two ways is logged", () => {
    const code = `app.post("/password", async (req, res) => {
      const user = await User.findById(req.user.id);
      if (req.user.isAdmin) {
        user.password = await hash(req.body.next);
        await user.save();
        req.log.info("password set by an admin");
        return res.end();
      }
      user.password = await hash(req.body.next);
      await user.save();
      res.end();
    });`;
    expect(statesIn(code)).toEqual(["authn_password_change missing"]);
  });

  test("a reset that mails a token is asked for, and one that sets the password is done", () => {
    const reset = (body: string): string =>
      `app.post("/reset-password", async (req, res) => { ${body} res.json({ ok: true }); });`;
    expect(required(reset(`await mail.resetPasswordToken(await tokenFor(req.body.email));`))).toEqual([
      "authn_password_reset_request",
    ]);
    expect(required(reset(`await users.setPassword(await ownerOf(req.body.token), req.body.next);`))).toEqual([
      "authn_password_change",
    ]);
  });

  test("nobody has the token with which a password is to be set", () => {
    const code = `app.post("/new-password", async (req, res) => {
      const user = await users.findOne({ resetToken: req.body.token });
      if (!user) throw new AppError("Try again");
      await user.setPassword(req.body.next);
      res.json({ ok: true });
    });`;
    expect(required(code)).toContain("authn_password_change_fail");
  });
});

describe("what only looks like one of these", () => {
  test.each([
    ["a page to sign in on", `app.all("/login", (req, res) => { res.render("login", { wrong: false }); });`],
    [
      "a list",
      `@Controller("sessions") export class SessionController { @Post() listSessions(@Req() req) { return this.all(req); } }`,
    ],
    ["an error that has a status", `class TooMany extends Error { constructor() { super(); this.status = 429; } }`],
    [
      "somebody who joins a conversation",
      `app.post("/rooms/:id", async (req, res) => { await joinRoom(req.params.id, req.body.id); res.end(); });`,
    ],
    [
      "a record about a user",
      `app.post("/push", async (req, res) => { const userSubscription = new Subscription(req.body); await store.save(userSubscription); res.end(); });`,
    ],
    [
      "what is looked for",
      `app.post("/note", async (req, res) => { await query.user.update({ email: req.body.email }, { note: req.body.note }); res.end(); });`,
    ],
    [
      "a feature that is switched off",
      `app.post("/share", (req, res) => { if (!features.hasFeature("sharing")) return res.sendStatus(403); res.end(); });`,
    ],
  ])("%s", (...[, code]) => {
    expect(required(code)).toEqual([]);
  });
  test("an admin's way to something else", () => {
    const code =
      "async function addAdmin(req, res) { res.json(await domains.add(req.body)); } module.exports = { addAdmin };";
    expect(required(code, "/shop/handlers/domains.handler.js")).toEqual([]);
    expect(required(code, "/shop/handlers/users.handler.js")).toEqual(["user_created"]);
  });
  test("who asks for the password again knows the user", () => {
    const code = `export class UserService { async update(id, dto) {
      const user = await this.users.findById(id);
      if (!user) throw new NotFoundException("User not found");
      if (!(await comparePassword(dto.password, user.password))) throw new BadRequestException("Wrong password");
      return this.users.save(user);
    } }`;
    expect(pointsIn(code).map(({ why }) => why)).toEqual(["the password is wrong"]);
  });
});

test("NestJS answers its own exceptions and logs none of them", () => {
  const code = `@Controller("notes") export class NotesController {
    @Post("share") async share(@Req() req, @Body() dto) {
      if (this.ability.cannot("share", dto.note)) throw new ForbiddenException();
      return this.notes.share(dto);
    }
  }`;
  const [point] = pointsIn(code).filter(({ event }) => event.name === "authz_fail");
  expect(point?.logged).toBe("missing");
  expect(point?.confidence).toBe("flow");
});
