// A check of a password, a code or a token that comes out as no is an event, whatever the code does then; and where requests come in.
import { describe, expect, test } from "vitest";
import { proofOfCall, proofOfComparison } from "../../../src/catalogue/events/proofs.ts";
import { mayHoldEvent } from "../../../src/analysis/languages/event-prefilter.ts";
import { pointsIn } from "./points.ts";

/** Events of the snippet that are asked for without a profile. */
function events(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("ways to turn somebody away", () => {
  const login = (refusal: string): string =>
    `import bcrypt from "bcrypt";
    app.post("/login", async (req, res) => {
      const user = await User.findOne({ email: req.body.email });
      const isMatch = await bcrypt.compare(req.body.password, user.hash);
      if (!isMatch) { ${refusal} }
      req.session.userId = user.id;
      res.redirect("/");
    });`;
  test.each([
    `req.flash("error", "Try again"); return res.redirect("/login");`,
    `return res.render("login", { error: "Try again" });`,
    `return res.json({ ok: false });`,
    `return res.send("no");`,
    `throw new Error("no");`,
    `ws.close(4001, "Unauthorized"); return;`,
  ])("%s", (refusal) => {
    expect(events(login(refusal))).toEqual(["authn_login_fail", "authn_login_success"]);
  });

  const service = (refusal: string): string =>
    `export class AuthenticateUserUseCase {
      async execute({ email, password }) {
        const user = await this.users.findByEmail(email);
        if (!(await this.hasher.compare(password, user.password))) return ${refusal};
        return right(user);
      }
    }`;
  test.each(["left(new WrongCredentialsError())", `Result.fail("no")`, "null", "{ user: null }"])(
    "a service tells its caller: %s",
    (refusal) => {
      expect(events(service(refusal))).toEqual(["authn_login_fail"]);
    },
  );
  test("who compares for others decides nothing", () => {
    expect(
      events(
        `export async function comparePassword(a, b) { if (!(await compare(a, b.hash))) return false; return true; }`,
      ),
    ).toEqual([]);
  });
});

describe("how a check comes out", () => {
  test.each([
    [
      "a callback",
      `bcrypt.compare(req.body.password, user.hash, (error, same) => { if (!same) return res.redirect("/"); res.end(); });`,
    ],
    [
      "a promise",
      `bcrypt.compare(req.body.password, user.hash).then((same) => { if (same) res.end(); else res.redirect("/"); });`,
    ],
    ["a comparison", `if (user.password !== md5(req.body.password)) return res.redirect("/"); res.end();`],
  ])("%s", (_, check) => {
    expect(events(`app.post("/door", (req, res) => { ${check} });`)).toContain("authn_login_fail");
  });
  test("a token that does not verify, told to a callback", () => {
    const code = `import jwt from "jsonwebtoken";
      export const refresh = (req, res) => {
        jwt.verify(req.cookies.token, secret, (error, decoded) => {
          if (error || decoded.name !== user.name) return res.sendStatus(403);
          res.json({});
        });
      };`;
    expect(events(code)).toEqual(["authn_token_verify_fail"]);
  });
  test("a promise that is rejected", () => {
    const code = `export class TokenService {
      async accept(id) {
        await this.tokens.findToken(id).catch(() => { throw new UnauthorizedException("token not found"); });
      }
    }`;
    expect(events(code)).toEqual(["authn_token_verify_fail"]);
  });

  test.each([
    [["otp"], ["otp"], "mfa"],
    [["verificationCode"], ["code"], "mfa"],
    [["signature"], ["expected"], "token"],
    [["password"], ["confirmPassword"], undefined],
    [["newPassword"], ["oldPassword"], undefined],
    [["type"], ["RESET_PASSWORD"], undefined],
    [["userId"], ["ownerId"], undefined],
  ])("%j and %j", (left, right, proof) => {
    expect(proofOfComparison(left, right)).toBe(proof);
  });
  test.each([
    ["hasher.compare", [["password"], ["hash"]], "password"],
    ["authenticator.check", [["code"], ["secret"]], "mfa"],
    ["timingSafeEqual", [["signature"], ["digest"]], "token"],
    ["schema.validate", [["password"], ["options"]], undefined],
    ["validatePassword", [["password"]], undefined],
  ])("%s of %j", (callee, args, proof) => {
    expect(proofOfCall(callee.split("."), args)).toBe(proof);
  });
  test.each([
    `export async function register(req, res) { if (!isValidPassword(req.body.password)) return res.redirect("/"); await bcrypt.hash(req.body.password, 10); }`,
    `export async function save(req, res) { if (req.body.password !== req.body.confirmPassword) return res.redirect("/"); }`,
  ])("the form of a password is no matter of who somebody is: %s", (code) => {
    expect(events(code)).not.toContain("authn_login_fail");
  });
});

describe("where the code goes on only if a check says no", () => {
  test("behind a way out for who is right", () => {
    const code = `import bcrypt from "bcrypt";
      fastify.post("/login", async (request, reply) => {
        const user = await users.findByEmail(request.body.email);
        if (user) {
          if (await bcrypt.compare(request.body.password, user.password)) { request.session.user = user; return { success: true }; }
        }
        reply.status(401);
        return { message: "no" };
      });`;
    expect(events(code)).toEqual(["authn_login_success", "authn_login_fail"]);
  });
  test.each(["result.isFailed()", "result.isErr()", "!result.success", "!result.isOk()"])("%s", (test) => {
    const code = `app.post("/start", async (req, res) => {
      const result = await this.signInUseCase.execute(req.body);
      if (${test}) return res.status(401).json({});
      res.json({ ok: true });
    });`;
    expect(events(code)).toContain("authn_login_fail");
  });
});

describe("who is turned away without a password", () => {
  test.each([
    [`if (!(await canDeleteTeam(auth, id))) return unauthorized();`, "authz_fail"],
    [
      `if (locals.readOnlyAccess) return res.status(401).json({ message: "Session has read-only access." });`,
      "authz_fail",
    ],
    [`if (!req.isAuthenticated()) return response.errorForbidden(req, res);`, "authz_fail"],
    [`if (!canView(note)) { socket.emit("info", { code: 403 }); return; }`, "authz_fail"],
    [`if (!canView(note)) { ws.close(4003, "Not authorized"); return; }`, "authz_fail"],
    [`if (!canView(note)) throw self.apos.error("forbidden", "no");`, "authz_fail"],
    [`if (!(await bcrypt.compare(req.body.password, link.password))) return res.status(401).end();`, "authz_fail"],
    [`if (given !== settings.secretKey) return res.status(400).json({ message: "no" });`, "authn_token_verify_fail"],
    [`if (await locks.isUserLocked(name)) return res.status(423).end();`, "authn_login_fail_max"],
  ])("%s", (refusal, event) => {
    expect(events(`export async function POST(req, res) { ${refusal} res.json({}); }`)).toEqual([event]);
  });
  test.each([
    `if (!req.body.name) return res.status(401).json({ message: "Please choose a name." });`,
    `const response = await fetch(url); if (!response.ok) throw new Error("authentication failed");`,
    `if (schema.password !== schema.confirmPassword) return res.status(400).end();`,
  ])("nothing of the kind: %s", (refusal) => {
    expect(events(`export async function POST(req, res) { ${refusal} res.json({}); }`)).toEqual([]);
  });
});

test("a line on the way to a status that nothing explains may tell of it", () => {
  const code = (log: string): string => `import logger from "./logger.js";
    export async function check(req, res, next) {
      if (wrong(req)) {
        ${log}
        if (await hooks.handles(req)) return;
        return res.status(401).end();
      }
      next();
    }`;
  expect(pointsIn(code(`logger.info("turned away " + req.ip);`)).map(({ logged }) => logged)).toEqual(["logged"]);
  expect(pointsIn(code("")).map(({ logged }) => logged)).toEqual(["missing"]);
});

describe("what stands before a procedure logs", () => {
  const procedure = (use: string): string =>
    `export const users = router({ deleteUser: procedure${use}.input(schema).mutation(async ({ ctx, input }) => { await ctx.db.user.delete({ where: input }); }) });`;
  test("and is seen", () => {
    const [point] = pointsIn(procedure(`.use(createEventLogMiddleware("user.delete"))`));
    expect(point?.logged).toBe("logged");
  });
  test("or is another thing", () => {
    const [point] = pointsIn(procedure(`.use(createTracingMiddleware())`));
    expect(point?.logged).toBe("missing");
  });
});

describe("where requests come in", () => {
  test.each([
    [
      "what is read",
      `export const remove = async (input) => { const id = input.headers["x-user"]; await User.destroy({ id }); };`,
    ],
    ["its type", `export async function remove(what: HttpContextContract) { await User.destroy({ id: 1 }); }`],
    [
      "its parts",
      `export async function remove({ request, response }) { await User.destroy({ id: request.id }); return response; }`,
    ],
    [
      "a map of resolvers",
      `const resolvers = { Mutation: { remove: async (parent, { id }) => User.destroy({ id }) } };`,
    ],
    [
      "a maker of handlers",
      `export const remove = catchAsync(async (input) => { await User.destroy({ id: input.id }); });`,
    ],
  ])("told by %s", (_, code) => {
    expect(events(code)).toEqual(["user_deleted"]);
  });
  test("what a client sends is no request", () => {
    expect(
      events(`export async function remove(data: RemoveUserRequest) { await User.destroy({ id: data.id }); }`),
    ).toEqual([]);
  });
  test.each([
    ["em.remove(user)", ["user_deleted"]],
    ["seen.delete(user)", []],
    [`cacheService.delete("user")`, []],
    [`userService.delete("user")`, ["user_deleted"]],
  ])("%s", (write, expected) => {
    expect(
      events(
        `app.post("/end", async (req, res) => { const user = await find(req.body.id); await ${write}; res.end(); });`,
      ),
    ).toEqual(expected);
  });
  test("a record of a log is no request", () => {
    expect(
      events(`export function observe(record) { if (record.user && record.path) users.delete(record.user); }`),
    ).toEqual([]);
  });
  test.each([
    ["get", []],
    ["post", ["authn_login_success"]],
  ])("%s of a way to another server", (method, expected) => {
    const code = `import passport from "passport"; router.${method}("/auth/github", (req, res, next) => { passport.authenticate("github")(req, res, next); });`;
    expect(events(code)).toEqual(expected);
  });
  test("a file says what its handler does", () => {
    const code = `export default defineEventHandler(async (event) => { const body = await readBody(event); await setUserSession(event, body); });`;
    expect(events(code, "/srv/server/api/login.post.ts")).toEqual(["authn_login_success"]);
  });
});

test.each([
  [`if (!user) throw createError("Invalid email or password")`, true],
  [`if (!(await bcrypt.compare(given, known))) return;`, true],
  [`if (!(await verify(user.password, given))) return`, true],
  [`return authenticator.check(code, secret) ? user : null;`, true],
  [`export class ForbiddenError extends Error { status = 403; }`, false],
  [`describe("login", () => { it("refuses", () => { if (done) return; expect(status).toBe(401); }); });`, false],
  [`import { useState } from "react"; const logout = (req) => {};`, false],
  [`const user = { name: "react" }; function logout(req, res) {}`, true],
  [`export const limit = rateLimit({ max: 5 });`, true],
  [`export const wrongTurn = () => map.compare(a, b);`, false],
])("%s may hold an event: %s", (code, expected) => {
  expect(mayHoldEvent(code)).toBe(expected);
});
