// Handlers that say what they do by where they stand, by the route before them or by whom they call, and refusals that are kept as
// constants: each with a case that is found, and with one that only looks like it.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";
import { pointsIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("a file of handlers says what it does", () => {
  const handler =
    "export default async (request, response) => { await request.run(request.body); response.status(204).end(); };";
  const action =
    "module.exports = { inputs: {}, exits: {}, async fn(inputs) { await sails.helpers.run(inputs); return { item: inputs }; } };";
  test.each([
    ["controllers/api/v1/admin/users/delete-user.ee.js", handler, "user_deleted"],
    ["controllers/users/delete-current-user.js", handler, "user_deleted"],
    ["controllers/users/create.js", handler, "user_created"],
    ["controllers/roles/create-role.js", handler, "privilege_permissions_changed"],
    ["controllers/users/update-password.js", action, "authn_password_change"],
    ["controllers/api-keys/create.js", action, "authn_token_created"],
    ["actions/access-tokens/delete.js", action, "authn_token_delete"],
  ])("%s", (file, code, event) => {
    expect(required(code, `/shop/src/${file}`)).toEqual([event]);
  });
  test.each([
    ["controllers/orders/create.js", action],
    ["controllers/users/show.js", action],
    ["models/users/delete-user.js", action],
    ["controllers/access-tokens/create.js", action],
  ])("nothing of the kind: %s", (file, code) => {
    expect(required(code, `/shop/src/${file}`)).toEqual([]);
  });
  test("whether or not its text has a word of it", () => {
    const [point] = pointsIn(action, "/shop/src/controllers/users/delete.js");
    expect(point?.handler).toBe("users/delete");
    const code = "export default async (input) => { await input.run(); return { item: input }; };";
    const path = "/shop/src/controllers/users/delete.js";
    expect(findingsIn("require-security-event", code, { path }).map(({ event }) => event)).toEqual(["user_deleted"]);
  });
  test("who makes a token for a password signs in", () => {
    const code = `export default async (request, response) => {
      const token = await User.authenticate(request.body.email, request.body.password);
      if (token) return renderObject(response, { token });
      renderError(response, [{ general: ["Incorrect email or password."] }]);
    };`;
    expect(required(code, "/shop/src/controllers/create-access-token.js")).toEqual([
      "authn_login_success",
      "authn_login_fail",
    ]);
  });
});

describe("the path of a route stands before its handlers", () => {
  const chain = (route: string, method: string): string => `router.route("${route}")
    .options((_, res) => { res.sendStatus(204); })
    .all(decode())
    .${method}(async (req, res, next) => {
      try { res.send(await accounts.run(req.body)); } catch (error) { next(error); }
    });`;
  test.each([
    ["/me/password", "put", "authn_password_change"],
    ["/:user/2fa/enable", "post", "authn_mfa_change"],
    ["/:user/permissions", "put", "privilege_permissions_changed"],
  ])("%s", (route, method, event) => {
    expect(required(chain(route, method))).toEqual([event]);
  });
  test("a file of routes is a part of it", () => {
    expect(required(chain("/:id", "delete"), "/shop/routes/users.js")).toEqual(["user_deleted"]);
    expect(required(chain("/:id", "delete"), "/shop/routes/orders.js")).toEqual([]);
    expect(required(chain("/:id", "delete"), "/shop/lib/users.js")).toEqual([]);
  });
});

describe("a bare verb is done to whom it is called on", () => {
  const handler = (call: string): string => `app.post("/save", async (req, res) => { await ${call}; res.end(); });`;
  test.each([
    ["internal2FA.disable(req.user.id, req.body.code)", "authn_mfa_change"],
    ["twoFactorService.enable(req.user.id)", "authn_mfa_change"],
    ["this.roleService.update(req.params.id, req.body)", "privilege_permissions_changed"],
    ["User.query().insertAndFetch(req.body)", "user_created"],
    ["req.currentUser.softRemove()", "user_deleted"],
    ["user.$query().delete()", "user_deleted"],
  ])("%s", (call, event) => {
    expect(required(handler(call))).toEqual([event]);
  });
  test.each(["feature.disable(req.body.name)", "cacheService.reset()", "Order.query().insertAndFetch(req.body)"])(
    "nothing of the kind: %s",
    (call) => {
      expect(required(handler(call))).toEqual([]);
    },
  );
});

describe("errors that are kept as constants", () => {
  const signIn = (thrown: string): string => `const bcrypt = require("bcrypt");
    const Errors = { INVALID_PASSWORD: { invalidPassword: "Invalid password" } };
    module.exports = { async login(req, res) {
      const user = await users.findByName(req.body.name);
      const isPasswordValid = await bcrypt.compare(req.body.password, user.password);
      if (!isPasswordValid) throw ${thrown};
      return res.json({ token: await makeToken(user) });
    } };`;
  test.each([
    "Errors.INVALID_PASSWORD",
    `"invalidPassword"`,
    "detailed ? Errors.INVALID_PASSWORD : Errors.INVALID_CREDENTIALS",
  ])("throw %s", (thrown) => {
    expect(required(signIn(thrown))).toContain("authn_login_fail");
  });
  test("who has not enough rights is denied access", () => {
    const code = (error: string): string => `module.exports = { async fn(inputs) {
      const { currentUser } = this.req;
      if (currentUser.role !== "admin") throw Errors.${error};
      return { item: await boards.load(inputs.id) };
    } };`;
    const path = "/shop/api/controllers/boards/show.js";
    expect(required(code("NOT_ENOUGH_RIGHTS"), path)).toEqual(["authz_fail"]);
    expect(required(code("BOARD_NOT_FOUND"), path)).toEqual(["authz_fail"]);
    const missing = code("BOARD_NOT_FOUND").replace(`currentUser.role !== "admin"`, "!boards.has(inputs.id)");
    expect(required(missing, path)).toEqual([]);
  });
});

describe("a gate that hides what it keeps", () => {
  const gate = (test: string): string => `module.exports = async function isAdmin(req, res, proceed) {
    if (${test}) return res.notFound();
    return proceed();
  };`;
  test("says that it is not there", () => {
    expect(required(gate(`req.currentUser.role !== "admin"`))).toEqual(["authz_fail"]);
  });
  test("or has nothing", () => {
    expect(required(gate("!pages.has(req.path)"))).toEqual([]);
  });
});

test("a second factor is checked for a login", () => {
  const code = `export const verify2FA = async (challenge, code) => {
    const valid = await twoFactor.verifyForLogin(challenge.user, code);
    if (!valid) throw new AuthError("Invalid verification code");
    return sign(challenge.user);
  };`;
  expect(required(code)).toEqual(["authn_login_fail"]);
});

test("nobody has the password that is asked for", () => {
  const code = `const INVALID = "Invalid email or password";
  export const signIn = async (data) => {
    const auth = await Auth.query().where("user_id", data.user).first();
    if (!auth) throw new AuthError("Invalid email or password");
    if (!(await auth.verifyPassword(data.secret))) throw new AuthError("Invalid email or password");
    return sign(data.user);
  };`;
  expect(required(code)).toEqual(["authn_login_fail", "authn_login_fail"]);
});

describe("what gates and services say", () => {
  const guard = (end: string): string => `export class AuthGuard { async canActivate(context) {
    const user = await this.auth.getSession(context);
    if (user) { const detail = await this.users.findById(user.id); if (detail) { context.user = detail; return true; } }
    ${end}
  } }`;
  test("a gate refuses at its end", () => {
    expect(required(guard(`throw new UnauthorizedException("Unauthorized");`))).toEqual(["authz_fail"]);
    expect(required(guard(`throw new Error("No context");`))).toEqual([]);
  });
  test("a bad request whose text says that access is denied", () => {
    const resolver = (
      text: string,
    ): string => `export class TeamResolver { @Mutation(() => Boolean) async transfer(team, input) {
      const member = await this.teams.findMember(team.id, input.member);
      if (!member) throw new BadRequestException("${text}");
      return true;
    } }`;
    expect(required(resolver("You don't have permission to transfer the workspace"))).toEqual(["authz_fail"]);
    expect(required(resolver("Please choose a member"))).toEqual([]);
  });
  test("a code that is asked for has expired", () => {
    const code = `export const checkVerificationCode = async (key, code) => {
      const expires = await cache.get(key, code);
      if (expires < Date.now()) throw new BadRequestException("Verification code expired");
    };`;
    expect(required(code)).toEqual(["authn_login_fail"]);
    expect(
      required(code.replaceAll("checkVerificationCode", "readCoupon").replace("Verification code", "Coupon")),
    ).toEqual([]);
  });
  test("nobody is there, by a function that says so", () => {
    const code = `export class LoginResolver { @Query(() => Boolean) async login(req, res, input) {
      const user = await this.users.findByEmail(input.email);
      if (helper.isEmpty(user)) throw new BadRequestException("The password does not match");
      if (!(await comparePassword(input.password, user.password))) throw new BadRequestException("The password does not match");
      await this.authService.login({ res, userId: user.id });
      return true;
    } }`;
    expect(required(code)).toEqual(["authn_login_fail", "authn_login_fail", "authn_login_success"]);
  });
  test("a sign-in by a service, in a handler of whatever name", () => {
    const code = (given: string): string =>
      `export class SocialController { async handleCallback(kind, query, req, res) {
        const userId = await this.social.callback(kind, query.code);
        await this.authService.login(${given}); res.render("done");
      } }`;
    expect(required(code("{ res, userId }"))).toEqual(["authn_login_success"]);
    expect(required(code("{ userId }"))).toEqual([]);
  });
  test("a router is given a path without a slash", () => {
    const code = (receiver: string): string =>
      `${receiver}.post("logout", async (path, ctx) => { await end(ctx); return redirect(ctx, "login"); });`;
    expect(required(code("router"))).toEqual(["authn_logout"]);
    expect(required(code("cache"))).toEqual([]);
  });
});

describe("what is looked at is told by where it comes from", () => {
  test.each([
    ["return user.isAdmin;", ["authz_fail"]],
    ["return user.isVisible;", []],
  ])("a guard: %s", (answer, events) => {
    const code = `export class AdminGuard { canActivate(context) { const { user } = context.getRequest(); ${answer} } }`;
    expect(required(code)).toEqual(events);
  });
  test.each([
    ["user.secrets.twoFactorBackupCodes", ["authn_login_fail"]],
    ["basket.couponCodes", []],
  ])("a code that is one of %s", (codes, events) => {
    const code = `export class AuthService { async useCode(email, code) {
      const verified = ${codes}.includes(code);
      if (!verified) throw new BadRequestException("InvalidCode");
      return email;
    } }`;
    expect(required(code)).toEqual(events);
  });
  test("a stored token that may be missing", () => {
    const code = (
      name: string,
    ): string => `@Controller("auth") export class AuthController { @Post("verify-email") async verifyEmail(id, token) {
      const stored${name} = await this.users.secretOf(id);
      if (!stored${name} || stored${name} !== token) throw new BadRequestException(ErrorMessage.InvalidVerificationToken);
      await this.users.confirm(id);
    } }`;
    expect(required(code("Token"))).toContain("authn_token_verify_fail");
  });
  test.each([
    ["updateByEmail(email, { email: body.email })", ["user_updated"]],
    ["updateByEmail(email, { theme: body.theme })", []],
  ])("users.%s", (call, events) => {
    expect(
      required(
        `app.patch("/me/card", async (req, res) => { const { email, body } = req; await users.${call}; res.end(); });`,
      ),
    ).toEqual(events);
  });
  test("the second step of a login", () => {
    const code = `@Controller("auth") export class AuthController { @Post("signIn/totp") async signInTotp(@Body() dto, @Res() response) {
      const result = await this.totp.signInTotp(dto); return result;
    } }`;
    expect(required(code)).toEqual(["authn_login_success"]);
  });
});

describe("who is added to a thing has an account", () => {
  const handler = (route: string): string =>
    `app.post("${route}", async (req, res) => { await save(req.body); res.end(); });`;
  test.each([
    ["/shares/:id/users", []],
    ["/organizations/:id/users", ["user_created"]],
    ["/users", ["user_created"]],
    ["/users/:id/role", ["privilege_permissions_changed"]],
  ])("%s", (route, events) => {
    expect(required(handler(route))).toEqual(events);
  });
  test("the password of a proxy is nobody's", () => {
    const code = (field: string): string =>
      `app.post("/config", async (req, res) => { const user = await find(req); await user.update({ ${field}: req.body.value }); res.end(); });`;
    expect(required(code("proxy_password"))).toEqual([]);
    expect(required(code("password"))).toEqual(["authn_password_change"]);
  });
  test("a resolver is called as it is named", () => {
    const code = `export class SignUpResolver { @Mutation(() => Boolean) async signUp(input) { await this.users.create(input); return true; } }`;
    expect(pointsIn(code).map(({ handler: name }) => name)).toEqual(["SignUpResolver.signUp"]);
  });
});

test("a flag of a factor that is set up is no check of a code", () => {
  const code = `export class TotpService { async enableTotp(user, password) {
    if (!(await this.auth.verifyPassword(user, password))) throw new ForbiddenException("Invalid password");
    const { totpVerified } = await this.users.load(user.id);
    if (totpVerified) throw new BadRequestException("It is set up already");
    return { secret: makeSecret() };
  } }`;
  expect(required(code)).toEqual(["authn_mfa_change_fail"]);
});
