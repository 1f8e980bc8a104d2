// Servers that answer, refuse and name things in ways of their own: bodies put into a context, answers made by a helper, soft noes with
// status 200, verdicts of authorizers, actions of services, texts in other languages.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("bodies that are put into a context", () => {
  const controller = (body: string): string => `class memberController extends Base {
    async run(ctx) {
      const params = ctx.request.body;
      ${body}
    }
  }`;
  test.each([
    [
      "a role that is compared",
      `if (this.getRole() !== "admin") return (ctx.body = reply(null, 402, "Nope"));`,
      ["authz_fail"],
    ],
    [
      "no permission, said in Chinese",
      `if (!(await this.checkAuth(params.id))) return (ctx.body = reply(null, 405, "没有权限"));`,
      ["authz_fail"],
    ],
    ["a form without a name", `if (!params.name) return (ctx.body = reply(null, 400, "name is missing"));`, []],
    ["a list", `ctx.body = reply(await store.list(params.page), 200, "fine");`, []],
  ])("%s", (_, body, events) => {
    expect(required(controller(body))).toEqual(events);
  });
  test("a handler that only sets the body has done what it is called for", () => {
    const code = `async function changePassword(ctx) {
      const result = await keep(ctx.request.body.id, ctx.request.body.value);
      ctx.body = reply(result);
    }`;
    expect(required(code)).toEqual(["authn_password_change"]);
  });
});

test("an answer of a class of the project says no by the constant that it is given", () => {
  const code = `router.use(function (req, res, next) {
    const user = userOf(res);
    if (!user) {
      const answer = new ApiAnswer(Codes.STATUS_ERROR_NOT_AUTHORIZED, "The request is refused.");
      res.send(answer);
      return;
    }
    next();
  });`;
  expect(required(code)).toEqual(["authz_fail"]);
});

describe("soft noes", () => {
  const handler = (body: string): string => `app.post("/notes/:id", async (req, res) => {
    const asker = await askerOf(req);
    ${body}
    res.status(200).json({ success: true });
  });`;
  test.each([
    [
      "const canDo = canEdit(asker); if (!canDo.valid) return res.status(200).json({ success: false, error: can.error });",
      "`can`",
    ],
    ["const canEdit = mayEdit(asker); if (!canEdit.valid) return res.status(200).json({ success: false });", "canEdit"],
    [
      "const validRole = checkRole(asker); if (!validRole.ok) return res.json({ success: false, error: validRole.error });",
      "validRole",
    ],
  ])("%s", (body) => {
    expect(required(handler(body))).toEqual(["authz_fail"]);
  });
  test("what is not there is no matter of access", () => {
    expect(
      required(
        handler(`const note = await notes.load(req.params.id); if (!note) return res.json({ success: false });`),
      ),
    ).toEqual([]);
  });
});

test.each([
  ["if (!context.roles.length) return AuthorizationDecision.DENY;", 1],
  ["if (!context.roles.length) return AuthorizationDecision.ABSTAIN;", 0],
  [`if (!context.roles.length) return generatePolicy("me", "Deny", context.arn);`, 1],
  [`if (!context.roles.length) return generatePolicy("me", "Allow", context.arn);`, 0],
])("a verdict of an authorizer: %s", (body, count) => {
  const code = `export async function basicAuthorization(context, metadata) { ${body} return proceed(context); }`;
  expect(required(code).filter((event) => event === "authz_fail")).toHaveLength(count);
});

describe("actions of a service", () => {
  const service = (name: string, body: string): string =>
    `module.exports = { name: "people", actions: { ${name}: { async handler(ctx) { ${body} } } } };`;
  test.each([
    ["disable", "return this.updateEntity(ctx, { id: ctx.params.id, status: 0 });", "user_archived"],
    [
      "forgotPassword",
      `await this.sendMail(ctx, await this.find(ctx.params.email), "reset"); return true;`,
      "authn_password_reset_request",
    ],
    [
      "finalize2fa",
      "await this.updateEntity(ctx, { id: ctx.meta.userID, factor: true }); return true;",
      "authn_mfa_change",
    ],
    [
      "register",
      `const user = await this.createEntity(ctx, ctx.params); this.sendMail(ctx, user, "welcome"); return user;`,
      "user_created",
    ],
  ])("%s", (name, body, event) => {
    expect(required(service(name, body), "/w/services/users.service.js")).toEqual([event]);
  });
  test("who is given a token after a code was asked for signs in, whatever the action is called", () => {
    const code = service(
      "enter",
      `const found = await ctx.call("codes.check", { code: ctx.params.code });
      if (!found) throw new ClientError("Invalid verification code", 401);
      return { token: await this.getToken(found.owner) };`,
    );
    expect(required(code)).toContain("authn_login_success");
  });
  test("actions of a store in a page serve nobody", () => {
    expect(
      required(`export default { actions: { disable(ctx) { ctx.commit("off"); } } };`, "/w/store/users.service.js"),
    ).toEqual([]);
  });
});

test("a code is checked by what its function is called, and not by what it is given", () => {
  const code = `app.post("/disable-2fa", async (req, res) => {
    if (!(await verify2FA(req.user.secret, req.body.token))) throw new ClientError("Invalid token.", 400);
    await disable2fa(req.user.id);
    res.json({ ok: true });
  });`;
  expect(required(code)).toEqual(["authn_mfa_change_fail", "authn_mfa_change"]);
});

test("a reset that says no is told from its result", () => {
  const code = `app.post("/reset-password", async (req, res) => {
    const { token, newPassword } = req.body;
    const { success, error } = await resetPassword(token, newPassword);
    if (success) res.status(200).json({ success });
    else res.status(400).json({ success, error });
  });`;
  expect(required(code)).toEqual(["authn_password_change", "authn_password_change_fail"]);
});

test("decorators of LoopBack register routes", () => {
  const code = `export class PeopleController {
    @put("/users/{id}") async set(@param.path.string("id") id: string, @requestBody() user: User) { await this.users.updateById(id, user); }
    @post("/users/credentials") async renew(@requestBody() form: Form) {
      await this.users.userCredentials(form.id).patch({ password: await hash(form.value) });
    }
  }`;
  expect(required(code)).toEqual(["user_updated", "authn_password_change"]);
});

test("roles that are related to somebody by a query builder", () => {
  const code = `app.post("/people/:id", async (req, res) => {
    await manager.createQueryBuilder().relation(Person, "roles").of(req.params.id).addAndRemove(req.body.given, req.body.taken);
    res.json({});
  });`;
  expect(required(code)).toEqual(["privilege_permissions_changed"]);
});

describe("what is logged", () => {
  test("a row that a helper keeps as a log", () => {
    const code = `app.post("/members", async (req, res) => {
      await removeMember(req.body.id);
      commons.saveLog({ content: "removed", uid: req.user.id });
      res.json({});
    });`;
    expect(statesIn(code)).toEqual([expect.stringMatching(/ logged$/)]);
  });
  test.each([
    ["failed(res)", "authn_login_fail logged"],
    ["answer(res)", "authn_login_fail missing"],
  ])("a promise that ends in what a call gives back: .catch(%s)", (made, state) => {
    const code = `const failed = (res) => function (error) { logger.warn(error); res.sendStatus(500); };
    const answer = (res) => function (error) { res.sendStatus(500); };
    router.post("/enter", function (req, res) {
      Promise.resolve()
        .then(function () { return bcrypt.compare(req.body.password, stored); })
        .then(function (same) { if (!same) throw new DeniedError("Wrong password", 401); })
        .catch(${made});
    });`;
    expect(statesIn(code)).toContain(state);
  });
});

describe("trees of audits", () => {
  const handler = (line: string): string => `app.post("/login", async (req, res) => {
    const who = await accounts.check(req.body.name, req.body.password);
    if (!(await bcrypt.compare(req.body.password, who.hash))) {
      ${line}
      return res.status(401).send();
    }
    res.send();
  });`;
  test.each([
    ["await app.auditLog.User.account.login(who, error);", "authn_login_fail logged"],
    ["await app.audit.account.loginFailed(who);", "authn_login_fail logged"],
    ["const shown = app.auditLog.formatters.userObject(who);", "authn_login_fail missing"],
    ["const last = await app.auditLog.entries.find(who);", "authn_login_fail missing"],
    [`commons.log("wrong password");`, "authn_login_fail logged"],
    ["const size = Math.log(who.tries);", "authn_login_fail missing"],
  ])("%s", (line, state) => {
    expect(statesIn(handler(line))).toContain(state);
  });
});

describe("outcomes that have a name", () => {
  const handler = (test: string): string => `app.post("/enter", async (req, res) => {
    const result = await accounts.login(req.body.name, req.body.word);
    if (${test}) return res.json({ ok: false, message: "Please check what you typed" });
    res.json({ ok: true });
  });`;
  test.each([
    ["result.code === LoginResult.Fail", true],
    ["result.code !== LoginResult.Success", true],
    ["result.code === LoginResult.Success", false],
    ["result.code === Pages.Second", false],
  ])("%s", (condition, isRefused) => {
    expect(required(handler(condition)).includes("authn_login_fail")).toBe(isRefused);
  });
});

describe("services of gRPC", () => {
  const service = (body: string): string => `export const exchangeThings = async (call, callback) => {
    const found = await findUserByEmail(call.request.name);
    ${body}
    callback(null, found);
  };`;
  test.each([
    [
      `if (!found) return callback({ code: status.PERMISSION_DENIED, message: "Invalid credentials" });`,
      "authn_login_fail",
    ],
    [
      `if (!isAdmin(call)) return callback({ code: status.PERMISSION_DENIED, message: "Only admins can do this" });`,
      "authz_fail",
    ],
  ])("%s", (body, event) => {
    expect(required(service(body))).toEqual([event]);
  });
  test("what is not there", () => {
    expect(required(service(`if (!found) return callback({ code: status.NOT_FOUND, message: "Not found" });`))).toEqual(
      [],
    );
  });
});

describe("what happens elsewhere, or is no event", () => {
  test.each([
    [
      "rows that handlers ask for",
      `module.exports = { resetPassword: async function (app, user, word) { user.password = word; await user.save(); } };`,
      "/w/db/controllers/User.js",
    ],
    [
      "a hook of a page",
      `export const useDeleteUser = () => trpc.users.delete.useMutation({ async onSuccess() { await deleteUser(id); } });`,
      "/w/hooks/use-delete-user.ts",
    ],
    [
      "a list that makes a row on the way",
      `async function listKeys(req, res) { const user = await ensure(req.who); res.json(user); } function ensure(who) { return store.createUser({ name: who }); }`,
      "/w/controllers/keys.ts",
    ],
    [
      "a limit",
      `app.post("/hooks", async (req, res) => { const all = await hooks.of(req.user.id); if (all.length > most) throw new ForbiddenError("hooks limit exceeded"); res.json({}); });`,
      "/w/hooks.ts",
    ],
    [
      "a kind of policy",
      `app.post("/policies", async (req, res) => { if (req.body.type !== "ratelimit") throw new ClientError("Not of this kind", 400); res.json({}); });`,
      "/w/policies.ts",
    ],
    [
      "a number of the project's own",
      `class FollowController { async add(ctx) { const found = await this.model.repeats(ctx.request.body.id); if (found) return (ctx.body = reply(null, 401, "项目已关注")); ctx.body = reply(1); } }`,
      "/w/controllers/follow.js",
    ],
    [
      "a way in that is switched off",
      `app.post("/login/callback", async (req, res) => { const enabled = settings.get("sso"); if (!enabled) return res.code(404).send({ code: "not_found" }); res.send(await finish(req)); });`,
      "/w/sso.ts",
    ],
  ])("%s", (_, code, path) => {
    expect(required(code, path).filter((event) => event !== "authn_login_success")).toEqual([]);
  });
  test("who sets a new password has not asked for one", () => {
    const code = `app.put("/forgot-password", async (req, res) => {
      await prisma.user.update({ where: { id: req.user.id }, data: { password: await hash(req.body.word) } });
      res.json({});
    });`;
    expect(required(code)).toEqual(["authn_password_change"]);
  });
  test("users of a workspace are its members", () => {
    const code = `app.post("/workspaces/:id/update-users", async (req, res) => { await spaces.put(req.params.id, req.body.ids); res.json({}); });`;
    expect(required(code)).toEqual(["privilege_permissions_changed"]);
  });
  test.each([
    ["removeMember", "/w/boards.ts", "name"],
    ["removeMember", "/w/organizations.ts", "flow"],
  ])("%s of %s is told with confidence %s", (name, path, confidence) => {
    const code = `export class Controller { async ${name}(req, res) { await store.take(req.body.id, req.user.id); res.json({}); } }`;
    expect(pointsIn(code, path).map((point) => point.confidence)).toEqual([confidence]);
  });
});

describe("actions of a server that tell who asks what became of it", () => {
  test("a sign-in that threw, with a code that says nothing", () => {
    const code = `"use server";
    export async function completeOAuthSignIn(request: Request) {
      try {
        return await provider.completeOAuthSignIn(request);
      } catch (error) {
        return { success: false, code: Codes.UNKNOWN_ERROR, message: messages[Codes.UNKNOWN_ERROR] };
      }
    }`;
    expect(required(code)).toEqual(["authn_login_success", "authn_login_fail"]);
  });
  test("a limiter that is asked", () => {
    const code = `"use server";
    import { Ratelimit } from "@upstash/ratelimit";
    export async function resend(email: string) {
      const limiter = new Ratelimit({ limit: 5 });
      const { success } = await limiter.limit(email);
      if (!success) return { success: false, message: "Sorry, not again." };
      return { success: true };
    }`;
    expect(required(code)).toEqual(["excess_rate_limit_exceeded"]);
  });
});

test("a session of somebody is ended by its route", () => {
  const code = `app.delete("/api/v1/auth/sessions/:sessionId", async (req, res) => { await store.drop(req.params.sessionId); res.send({ success: true }); });`;
  expect(required(code)).toEqual(["authn_token_revoked"]);
});

test("a sign-in that makes accounts says that nobody is let in", () => {
  const code = `class EnterController { async login(ctx) {
    if (this.config.closed) return { ok: false, message: "Public registration is not allowed" };
    ctx.body = await this.accounts.enter(ctx.request.body);
  } }`;
  expect(required(code)).toContain("user_create_denied");
});

describe("what a guard says no by is thrown by its framework", () => {
  const guard = `@Injectable() export class RoomGuard implements CanActivate {
    canActivate(context: ExecutionContext) {
      const request = context.switchToHttp().getRequest();
      if (!request.user) return false;
      return true;
    }
  }`;
  const filter = (body: string): string => `@Catch() export class AllErrors implements ExceptionFilter {
    private readonly logger = new Logger("errors");
    catch(error: Error, host: ArgumentsHost) { ${body} host.switchToHttp().getResponse().status(403).send({}); }
    private shape(error: Error) { if (error instanceof OwnError) { this.logger.error(error.message); } return error; }
  }`;
  const main = `import { NestFactory } from "@nestjs/core"; import { AllErrors } from "./all-errors.ts"; const app = await NestFactory.create(M); app.useGlobalFilters(new AllErrors());`;
  test.each([
    ["this.logger.warn(error.message);", "authz_fail logged"],
    ["const shaped = this.shape(error);", "authz_fail missing"],
    ["", "authz_fail missing"],
  ])("and its filter says: %s", (body, state) => {
    const others = { "/src/main.ts": main, "/src/all-errors.ts": filter(body), "/src/package.json": "{}" };
    expect(statesIn(guard, "/src/room.guard.ts", others)).toEqual([state]);
  });
});
