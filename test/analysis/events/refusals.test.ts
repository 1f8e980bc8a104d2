// What counts as a refusal, and of what: each family with a case that is found, and with one that only looks like it.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";
import { pointsIn, statesIn } from "./points.ts";

/** Failures that `seclog check` asks for without a profile. */
function refused(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event, outcome }) =>
    event.required === "always" && outcome === "failure" ? [event.name] : [],
  );
}

describe("a conflict", () => {
  const login = (text: string): string => `@Controller("auth") export class AuthController {
    @Post("login") async login(@Body() body: LoginDto) {
      const user = await this.authService.getBasicUser(body.email, body.password);
      if (!user) throw new ConflictException(i18n.t("${text}"));
      return this.authService.makeTokens(user.id);
    }
  }`;
  test("is a failed login when its text says so", () => {
    expect(refused(login("auth.invalidCredentials"))).toEqual(["authn_login_fail"]);
  });
  test("and none when it speaks of what is there already", () => {
    expect(refused(login("auth.alreadyExists"))).toEqual([]);
  });
  test("is a token that was refused when its text says so", () => {
    const code = (text: string): string => `@Controller("auth") export class AuthController {
      @Post("reset-password/:token") async resetPassword(@Param() params: Params, @Body() body: Body) {
        const userId = await redis.get(\`password_reset:\${params.token}\`);
        if (!userId) throw new ConflictException("${text}");
        await this.authService.resetPassword(userId, body.password);
      }
    }`;
    expect(refused(code("invalidResetPasswordToken"))).toEqual(["authn_token_verify_fail"]);
    expect(refused(code("notInitialised"))).toEqual([]);
  });
});

describe("a guard of NestJS that returns false", () => {
  const guard = (body: string): string => `@Injectable() export class FactorGuard implements CanActivate {
    async canActivate(context: ExecutionContext) {
      const { user } = context.switchToHttp().getRequest();
      ${body}
    }
  }`;
  test("denies access", () => {
    expect(refused(guard(`if (user.usesFactor && !user.hasShownFactor) return false; return true;`))).toEqual([
      "authz_fail",
    ]);
  });
  test("and lets in otherwise", () => {
    expect(refused(guard(`if (user.usesFactor) return true; return true;`))).toEqual([]);
  });
});

describe("an answer that says no and has no status", () => {
  const callback = (answer: string): string => `fastify.get("/auth/oauth/callback", async (request, reply) => {
    const profile = await client.getProfile(request.query.code);
    const user = await prisma.user.findUnique({ where: { email: profile.email } });
    if (!user) return reply.send(${answer});
    reply.send({ token: jwt.sign({ id: user.id }, secret) });
  });`;
  test("refuses", () => {
    expect(refused(callback(`{ success: false, message: "Invalid email" }`))).toEqual(["authn_login_fail"]);
  });
  test("and one that says yes does not", () => {
    expect(refused(callback(`{ success: true, isNew: true }`))).toEqual([]);
  });
});

describe("the name under which a text stands", () => {
  const handler = (text: string): string => `app.post("/notes", (req, res) => {
    if (!check(req.note)) return res.status(403).send({ message: errors.api.${text} });
    res.status(200).send({ ok: true });
  });`;
  test.each(["higherPlan", "noteIdMissing"])("excuses: %s", (text) => {
    expect(refused(handler(text))).toEqual([]);
  });
  test("denies", () => {
    expect(findingsIn("require-security-event", handler("notEnoughPermission")).map(({ event }) => event)).toEqual([
      "authz_fail",
    ]);
  });
});

describe("what is asked of an error", () => {
  const gate = (log: string, status: string): string => `import logger from "./logger.js";
    export async function validateToken(req, res, next) {
      try {
        req.claims = jwt.verify(req.body.token, key);
        next();
      } catch (err) {
        ${log}
        if (err.name === "TokenExpiredError") {
          res.status(${status}).send({ message: "invalid token" });
        } else {
          res.status(500).send({ message: "server error" });
        }
      }
    }`;
  test("was decided where it was caught: a line before the question counts", () => {
    expect(statesIn(gate("logger.error({ message: err });", "401"))).toEqual(["authn_token_verify_fail logged"]);
    expect(statesIn(gate("", "401"))).toEqual(["authn_token_verify_fail missing"]);
  });
  test("and who answers that the server failed refuses nobody", () => {
    expect(statesIn(gate("", "503"))).toEqual([]);
  });
});

describe("comparing a password", () => {
  const signUp = (other: string): string => `app.post("/register", async (req, res) => {
    if (req.body.${other} === req.body.password) throw new BadRequest("choose another one");
    const account = await accounts.open(req.body);
    return res.json({ id: account.id });
  });`;
  test("with the name of who chose it is no login", () => {
    expect(refused(signUp("email"))).toEqual([]);
  });
  test("of a project opens the project", () => {
    const code = (owner: string): string => `export class Projects {
      async allowedToView(${owner}, password) {
        if (await bcrypt.compare(password, ${owner}.passwordHash)) return null;
        throw new UnauthorizedException("Incorrect password");
      }
    }`;
    expect(refused(code("project"))).toEqual(["authz_fail"]);
    expect(refused(code("user"))).toEqual(["authn_login_fail"]);
  });
});

test("a role that is not there is nobody's", () => {
  const gate = (test: string): string => `export async function roleExists(req, res, next) {
    const role = await roles.getRole(req.params.id);
    if (${test}) return res.status(404).send({ code: "ROLE_NOT_FOUND" });
    next();
  }`;
  expect(refused(gate("!role"))).toEqual([]);
  expect(refused(gate("!req.user.isAdmin"))).toEqual(["authz_fail"]);
});

describe("a helper of the handler's own", () => {
  const callback = (call: string): string => `app.get("/oidc/callback", async (req, res) => {
    const redirectWithError = (message) => res.redirect("/login?message=" + encodeURIComponent(message));
    const user = await findOrCreateUser(await exchange(req.query.code));
    if (!user) { ${call}; return; }
    setSessionCookie(res, user);
    res.redirect("/");
  });`;
  test("answers for an error", () => {
    expect(refused(callback(`redirectWithError("Unknown user")`))).toEqual(["authn_login_fail"]);
  });
  test("and others do not", () => {
    expect(refused(callback(`showWelcome("New here")`))).toEqual([]);
  });
});

describe("a line for who debugs", () => {
  const gate = (before: string, inBranch: string): string => `import debug from "debug"; const log = debug("app:auth");
    export function writeAccess(req, res, next) {
      ${before}
      if (req.user.canWrite) return next();
      ${inBranch}
      res.status(403).end();
    }`;
  test("on the way to a refusal hides nothing", () => {
    expect(statesIn(gate(`log("asked by", req.user.id);`, ""))).toEqual(["authz_fail missing"]);
  });
  test("and where it refuses tells a part of it", () => {
    expect(statesIn(gate("", `log("refused", req.user.id);`))).toEqual(["authz_fail partly"]);
  });
});

describe("a comparison", () => {
  test("that could not be made says nothing of the password", () => {
    const code = (
      answer: string,
    ): string => `export const verifyHash = (pass, hash) => new Promise((resolve, reject) => {
      bcrypt.compare(pass, hash, (err, res) => { ${answer} resolve(res); });
    });`;
    expect(refused(`import bcrypt from "bcrypt"; ${code("if (err) return reject(err);")}`)).toEqual([]);
  });
  test("with a new password asks whether it is another one", () => {
    const code = (given: string): string => `app.post("/me/password", async (req, res) => {
      const match = await comparePassword(${given}, req.user.password);
      if (!match) return res.status(400).json({ ok: false });
      res.json({ ok: true });
    });`;
    expect(refused(code("newPassword"))).toEqual([]);
    expect(refused(code("oldPassword"))).toEqual(["authn_password_change_fail"]);
  });
  test("of how many there are holds where there are some", () => {
    const code = (test: string): string => `app.post("/enable", async (req, res) => {
      const users = await getUsers();
      if (${test}) { res.status(403).send("Already enabled"); return; }
      const matches = await bcrypt.compare(req.body.password, users[0].password);
      if (!matches) { res.status(401).send("Invalid username or password"); return; }
      res.json({ ok: true });
    });`;
    const why = (test: string): readonly string[] => pointsIn(code(test)).map((point) => point.why);
    expect(why("users.length > 0")).not.toContain("the user is not known");
    expect(why("users.length < 1")).toContain("the user is not known");
  });
});

describe("what was sent in the wrong form", () => {
  const handler = (text: string): string => `app.post("/orders", (req, res) => {
    if (!accepts(req.body.name)) return res.status(403).send({ error: ${text} });
    res.json(orders.of(req.body));
  });`;
  test.each([
    '"Missing password"',
    '"Not a valid secret ID"',
    '"This email has already been registered."',
    "`Your email: ${req.body.email} is not valid.`",
  ])("%s", (text) => {
    expect(refused(handler(text))).toEqual([]);
  });
  test("is no lack of permission", () => {
    expect(refused(handler('"Missing permission"'))).toEqual(["authz_fail"]);
  });
});

test("whose something is", () => {
  const hook = (text: string): string => `app.delete("/users/:id", (req, res) => {
    if (req.user.id !== req.params.id) return res.status(400).send("${text}");
    res.json(remove(req.params.id));
  });`;
  expect(refused(hook("You can only delete your own account"))).toEqual(["authz_fail"]);
  expect(refused(hook("The list is empty"))).toEqual([]);
});

test("a login speaks of the current password as well", () => {
  const code = `export const login = async (req, res) => {
    if (!(await comparePassword(req.body.password, user.password))) throw new BadRequestError("Current password incorrect.");
    res.json(await createSession(user));
  };`;
  expect(refused(code)).toEqual(["authn_login_fail"]);
});

test("a closed registration has no status", () => {
  const code = (text: string): string => `app.post("/signup", async (req, res) => {
    if (CLOSED) return res.json({ success: false, data: "${text}" });
    res.json({ success: true, data: await users.create(req.body) });
  });`;
  expect(refused(code("Signups are currently disabled"))).toEqual(["user_create_denied"]);
  expect(refused(code("Pick another colour"))).toEqual([]);
});

describe("nobody is signed in", () => {
  const handler = (given: string): string => `app.get("/jobs", async (req, res) => {
    const user = ${given};
    if (!user) { res.status(401).send(say("User session does not exist")); return; }
    res.json(jobs.of(user.id));
  });`;
  test("says a handler that looks at the session", () => {
    expect(refused(handler("req.session?.user"))).toEqual(["authz_fail"]);
  });
  test("and one that looks for what was typed says something else", () => {
    expect(refused(handler("await users.byName(req.query.name)"))).toEqual([]);
  });
  test("says a gate by its text", () => {
    const gate = (text: string): string => `function canAuth(req, _res, next) {
      if (!req.user) { return next("${text}"); }
      next();
    }`;
    expect(refused(gate("This is a protected route, please login before accessing it"))).toEqual(["authz_fail"]);
    expect(refused(gate("route"))).toEqual([]);
  });
});

test("a handler that asks for a right by its name denies without a status", () => {
  const resolver = (name: string): string => `@Resolver() export class BanResolver {
    @Mutation(() => Ban) async banUser(@Arg("id") id: number, @Ctx() ctx: Context) {
      const ${name} = await look({ id, asking: ctx.user });
      if (!${name}) throw Error("This does not work");
      return this.bans.keep(id);
    }
  }`;
  expect(refused(resolver("hasPermissionToBan"))).toEqual(["authz_fail"]);
  expect(refused(resolver("owner"))).toEqual([]);
});

test("a key that could not be looked up is a key that was refused", () => {
  const gate = (text: string): string => `export async function apiKeyAuth(req, res, next) {
    try {
      req.user = await service.ownerOf(req.headers["x-key"]);
      next();
    } catch {
      res.status(401).json({ message: "${text}" });
    }
  }`;
  expect(refused(gate("Invalid API Key"))).toEqual(["authn_token_verify_fail"]);
  expect(refused(gate("Nothing here"))).toEqual(["authz_fail"]);
});

test("what a text is known by in a list of errors tells more than the name of its status", () => {
  const handler = (message: string): string => `export const drop = procedure.mutation(async ({ input, ctx }) => {
    const team = await prisma.team.findFirst({ where: { id: input.id, userId: ctx.user.id } });
    if (!team) throw new AppError(AppErrorCode.UNAUTHORIZED, { message: "${message}" });
    await erase(team);
  });`;
  expect(refused(handler("You are not authorized to delete this team"))).toEqual(["authz_fail"]);
  expect(refused(handler("Try another one"))).toEqual([]);
});
