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
