// What counts as something done, and whether a line tells of it: each family with a case that is found, and with one that only looks like it.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

/** Successes that `seclog check` asks for without a profile. */
function done(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event, outcome }) =>
    event.required === "always" && outcome === "success" ? [event.name] : [],
  );
}

describe("lines about what went wrong", () => {
  const service = `import logger from "./logger.js";
    export async function sendReset(email) {
      try {
        const [site] = await db.select().from("settings");
        if (!site) throw new Error("no settings");
        await mailer.deliver(email, site.title);
        LINE
      } catch (error) {
        logger.error(error);
      }
    }`;
  const handler = `import { sendReset } from "./reset.js";
    app.post("/forgot-password", async (req, res) => {
      await sendReset(req.body.email);
      res.json({ ok: true });
    });`;
  const state = (line: string): readonly string[] =>
    statesIn(handler, "/src/routes.js", { "/src/reset.js": service.replace("LINE", line) });
  test("in a callee tell of no success", () => {
    expect(state("")).toEqual(["authn_password_reset_request missing"]);
  });
  test("and one about what was done does", () => {
    expect(state(`logger.info("reset asked for", { email });`)).toEqual(["authn_password_reset_request logged"]);
  });
  test("of the handler itself neither", () => {
    const code = (line: string): string => `import logger from "./logger.js";
      app.post("/roles", async (req, res) => {
        try {
          const role = await roles.insert(req.body);
          if (!role) throw new Error("not kept");
          ${line}
          res.status(201).send({ role });
        } catch (err) {
          logger.error(err);
          res.status(500).end();
        }
      });`;
    expect(statesIn(code(""))).toEqual(["privilege_permissions_changed missing"]);
    expect(statesIn(code(`logger.info("role made");`))).toEqual(["privilege_permissions_changed logged"]);
  });
});

describe("a table that is chosen behind what is written", () => {
  const handler = (table: string): string => `export async function set(req, res) {
    const hashed = hash(req.body.password);
    await database.update({ password: hashed, updatedAt: new Date() }).from("${table}").where({ userId: req.user.id });
    res.status(200).send({ success: true });
  }`;
  test("of users", () => {
    expect(done(handler("users"))).toEqual(["authn_password_change"]);
  });
  test("of others", () => {
    expect(done(handler("mailboxes"))).toEqual([]);
  });
});

describe("a method of a route's file", () => {
  const file = (called: string): string => `export default async function handler(req, res) {
      if (req.method === "PUT") return ${called}(req, res);
      res.status(405).end();
    }
    const ${called} = async (req, res) => {
      const session = await getSession(req, res);
      await save({ where: { id: session.user.id }, data: { hashed: await digest(req.body.next) } });
      res.status(200).json({ data: {} });
    };`;
  test("does what the route says", () => {
    expect(done(file("handlePUT"), "/shop/pages/api/password.ts")).toEqual(["authn_password_change"]);
    expect(pointsIn(file("handlePUT"), "/shop/pages/api/password.ts")[0]?.handler).toBe("PUT /password");
  });
  test("and others do not", () => {
    expect(done(file("showHints"), "/shop/pages/api/password.ts")).toEqual([]);
    expect(done(file("handlePUT"), "/shop/pages/api/colour.ts")).toEqual([]);
  });
});

describe("names and routes", () => {
  const nest = (route: string, body: string): string => `@Controller() export class AccountController {
    @${route} async METHOD(@Param() params, @CurrentUserId() id: string) { ${body} }
  }`;
  const named = (name: string, code: string): readonly string[] => done(code.replace("METHOD", name));
  test("`register` under another thing registers nobody", () => {
    const body = "return this.service.prepare(id);";
    expect(named("register", nest(`Post("2fa/generate")`, body))).toEqual([]);
    expect(named("register", nest(`Post("auth/register")`, body))).toEqual(["user_created"]);
  });
  test("a link confirms an address", () => {
    const body = "await this.userService.update(params.id, { email: params.next });";
    expect(named("confirmChangeEmail", nest(`Get("change-email/confirm/:token")`, body))).toEqual(["user_updated"]);
    expect(named("confirmChangeEmail", nest(`Get("change-email")`, body))).toEqual([]);
  });
  test("one session of many is ended", () => {
    const body = `await prisma.session.delete({ where: { id: params.id } }); return { success: true };`;
    expect(named("end", nest(`Delete("sessions/:id")`, body))).toEqual(["authn_token_revoked"]);
    expect(named("end", nest(`Delete("drafts/:id")`, body))).toEqual([]);
  });
});

test("who hands `next` on to a helper and gives the answer himself is no middleware", () => {
  const code = (answer: string): string => `export async function signup(req, res, next) {
    const user = await createUser(req, res, next, req.body);
    if (!user) return;
    ${answer}
  }`;
  expect(done(code("res.status(201).send({ user });"))).toEqual(["user_created"]);
  expect(done(code("req.user = user;"))).toEqual([]);
});

describe("fields that are set after the object is made", () => {
  const handler = (field: string): string => `app.put("/account", async (req, res) => {
    const data = { generated: false };
    if (req.body.next) data.${field} = await digest(req.body.next);
    await prisma.user.update({ where: { id: req.user.id }, data });
    res.json({ ok: true });
  });`;
  test("are written as well", () => {
    expect(done(handler("password"))).toEqual(["authn_password_change"]);
    expect(done(handler("colour"))).toEqual([]);
  });
});

describe("the path of a route", () => {
  const put = (path: string): string => `const prefix = settings.prefix;
    app.put(${path}, (req, res) => { forget(res); res.json("OK"); });`;
  test.each([`["/logout", "/v1/logout"]`, "`${prefix}/logout`", `prefix + "/logout"`])("stands in %s", (path) => {
    expect(done(put(path))).toEqual(["authn_logout"]);
    expect(pointsIn(put(path))[0]?.handler).toBe("PUT /logout");
  });
  test("and other paths say other things", () => {
    expect(done(put("`${prefix}/layout`"))).toEqual([]);
  });
});

describe("signing in", () => {
  const at = (code: string): readonly string[] =>
    pointsIn(code).flatMap(({ event, range }) =>
      event.name === "authn_login_success" ? [code.slice(range.start, range.end)] : [],
    );
  test("happens where a session is made, and not where somebody is checked", () => {
    const code = `app.post("/login", async (req, res) => {
      const verified = await AuthService.verifyCredentials(req.body.email, req.body.password);
      if (!verified) return res.json({ success: false });
      const token = jwt.sign(verified.id);
      res.cookie("token", token).json({ success: true });
    });`;
    expect(at(code)).toEqual(["jwt.sign(verified.id)"]);
  });
  test("does not begin with the way to another server", () => {
    const code = (call: string): string => `app.get("/oidc/login", async (req, res) => { ${call}; res.json(1); });`;
    expect(at(code("createAuthState(req)"))).toEqual([]);
    expect(at(code("createAuthToken(req)"))).toEqual(["createAuthToken(req)"]);
  });
  test("may be left to a method that answers for it", () => {
    const code = (name: string): string => `@Controller("auth") export class AuthController {
      private async ${name}(user: User, response: Response) {
        const { accessToken } = await this.exchange(user.id);
        response.cookie("Authentication", accessToken).status(200).send({ status: "ok" });
      }
      @Post("login") async login(@User() user: User, @Res() response: Response) {
        return this.${name}(user, response);
      }
    }`;
    expect(done(code("handleAuthenticationResponse"))).toEqual(["authn_login_success"]);
    expect(done(code("handleAuthenticationFailure"))).toEqual([]);
  });
  test("ends where the session is ended", () => {
    const code = `app.get("/logout", async (req, res) => { deps.clearSessionCookie(res); res.redirect("/"); });`;
    expect(pointsIn(code).map(({ why }) => why)).toEqual(["`deps.clearSessionCookie` does it"]);
  });
});

test("a callback in a file that is named after an activity does something of its own", () => {
  const code = (name: string): string => `export function routes(app) {
    app.serve("status", ${name}(req, res) => { res.json({ enabled: true }); });
  }`;
  expect(done(code(""), "/src/handlers/oidc-auth.ts")).toEqual([]);
});

test("a middleware that refuses does nothing by its name", () => {
  const code = `export default async function disableUserHandler(request, reply) {
    if (settings.get("off")) return reply.code(403).send({ error: "Access denied" });
  }`;
  expect(done(code)).toEqual([]);
});

test("who takes part in something has an account already", () => {
  const code = (table: string): string => `app.post("/join", async (req, res) => {
    await prisma.${table}.create({ data: { user_id: req.user.id, thing_id: req.body.id } });
    res.json({ ok: true });
  });`;
  expect(done(code("event_users"))).toEqual([]);
  expect(done(code("app_users"))).toEqual(["user_created"]);
});

describe("a success that a callback answers", () => {
  const login = (answer: string): string => `app.post("/login", (req, res, next) => {
    fetchUser(req.body.ticket)
      .then(async ({ email }) => {
        req.session.ref = await remember(email);
        ${answer}
      })
      .catch((err) => { res.status(500).send({ message: "no" }); next(err); });
  });`;
  const whyOf = (code: string): readonly string[] =>
    pointsIn(code).flatMap(({ event, range }) =>
      event.name === "authn_login_success" ? [code.slice(range.start, range.end)] : [],
    );
  test("stands where it answers, and not where it fails", () => {
    expect(whyOf(login(`res.send({ message: "created" });`))).toEqual([`res.send({ message: "created" })`]);
  });
});

test("who hands an error to `next` has not succeeded", () => {
  const code = (given: string): string => `app.post("/login", (req, res, next) => { next(${given}); });`;
  const at = (given: string): readonly string[] => pointsIn(code(given)).map(({ why }) => why);
  expect(at(`"no bearer token"`)).not.toContain("its name says so");
});

test("who keeps a user in the session after a code was checked signs in", () => {
  const code = (kept: string): string => `export const verifyOtp = async (req, res) => {
    const authorized = await service.verifyOtp(req.body.email, req.body.otp);
    if (!authorized) return res.sendStatus(401);
    ${kept}
    return res.sendStatus(200);
  };`;
  expect(done(code("req.session.user = await find(req.body.email);"))).toEqual(["authn_login_success"]);
  expect(done(code("req.session.theme = 'dark';"))).toEqual([]);
});

describe("permissions that a method of the same class sets", () => {
  const strategy = (body: string): string => `export class JwtStrategy extends PassportStrategy(Strategy) {
    async validate(payload) { const user = await this.users.findOne(payload.sub); this.setPermissions(user); return user; }
    setPermissions(user) { ${body} }
  }`;
  test("are changed where they are saved", () => {
    const states = statesIn(strategy("user.permissions = rolesOf(user); this.users.save(user);"));
    expect(states).toContain("privilege_permissions_changed missing");
  });
  test("are only worked out where they are written into what it was given", () => {
    const states = statesIn(strategy("user.permissions = rolesOf(user).flatMap((role) => role.permissions);"));
    expect(states).not.toContain("privilege_permissions_changed missing");
  });
});
