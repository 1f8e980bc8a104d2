// Who belongs to what, and what handlers do that their own names do not tell.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

const handler = (statement: string): string => `import { db } from "./db.js";
app.post("/x/:id", async (req, res) => { ${statement} res.json({ ok: true }); });`;

describe("members of a team", () => {
  test.each([
    "await workspace.addMember(req.body.userId);",
    "await team.removeMember(member);",
    "await inviteToWorkspace(req.params.id, req.body.email);",
    "await addUserToTeam(req.body.userId, req.params.id);",
    "await teams.membership.addUser(req.params.id, req.body.id);",
    "await joinOrganization(req.body.code, req.user.id);",
    "await leaveTeam(req.params.id, req.user.id);",
    "await transferOwnership(req.params.id, req.body.userId);",
    "await db.member.update({ where: { id }, data: { teamRole: 'OWNER' } });",
    "await db.workspaceMember.create({ data: { userId, workspaceId } });",
    "await db.membership.delete({ where: { id } });",
    "await toggleRole(memberId, next);",
    "await remove(memberId);",
  ])("%s", (statement) => {
    expect(required(handler(statement))).toContain("privilege_permissions_changed");
  });

  test.each([
    "await room.join(req.params.id);",
    "await leaveRoom(req.params.id);",
    "await db.member.update({ where: { id }, data: { lastSeen: now } });",
    "await db.member.create({ data: { name, birthday } });",
    "await joinGame(req.params.id);",
    "await addUserToWatchers(req.body.id, issue);",
    "await remove(pathOfFile);",
  ])("nothing of the kind: %s", (statement) => {
    expect(required(handler(statement))).toEqual([]);
  });
});

describe("accounts", () => {
  test.each([
    ["await deactivate(session.user.id);", "user_archived"],
    ["await updateEmail(req.user.id, req.body.email);", "user_updated"],
    ["const user = await accounts.findOrCreateUser(email);", "user_created"],
    ["await usersFactory.create(email);", "user_created"],
    ["await User.findOrCreate({ where: { email } });", "user_created"],
    ["await users.turnOnTwoFactorAuthentication(req.user);", "authn_mfa_change"],
  ])("%s", (statement, event) => {
    expect(required(handler(statement))).toEqual([event]);
  });

  test.each(["await models.shareUser().addByEmail(id, email);", "await db.shareUser.delete({ where: { id } });"])(
    "none: %s",
    (statement) => {
      expect(required(handler(statement))).toEqual([]);
    },
  );

  test("what a helper of the file saves", () => {
    const code = `router.put("/requests/:id/approve", async (req, res) => {
      await openShop(req.params.id, req.body.email);
      res.json({ ok: true });
    });
    async function openShop(id, email) {
      const user = new User({ email, shop: id });
      return user.save();
    }`;
    expect(required(code)).toEqual(["user_created"]);
    expect(required(code.replace("new User", "new Shop").replaceAll("user", "shop"))).toEqual([]);
  });
});

describe("how it is written", () => {
  const named = (code: string, path?: string): readonly string[] =>
    pointsIn(code, path).map(({ event, handler: at }) => `${event.name} ${at}`);
  test("a prefix of the router stands before its paths", () => {
    const code = (prefix: string): string => `const router = new Router({ prefix: "${prefix}" });
      router.put("/update/:id", async (ctx) => {
        const [error, row] = await store.change(ctx.params.id, ctx.request.body);
        if (!error) ctx.json(row);
      });`;
    expect(named(code("/api/v1/users"))).toEqual(["user_updated PUT /api/v1/users/update/:id"]);
    expect(named(code("/api/v1/orders"))).toEqual([]);
  });
  test("fields are set in a call of their own", () => {
    const code = (fields: string): string => `await User.updateOne({ id: req.params.id }).set({ ${fields} });`;
    expect(required(handler(code("emailAddress: next")))).toEqual(["user_updated"]);
    expect(required(handler(code("isAdmin: true, role: 'owner'")))).toEqual(["privilege_permissions_changed"]);
    expect(required(handler(code("lastSeen: now")))).toEqual([]);
  });
  test("who is known is deleted from the session", () => {
    const code = (field: string): string =>
      `module.exports = { fn: async function () { delete this.req.session.${field}; throw { redirect: "/" }; } };`;
    expect(required(code("userId"), "/api/controllers/account/logout.js")).toEqual(["authn_logout"]);
    expect(required(code("basket"), "/api/controllers/account/logout.js")).toEqual([]);
  });
});

describe("handlers in fields of a class", () => {
  const controller = (name: string): string => `export class AuthController {
    ${name} = catchAsync(async (req, res) => {
      const { user, token } = await this.people.enter(req.body.email, req.body.password);
      res.json({ user, token });
    });
  }`;
  test("have the name of the field", () => {
    const [point] = pointsIn(controller("loginUser"));
    expect(point?.event.name).toBe("authn_login_success");
    expect(point?.handler).toBe("loginUser");
    expect(pointsIn(controller("showUser"))).toEqual([]);
  });
});

describe("who has signed in elsewhere", () => {
  const strategy = (parameters: string, answer: string): string => `import { Strategy } from "passport-google-oauth20";
    passport.use(new Strategy(options, async (${parameters}) => {
      const known = await People.findOne({ googleId: profile.id });
      ${answer}
    }));`;
  test.each([
    ["accessToken, refreshToken, profile, done", "return done(null, known);"],
    ["accessToken, refreshToken, profile, cb", "await touch(known); cb(undefined, known);"],
  ])("(%s) %s", (parameters, answer) => {
    expect(required(strategy(parameters, answer))).toEqual(["authn_login_success"]);
  });
  test("nobody", () => {
    expect(required(strategy("accessToken, refreshToken, profile, done", "done(null, false);"))).not.toContain(
      "authn_login_success",
    );
    expect(required(strategy("accessToken, refreshToken, profile, done", "done(error);"))).toEqual([]);
  });
});

describe("actions that are classes", () => {
  const action = (name: string, body: string): string => `export default class ${name} extends BaseAction {
    async asController({ request, response, session, auth }: HttpContext) { ${body} return response.redirect().back(); }
  }`;
  const at = "/app/actions/auth/example.ts";
  test.each([
    ["StoreSessionSignIn", "await auth.use('web').login(user);", "authn_login_success"],
    ["ForceSignOut", "await user.related('sessions').query().update({ forceLogout: true });", "authn_logout"],
    ["HandleCallback", "await auth.use('web').login(user);", "authn_login_success"],
    ["ShowSettings", "await user.merge({ password }).save();", "authn_password_change"],
    [
      "UpdatePassword",
      "if (!(await hash.verify(user.password, data.old))) { session.flash('errors.old', 'Your current password is incorrect'); return response.redirect().back(); }",
      "authn_password_change_fail",
    ],
    [
      "VerifyEmail",
      "if (!request.hasValidSignature()) { session.toast('error', 'Your verification link is invalid or expired'); return response.redirect('/'); }",
      "authn_token_verify_fail",
    ],
  ])("%s: %s", (name, body, event) => {
    expect(required(action(name, body), at)).toContain(event);
  });
  test("leave it to their `handle`", () => {
    const code = action("UpdatePassword", "await this.handle(auth.user, data.password);").replace(
      /\}\s*$/,
      "async handle(user, password) { user.password = password; await user.save(); } }",
    );
    expect(required(code, at)).toEqual(["authn_password_change"]);
  });
});

describe("refusals", () => {
  test("what a gate throws and hands on is told by the central handler", () => {
    const gate = `export const allow = (roles) => (req, res, next) => {
      try {
        if (!roles.includes(req.user.role)) throw new AppError("Unauthorized", 403);
        next();
      } catch (error) { next(error); }
    };`;
    const server = (line: string): string => `import express from "express"; import { allow } from "./allow.js";
      const app = express(); app.get("/admin", allow(["admin"]), show);
      app.use((error, req, res, next) => { ${line} res.status(error.status).end(); });`;
    const states = (line: string): readonly string[] =>
      statesIn(gate, "/src/allow.ts", { "/src/server.ts": server(line) });
    expect(states("console.error(error);")).toEqual(["authz_fail logged"]);
    expect(states("")).not.toEqual(["authz_fail logged"]);
  });

  test.each([
    [
      "the status of an error that was made for it",
      `export const withUser = (req, res, next) => {
        if (isKnown(req.session)) return next();
        const { message, statusCode } = toAnswer(new UnauthorizedError());
        return res.status(statusCode).json({ message });
      };`,
      "authz_fail",
    ],
    [
      "a session that a helper reads",
      `export const show = async (req, res) => {
        const userId = idFromSession(req.session);
        if (!userId) return res.status(401).json("Please sign in");
        res.json(await load(userId));
      };`,
      "authz_fail",
    ],
    [
      "no token at a socket",
      `io.use((socket, next) => {
        const { token } = socket.handshake.auth;
        if (!token) return next(new Error("no token"));
        next();
      });`,
      "authz_fail",
    ],
    [
      "a signature",
      `app.post("/hooks", (req, res) => {
        let event;
        try { event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], secret); }
        catch (error) { return res.status(400).send("Webhook error"); }
        res.json({ received: true });
      });`,
      "authn_token_verify_fail",
    ],
    [
      "somebody who signs in another way",
      `router.post("/login", async (req, res) => {
        const user = await User.findOne({ email: req.body.email });
        if (user.provider !== "local") return res.status(400).json({ error: "Use the other button" });
        if (!(await bcrypt.compare(req.body.password, user.password))) return res.status(400).json({ error: "No" });
        res.json({ token: sign(user) });
      });`,
      "authn_login_fail",
    ],
    [
      "a token that was revoked",
      `export class Tokens {
        async resolveRefreshToken(raw) {
          const token = await this.rows.findByHash(raw);
          if (token.isRevoked) throw new HttpError(400, "Not valid");
          return token;
        }
      }`,
      "authn_token_verify_fail",
    ],
  ])("%s", (_, code, event) => {
    expect(required(code)).toContain(event);
  });

  test("a guard that gives back what a method finds out", () => {
    const guard = (call: string): string => `@Injectable() export class RoutesGuard implements CanActivate {
      canActivate(context) { const request = context.switchToHttp().getRequest(); return this.${call}(request.user); }
    }`;
    expect(required(guard("checkIfUserHasPermission"))).toEqual(["authz_fail"]);
    expect(required(guard("loadRoutes"))).toEqual([]);
    expect(required(guard("x").replace(/return this.x\(.*?\);/, "return super.canActivate(context);"))).toEqual([]);
  });
});
