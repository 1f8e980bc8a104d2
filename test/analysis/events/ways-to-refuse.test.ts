// Ways to say no that are no plain throw or answer: guards that resolve, assertions, rules of a schema, compared signatures.
import { describe, expect, test } from "vitest";
import { pointsIn } from "./points.ts";

function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("a guard answers by what it hands on", () => {
  const guard = (body: string): string => `export class AdminGuard {
    canActivate(context) {
      const { user, params } = context.switchToHttp().getRequest();
      ${body}
    }
  }`;
  test.each([
    [
      "return new Promise((resolve) => { this.users.find(user.id).then((found) => resolve(found.role === 'admin')); });",
    ],
    ["return this.users.find(user.id).then((found) => found.isAdmin);"],
    ["return user.id === params.userId || user.roles.some((role) => role.name === 'admin');"],
  ])("%s", (body) => {
    expect(required(guard(body))).toContain("authz_fail");
  });
  test("a promise of something else resolves no guard", () => {
    const code = `export function isReady(server) {
      return new Promise((resolve) => { server.state().then((state) => resolve(state.name === "up")); });
    }`;
    expect(required(code)).toEqual([]);
  });
});

test.each([
  [
    "app.register(auth, { async applyPolicy(policy, parent, args, context) { return context.user.roles.includes(policy.role); } });",
  ],
  ["export const authChecker = ({ context }, roles) => roles.includes(context.user.role);"],
])("a function that a library asks: %s", (code) => {
  expect(required(code)).toEqual(["authz_fail"]);
});

describe("other ways to say no", () => {
  test("a rule of a schema", () => {
    const rule = `import { rule, shield } from "graphql-shield";
      const isAdmin = rule()(async (parent, args, ctx) => ctx.user?.role === "admin");
      export const permissions = shield({ Mutation: { deletePost: isAdmin } });`;
    expect(required(rule)).toEqual(["authz_fail"]);
  });

  test("an assertion that answers", () => {
    const login = (assertion: string): string => `router.post("/login", async (ctx) => {
      const user = await users.findByEmail(ctx.request.body.email);
      const valid = user ? await user.verifyPassword(ctx.request.body.password) : false;
      ${assertion}
      ctx.session.userId = user.id;
      ctx.body = { ok: true };
    });`;
    expect(required(login(`ctx.assert(valid, 401, "Wrong credentials");`))).toContain("authn_login_fail");
    expect(required(login(`ctx.assert(ctx.is("json"), 415);`))).not.toContain("authn_login_fail");
    expect(required(login(`assert(valid, "UNAUTHORIZED");`))).not.toContain("authn_login_fail");
  });

  test("a signature that is compared with one that was made here", () => {
    const hook = (made: string): string => `app.post("/hook", (req, res) => {
      const expected = "sha256=" + ${made};
      if (req.get("x-signature") !== expected) return res.status(401).end();
      res.status(202).end();
    });`;
    expect(required(hook(`crypto.createHmac("sha256", key).update(req.rawBody).digest("hex")`))).toEqual([
      "authn_token_verify_fail",
    ]);
    expect(required(hook("settings.prefix"))).not.toContain("authn_token_verify_fail");
  });

  test("a callback of a gate that sends somebody back to the login", () => {
    const gate = (then: string): string => `export const checkVisitor = (req, res, next) => {
      jwt.verify(req.cookies.token, key, (err, claims) => {
        if (err) { ${then} }
        req.user = claims;
        next();
      });
    };
    app.get("/inbox", checkVisitor, show);`;
    const imported = `import jwt from "jsonwebtoken";\n`;
    expect(required(imported + gate(`return res.redirect("/login");`))).toEqual(["authn_token_verify_fail"]);
  });

  test("a strategy that hands on nobody, and one that hands on an error", () => {
    const strategy = `import { Strategy } from "passport-local";
      passport.use(new Strategy(async (email, password, done) => {
        try {
          const user = await User.findOne({ email });
          if (!user?.checkPassword(password)) return done(null, false);
          return done(null, user);
        } catch (error) {
          return done(error);
        }
      }));`;
    const lines = pointsIn(strategy).map(({ range }) => strategy.slice(0, range.start).split("\n").length);
    expect(lines).toEqual([5]);
  });

  test("a helper that gives the row of a token throws where there is none", () => {
    const helper = (name: string): string => `async function ${name}(token) {
      const row = await db.tokens.findOne({ token });
      if (!row) throw new Error("Invalid token");
      return row;
    }
    export { ${name} };`;
    expect(required(helper("getRefreshToken"))).toEqual(["authn_token_verify_fail"]);
    expect(required(helper("getCsrfMeta"))).toEqual([]);
  });
});

describe("what is switched off for everybody denies nobody access", () => {
  const gate = (test: string): string => `export const gate = (req, res, next) => {
    if (${test}) return res.status(403).json({ error: "Not now" });
    next();
  };
  app.use(gate);`;
  test.each(["!req.app.locals.settings.exportsEnabled", "!config.features.chat.enabled", "!isFeatureEnabled('chat')"])(
    "%s",
    (condition) => {
      expect(required(gate(condition))).toEqual([]);
    },
  );
  test("a right does", () => {
    expect(required(gate("!req.user.isAdmin"))).toEqual(["authz_fail"]);
  });
});

test("somebody who was found is somebody, whatever the variable", () => {
  const callback = (table: string): string => `export const options = { callbacks: {
    async signIn({ user }) {
      const known = await db.${table}.findUnique({ where: { id: user.id } });
      if (known?.banned) return false;
      return true;
    },
  } };`;
  expect(required(callback("user"))).toEqual(["authn_login_fail"]);
  expect(required(callback("song"))).toEqual([]);
});

test("nobody has the token that is to be renewed", () => {
  const refresh = `export const refreshAccessToken = async (req, res) => {
    const user = await User.findOne({ refreshToken: req.cookies.jwt });
    if (!user) return res.sendStatus(403);
    res.json({ accessToken: sign(user) });
  };`;
  expect(required(refresh)).toContain("authn_token_verify_fail");
  expect(required(refresh)).not.toContain("authz_fail");
});

describe("what is done to an account", () => {
  const handler = (body: string): string =>
    `app.patch("/people/:id/state", async (req, res) => { ${body} res.end(); });`;
  test.each([
    [
      "await pool.query('update users set is_active = $1 where id = $2', [req.body.on, req.params.id]);",
      "user_archived",
    ],
    ["await prisma.user.update({ where: { id }, data: { active: false } });", "user_archived"],
    [
      `await client.send(new UpdateCommand({ TableName: "users", UpdateExpression: "SET #role = :role", Key }));`,
      "privilege_permissions_changed",
    ],
    [`await client.send(new DeleteCommand({ TableName: "users", Key }));`, "user_deleted"],
    ["await admin.auth().setCustomUserClaims(req.params.id, { role });", "privilege_permissions_changed"],
  ])("%s", (body, event) => {
    expect(required(handler(body))).toEqual([event]);
  });
  test.each([
    ["await pool.query('update users set is_active = true where id = $1', [req.params.id]);"],
    ["await prisma.user.update({ where: { id }, data: { active: true } });"],
    [`await client.send(new DeleteCommand({ TableName: "carts", Key }));`],
    ["await User.findOneAndUpdate(query, { isConfirmed: 1, confirmOTP: null });"],
  ])("nothing: %s", (body) => {
    expect(required(handler(body))).toEqual([]);
  });
  test("a route that ends in a right of somebody", () => {
    const grant = `app.post("/accounts/:id/admin", async (req, res) => { await accounts.grant(req.params.id); res.end(); });`;
    expect(required(grant)).toEqual(["privilege_permissions_changed"]);
  });
  test("`Object.assign` to the session signs in, and mailing a code does not", () => {
    const login = `router.post("/verify", async (req, res) => {
      const userInfo = await accounts.open(req.body);
      Object.assign(req.session, { userInfo });
      res.sendStatus(200);
    });`;
    expect(required(login)).toEqual(["authn_login_success"]);
    const mailed = `export class Door { handleSendLoginOtp = async (req, res) => {
      await this.Token.create({ contact: req.body.email, attempts: 0 });
      res.sendStatus(200);
    } }`;
    expect(required(mailed)).toEqual([]);
  });
  test("a password that is compared by hand in front of a token", () => {
    const login = `app.post("/token", async (request, reply) => {
      const { username, password } = request.body;
      const user = await db.collection("users").findOne({ username });
      if (user == null || user.password !== password) return reply.status(401).send();
      reply.send({ token: app.jwt.sign({ sub: user.username }) });
    });`;
    expect(required(login)).toEqual(["authn_login_fail", "authn_login_success"]);
  });
});
