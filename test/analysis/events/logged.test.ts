// The ways in which real programs log an event: each of them silences it, and what only looks like one does not.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";
import { statesIn, type Files } from "./points.ts";

const express = 'import express from "express"; import logger from "./logger.js"; const app = express();';

test("a plain call in the branch", () => {
  expect(
    statesIn(`app.post("/login", async (req, res) => {
      const user = await users.findByName(req.body.name);
      if (!(await verifyPassword(user, req.body.password))) {
        req.log.warn({ ip: req.ip }, "wrong password");
        return res.status(401).end();
      }
    });`),
  ).toContain("authn_login_fail logged");
});

test("a line before the check says nothing of how it came out", () => {
  expect(
    statesIn(`app.post("/login", async (req, res) => {
      req.log.info("login by password");
      if (!(await verifyPassword(await users.findByName(req.body.name), req.body.password))) return res.status(401).end();
      res.json(await createSession(req));
    });`),
  ).toEqual(["authn_login_fail missing", "authn_login_success logged"]);
});

test("a line between the check and its test counts", () => {
  expect(
    statesIn(`app.post("/login", async (req, res) => {
      const valid = await verifyPassword(await users.findByName(req.body.name), req.body.password);
      req.log.info({ valid }, "password checked");
      if (!valid) return res.status(401).end();
    });`),
  ).toContain("authn_login_fail logged");
});

test("an audit table, also in the callback of a transaction", () => {
  expect(
    statesIn(`export const deleteUserRoute = adminProcedure.mutation(async ({ input, ctx }) => {
      await prisma.$transaction(async (tx) => {
        await tx.securityAuditLog.create({ data: { type: "USER_DELETED", userId: input.id } });
      });
      await deleteUser(input.id);
      return { ok: true };
    });`),
  ).toContain("user_deleted logged");
});

test("a function of another file, two calls deep", () => {
  const files = {
    "/src/accounts.ts": `import { record } from "./record"; export async function removeUser(id) { await db.users.drop(id); record("user_deleted", id); }`,
    "/src/record.ts": `export function record(event, id) { console.info(JSON.stringify({ event, id })); }`,
  };
  const route = `import { removeUser } from "./accounts"; app.delete("/users/:id", async (req, res) => { await removeUser(req.params.id); res.end(); });`;
  expect(statesIn(route, "/src/route.ts", files)).toEqual(["user_deleted logged"]);
});

test("a service that is injected and logs", () => {
  const files = {
    "/src/auth.service.ts": `import { Logger } from "@nestjs/common"; export class AuthService { private readonly logger = new Logger("auth"); async login(dto) { const user = await this.users.find(dto); this.logger.log(\`signed in \${user.id}\`); return user; } }`,
  };
  const controller = `import { AuthService } from "./auth.service";
    @Controller("auth") export class AuthController {
      constructor(private readonly auth: AuthService) {}
      @Post("login") async login(@Body() dto: LoginDto) { return await this.auth.login(dto); }
    }`;
  expect(statesIn(controller, "/src/auth.controller.ts", files)).toEqual(["authn_login_success logged"]);
});

test("a wrapper and a decorator", () => {
  expect(
    statesIn(
      `router.delete("/users/:id", withAuditLogging("deleted", async (req, res) => { await deleteUser(req.params.id); res.end(); }));`,
    ),
  ).toEqual(["user_deleted logged"]);
  expect(
    statesIn(
      `@Controller("users") export class UsersController { @Audit() @Delete(":id") async deleteUser(@Param("id") id: string) { await this.users.deleteUser(id); return {}; } }`,
    ),
  ).toEqual(["user_deleted logged"]);
});

test("a middleware in the route", () => {
  expect(
    statesIn(
      `router.delete("/users/:id", auditLog(), async (req, res) => { await deleteUser(req.params.id); res.end(); });`,
    ),
  ).toEqual(["user_deleted logged"]);
});

const denied = `import { router } from "./router";
  router.get("/orders/:id", async (req, res) => {
    const order = await orders.find(req.params.id);
    if (order.userId !== req.user.id) throw new ForbiddenError("not yours");
    res.json(order);
  });`;

test("a central handler that logs this status", () => {
  const app = (handler: string) => ({ "/src/app.ts": `${express} app.use(${handler});` });
  expect(
    statesIn(
      denied,
      "/src/orders.ts",
      app(`(err, req, res, next) => { req.log.warn(err.message); res.status(err.status).end(); }`),
    ),
  ).toEqual(["authz_fail logged"]);
  expect(
    statesIn(
      denied,
      "/src/orders.ts",
      app(`(err, req, res, next) => { if (err.status >= 500) console.error(err); res.status(err.status).end(); }`),
    ),
  ).toEqual(["authz_fail missing"]);
});

test("a filter of NestJS logs the classes that it names", () => {
  const filter = (classes: string): Files => ({
    "/src/app.module.ts": `import { OrderFilter } from "./order.filter"; const app = NestFactory.create(AppModule);`,
    "/src/order.filter.ts": `@Catch(${classes}) export class OrderFilter {
      private readonly logger = new Logger("orders");
      catch(exception, host) { this.logger.error(exception.message); host.switchToHttp().getResponse().status(503).end(); }
    }`,
  });
  const guard = `@Injectable() export class AdminGuard { canActivate(context) {
    if (!context.user.isAdmin) throw new ForbiddenException();
    return true;
  } }`;
  const states = (classes: string) => statesIn(guard, "/src/admin.guard.ts", filter(classes));
  expect(states("OrderError")).toEqual(["authz_fail missing"]);
  expect(states("HttpException")).toEqual(["authz_fail logged"]);
  expect(states("")).toEqual(["authz_fail logged"]);
});

test("a bus whose subscribers are not known", () => {
  expect(
    statesIn(
      `app.delete("/users/:id", async (req, res) => { await deleteUser(req.params.id); eventBus.publish(new UserDeletedEvent()); res.end(); });`,
    ),
  ).toEqual(["user_deleted partly"]);
});

describe("a bus whose subscribers are known", () => {
  const handler = (event: string): string =>
    `app.delete("/users/:id", async (req, res) => { await deleteUser(req.params.id); events.emit(${event}, { id: req.params.id }); res.end(); });`;
  const logs = `(event) => { logger.info({ userId: event.id }, "user deleted"); }`;

  test.each([
    ["in the same file", `events.on("user.deleted", ${logs});`],
    ["by a function", `function record${logs.replace(" =>", "")} events.on("user.deleted", record);`],
  ])("%s", (...[, subscriber]) => {
    expect(statesIn(`${subscriber} ${handler('"user.deleted"')}`)).toEqual(["user_deleted logged"]);
  });

  test("where the server is put together, by a constant", () => {
    const others = {
      "/src/app.ts": `import "./subscribers/audit"; import express from "express"; const app = express();`,
      "/src/subscribers/audit.ts": `import { events } from "../events"; events.on(Events.UserDeleted, ${logs});`,
    };
    expect(statesIn(handler("Events.UserDeleted"), "/src/routes/users.ts", others)).toEqual(["user_deleted logged"]);
    expect(statesIn(handler("Events.UserCreated"), "/src/routes/users.ts", others)).toEqual(["user_deleted partly"]);
  });

  test("a listener of NestJS", () => {
    const others = {
      "/src/app.module.ts": `import { AuditListener } from "./audit.listener"; const app = NestFactory.create(AppModule);`,
      "/src/audit.listener.ts": `@Injectable() export class AuditListener {
        private readonly logger = new Logger("audit");
        @OnEvent("user.deleted") onDeleted(event) { this.logger.log("user deleted " + event.id); }
      }`,
    };
    expect(statesIn(handler('"user.deleted"'), "/src/users.ts", others)).toEqual(["user_deleted logged"]);
  });

  test("who listens and does not log", () => {
    const code = `events.on("user.deleted", (event) => { cache.drop(event.id); }); ${handler('"user.deleted"')}`;
    expect(statesIn(code)).toEqual(["user_deleted partly"]);
  });
});

test("a line under a debug flag, or at debug, is not on record in production", () => {
  expect(
    statesIn(
      `app.delete("/users/:id", async (req, res) => { await deleteUser(req.params.id); req.log.debug("deleted"); res.end(); });`,
    ),
  ).toEqual(["user_deleted partly"]);
  expect(
    statesIn(
      `app.delete("/users/:id", async (req, res) => { await deleteUser(req.params.id); if (process.env.NODE_ENV === "development") { req.log.info("deleted"); } res.end(); });`,
    ),
  ).toEqual(["user_deleted missing"]);
});

test("finally", () => {
  expect(
    statesIn(
      `app.delete("/users/:id", async (req, res) => { try { await deleteUser(req.params.id); } finally { req.log.info({ target: req.params.id }, "deletion asked for"); } res.end(); });`,
    ),
  ).toEqual(["user_deleted logged"]);
});

test("metrics and hooks log nothing", () => {
  expect(
    statesIn(
      `app.delete("/users/:id", async (req, res) => { await deleteUser(req.params.id); metrics.increment("user.deleted"); await plugins.runHook("afterDelete"); res.end(); });`,
    ),
  ).toEqual(["user_deleted missing"]);
});

test("an access log has a line without who it was", () => {
  const files = { "/src/app.ts": `${express} import morgan from "morgan"; app.use(morgan("combined"));` };
  expect(
    statesIn(
      `app.delete("/users/:id", async (req, res) => { await deleteUser(req.params.id); res.end(); });`,
      "/src/users.ts",
      files,
    ),
  ).toEqual(["user_deleted access-log"]);
});

describe("what runs the handler of each request", () => {
  const handler = `import { ErrorForbidden } from "../errors.js";
    router.post("users", async (path, ctx) => { if (!ctx.owner.is_admin) throw new ErrorForbidden(); return save(ctx); });`;
  const runner = (caught: string): string => `export default async function (ctx) {
    try { ctx.response.body = await execRequest(ctx.routes, ctx); }
    catch (error) { ${caught} ctx.response.status = error.httpCode; }
  }`;
  const among = (caught: string): Record<string, string> => ({
    "/src/app.ts": `import Koa from "koa"; import run from "./middleware/run.js"; const app = new Koa(); app.use(run);`,
    "/src/middleware/run.ts": runner(caught),
  });
  test("logs what is thrown, with a logger that only its names tell", () => {
    const files = among("ctx.appLogger().error(error.message);");
    expect(statesIn(handler, "/src/routes/users.ts", files)).toContain("authz_fail logged");
  });
  test("answers and says nothing", () => {
    expect(statesIn(handler, "/src/routes/users.ts", among(""))).toContain("authz_fail missing");
  });
});

test("a bus that nobody is seen to listen to is reported as a guess", () => {
  const code = `app.delete("/users/:id", async (req, res) => {
    await db.user.delete({ where: { id: req.params.id } }); eventBus.emit("user.deleted", req.params.id); res.end();
  });`;
  const [finding] = findingsIn("require-security-event", code);
  expect(finding?.confidence).toBe("name");
  expect(finding?.message).toContain("only `eventBus.emit` is told, and nobody is seen to log it");
});
