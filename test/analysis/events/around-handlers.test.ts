// What stands around all handlers of a server: an interceptor that keeps an audit, a filter whose base class catches; and helpers, tables and
// codes by which a handler says no in words of its own.
import { describe, expect, test } from "vitest";
import { statesIn } from "./points.ts";

const controller = (decorators = ""): string => `import { Controller, Delete } from "@nestjs/common";
@Controller("users") export class UserController {
  ${decorators}
  @Delete(":id") async deleteUser(@Param("id") id: string): Promise<void> { await this.service.deleteUser(id); }
}`;

const main = `import { NestFactory } from "@nestjs/core";
import AuditInterceptor from "./audit.interceptor";
import TimingInterceptor from "./timing.interceptor";
const app = await NestFactory.create(AppModule);
app.useGlobalInterceptors(new TimingInterceptor(), app.get(AuditInterceptor));
await app.listen(3000);`;

const interceptor = (first: string): string => `@Injectable()
export default class AuditInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    const action = this.reflector.get("action", context.getHandler());
    ${first}
    return next.handle().pipe(tap(() => this.audits.create(context)));
  }
}`;

describe("an interceptor around all handlers of NestJS", () => {
  const shop = (first = "", entry = main): Record<string, string> => ({
    "/shop/src/main.ts": entry,
    "/shop/src/audit.interceptor.ts": interceptor(first),
  });
  const path = "/shop/src/user.controller.ts";

  test("puts on record what they have done", () => {
    expect(statesIn(controller(), path, shop())).toEqual(["user_deleted logged"]);
  });
  test("as a provider of the module does", () => {
    const provided = `import { AuditInterceptor } from "./audit.interceptor";
      NestFactory.create(AppModule);
      export const providers = [{ provide: APP_INTERCEPTOR, useClass: AuditInterceptor }];`;
    expect(statesIn(controller(), path, shop("", provided))).toEqual(["user_deleted logged"]);
  });
  test("leaves out handlers that are marked so", () => {
    for (const decorator of [`@AuditLevel("disabled")`, "@SkipAudit()"])
      expect(statesIn(controller(decorator), path, shop())).toEqual(["user_deleted missing"]);
  });
  test("says nothing of handlers where it only looks at marked ones", () => {
    expect(statesIn(controller(), path, shop("if (!action) return next.handle();"))).toEqual(["user_deleted missing"]);
  });
  test("that nobody registers keeps nothing", () => {
    const plain = `import AuditInterceptor from "./audit.interceptor"; NestFactory.create(AppModule);`;
    expect(statesIn(controller(), path, shop("", plain))).toEqual(["user_deleted missing"]);
  });
});

test("a filter whose base class catches logs in what it is handed the error by", () => {
  const guard = `export class OwnerGuard implements CanActivate {
    async canActivate(context) { const token = await this.tokens.find(context); return token?.userId === this.user.id; }
  }`;
  const filter = (line: string): Record<string, string> => ({
    "/shop/src/main.ts": `import Filter from "./http.filter"; const app = await NestFactory.create(AppModule); app.useGlobalFilters(new Filter());`,
    "/shop/src/http.filter.ts": `@Catch() export default class Filter extends BaseFilter {
      constructor() { super(new Logger("HTTP")); }
      protected answer(exception: HttpException, host: ArgumentsHost) { ${line} host.getResponse().json({}); }
    }`,
  });
  const path = "/shop/src/owner.guard.ts";
  expect(statesIn(guard, path, filter("this.logger.error(exception.message);"))).toEqual(["authz_fail logged"]);
  expect(statesIn(guard, path, filter(""))).toEqual(["authz_fail missing"]);
});

describe("a no in words of the handler's own", () => {
  const login = (helper: string): string => `export const login = async (req, res) => {
    ${helper}
    const user = await users.findOne({ email: req.body.email });
    if (!user || !(await bcrypt.compare(req.body.password, user.hash))) return deny("wrong");
    res.json({ token: sign(user) });
  };`;
  test("by a helper that it makes for itself", () => {
    const found = ["authn_login_fail missing", "authn_login_success missing"];
    for (const helper of [
      "const deny = (reason) => res.status(401).json({ reason });",
      "function deny(reason) { if (headless) return res.badRequest(reason); return res.redirect(`/failed?error=${reason}`); }",
    ])
      expect(statesIn(login(helper))).toEqual(found);
  });
  test("to whoever the request does not know", () => {
    const page = (ask: string): string => `export async function handler(req, res) {
      return ${ask}.then((user) => { if (!user) return res.unauthorized("not logged in"); return inner(req, res, user); });
    }`;
    expect(statesIn(page("req.user()"))).toEqual(["authz_fail missing"]);
    expect(statesIn(page("getUser(req)"))).toEqual(["authz_fail missing"]);
  });
  test("where a second factor is still to come", () => {
    const factor = (answer: string): string => `export const login = async (req, res) => {
      const user = await users.findOne({ email: req.body.email });
      if (!user || !(await bcrypt.compare(req.body.password, user.hash))) return res.status(401).json({ error: "no" });
      if (user.totpSecret && !req.body.code) ${answer};
      res.json({ token: sign(user) });
    };`;
    const found = ["authn_login_fail missing", "authn_login_mfa_required missing", "authn_login_success missing"];
    expect(statesIn(factor(`return res.status(403).json({ mfaRequired: true })`))).toEqual(found);
    expect(statesIn(factor(`throw new UnauthorizedException("Two-factor code required")`))).toEqual(found);
  });
});

describe("somebody who asks with a session or a token", () => {
  const authenticate = (tests: string): string => `export class Api {
    async authenticate(req: Request, ctx: Context) {
      const session = await this.storage.get(Session, req.auth.session);
      ${tests}
      ctx.session = session;
    }
  }`;
  test("does not sign in once more", () => {
    expect(statesIn(authenticate(""))).toEqual([]);
  });
  test("is refused by codes of errors", () => {
    expect(
      statesIn(authenticate(`if (session.expires < new Date()) throw new Err(ErrorCode.SESSION_EXPIRED);`)),
    ).toEqual(["session_expired missing"]);
    expect(
      statesIn(authenticate(`if (!(await session.verify(req))) throw new Err(ErrorCode.INVALID_REQUEST);`)),
    ).toEqual(["authz_fail missing"]);
  });
  test("has a link under which nothing is kept", () => {
    const confirm = (key: string): string => `export class Accounts {
      @Get("change-email/confirm/:token") async confirmChangeEmail(@Param() params) {
        const data = await redis.get(${key});
        if (!data) throw new NotFoundException(text("gone"));
        await this.users.update(data.id, { email: data.email });
      }
    }`;
    expect(statesIn(confirm("`change:${params.token}`"))).toContain("authn_token_verify_fail missing");
    expect(statesIn(confirm("`change:${params.lang}`"))).not.toContain("authn_token_verify_fail missing");
  });
  test("is not refused where a form lacks it", () => {
    const reset = `router.post("/reset-password", async (c) => {
      const form = await c.req.formData();
      const token = form.get("token")?.toString();
      const password = form.get("password")?.toString();
      if (!token || !password) return c.json({ error: "All fields are required" }, 400);
      await users.update({ password: await hash(password) }).where({ token });
      return c.json({ done: true });
    });`;
    expect(statesIn(reset)).not.toContain("authn_token_verify_fail missing");
  });
});

test("who has which role is written down in a table of its own", () => {
  const handler = (table: string): string => `export async function takeAway(req, res) {
    await database.delete().from("${table}").where({ user: req.params.user });
    res.sendStatus(204);
  }`;
  expect(statesIn(handler("roles_users"))).toEqual(["privilege_permissions_changed missing"]);
  expect(statesIn(handler("role_permissions"))).toEqual(["privilege_permissions_changed missing"]);
  expect(statesIn(handler("role_texts"))).toEqual([]);
});

describe("what is called like an audit", () => {
  const handler = `import { logActivity } from "./activity";
    export async function deleteUser(req, res) {
      await users.delete(req.params.id);
      await logActivity(req.user.id, "user.delete");
      res.sendStatus(204);
    }`;
  const path = "/shop/src/users.ts";
  const stated = (activity: string): readonly string[] =>
    statesIn(handler, path, { "/shop/src/activity.ts": activity });

  test("keeps nothing while it is still to be written", () => {
    expect(stated("export const logActivity: any = () => {};")).toEqual(["user_deleted missing"]);
    expect(stated("export function logActivity(who, what) { /* later */ }")).toEqual(["user_deleted missing"]);
  });
  test("keeps it where it does something, or where that is not seen", () => {
    expect(stated("export const logActivity = (who, what) => database.insert(activities, { who, what });")).toEqual([
      "user_deleted logged",
    ]);
    expect(statesIn(handler, path)).toEqual(["user_deleted logged"]);
  });
  test("hands an event on to hooks, and logs only when those fail", () => {
    const hooks = `async function dispatchHookEvent(name, payload) {
      if (!hooks) return payload;
      hooks.run(name, payload).catch((error) => { console.error(\`hook \${name} failed\`, error); });
    }
    export async function deleteUser(req, res) {
      await users.delete(req.params.id);
      await dispatchHookEvent("user.deleted", { id: req.params.id });
      res.sendStatus(204);
    }`;
    expect(statesIn(hooks)).toEqual(["user_deleted missing"]);
  });
  test("is one of several loggers", () => {
    const refresh = (line: string): string => `export async function POST(req) {
      const device = await validateDeviceToken(req.token);
      if (!device) { ${line} return Response.json({ error: "Invalid device token" }, { status: 401 }); }
      return Response.json({ ok: true });
    }`;
    const route = "/shop/app/api/auth/device/refresh/route.ts";
    expect(statesIn(refresh(`loggers.auth.warn("no such device");`), route)).toContain(
      "authn_token_verify_fail logged",
    );
    expect(statesIn(refresh(`counters.auth.warn("no such device");`), route)).toContain(
      "authn_token_verify_fail missing",
    );
  });
});

describe("what is done by a class of its own", () => {
  test("where a base class calls the method that does it", () => {
    const useCase = `export class DisableOtpUseCase extends AbstractUseCase {
      protected async implementation({ userId }) {
        const user = await this.db.users.findOneById(userId);
        user.isOTPEnabled = false;
        await this.db.users.save(user);
        return { disabled: true };
      }
    }`;
    expect(statesIn(useCase, "/shop/src/users/use-cases/disable-otp.use-case.ts")).toContain(
      "authn_mfa_change missing",
    );
  });
  test("whatever the variable is called that holds it", () => {
    const handler = (made: string): string => `routes.post("/api/keys", async (c) => {
      const svc = new ${made}(c.env.DB);
      const created = await svc.create({ name: "ci" });
      return c.json({ created }, 201);
    });`;
    expect(statesIn(handler("ApiKeyService"))).toEqual(["authn_token_created missing"]);
    expect(statesIn(handler("ReportService"))).toEqual([]);
  });
});

test("a helper that is named after a status is told what was wrong", () => {
  const gate = (text: string): string => `export async function keyGate(req, res, next) {
    try { req.user = await keys.userOf(req.headers.authorization); next(); }
    catch { res.unauthorized(message("${text}")); return; }
  }`;
  expect(statesIn(gate("Invalid API Key"))).toEqual(["authn_token_verify_fail missing"]);
  expect(statesIn(gate("Not now"))).not.toContain("authn_token_verify_fail missing");
});
