// Callbacks, promises and helpers: what they refuse and do belongs to the handler around them. Each family with a case that is found, and
// with one that only looks like it.
import { describe, expect, test } from "vitest";
import { pointsIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("a handler that leaves it to passport", () => {
  const signin = (answer: string): string => `exports.signin = function (req, res, next) {
    passport.authenticate("local", function (err, user, info) {
      if (err || !user) {
        res.status(422).send(info);
      } else {
        ${answer}
      }
    })(req, res, next);
  };`;
  test("signs in where the session is made", () => {
    const code = signin(
      `req.login(user, function (err) { if (err) { res.status(400).send(err); } else { res.json(user); } });`,
    );
    const points = pointsIn(code).filter(({ event }) => event.required === "always");
    expect(points.map(({ event, why }) => `${event.name}: ${why}`)).toEqual([
      "authn_login_fail: the user is not known",
      "authn_login_success: \`req.login\` does it",
    ]);
  });
  test("and is no gate before others", () => {
    expect(required(signin("res.json(user);"))).toContain("authn_login_success");
    expect(required(signin("req.user = user; next();"))).not.toContain("authn_login_success");
  });
  test("sends who is not known to the login once more", () => {
    const callback = (page: string): string => `exports.oauthCallback = function (req, res, next) {
      passport.authenticate(req.params.strategy, function (err, user) {
        if (!user) return res.redirect("${page}");
        req.login(user, () => res.redirect("/"));
      })(req, res, next);
    };`;
    expect(required(callback("/authentication/signin"))).toContain("authn_login_fail");
    expect(required(callback("/welcome"))).not.toContain("authn_login_fail");
  });
});

describe("steps in a list", () => {
  const reset = (text: string): string => `exports.reset = function (req, res, next) {
    async.waterfall([
      function (done) {
        User.findOne({ resetPasswordToken: req.params.token }, function (err, user) {
          if (!err && user) {
            user.password = req.body.newPassword;
            user.save(function (err) { done(err, user); });
          } else {
            return res.status(400).send({ message: "${text}" });
          }
        });
      },
    ], function (err) { if (err) { return next(err); } });
  };`;
  test("do what the handler is there for", () => {
    expect(required(reset("Token is invalid or has expired."), "/shop/users.password.controller.js")).toEqual([
      "authn_password_change",
      "authn_password_change_fail",
    ]);
  });
  test("which the name of the file tells", () => {
    expect(required(reset("The list is empty."), "/shop/orders.controller.js")).not.toContain(
      "authn_password_change_fail",
    );
  });
});

test("two passwords that were typed are not compared with anybody's", () => {
  const change = (test: string): string => `exports.changePassword = function (req, res) {
    User.findById(req.user.id, function (err, user) {
      if (${test}) {
        user.password = req.body.newPassword;
        user.save(() => res.json({ ok: true }));
      } else {
        res.status(422).send({ message: "no" });
      }
    });
  };`;
  expect(required(change("req.body.newPassword === req.body.verifyPassword"))).toEqual(["authn_password_change"]);
  expect(required(change("user.authenticate(req.body.currentPassword)"))).toContain("authn_password_change_fail");
});

describe("a promise that is rejected", () => {
  const service = (no: string): string => `export class UserController {
    async verifyFactor(userId, { token, password }) {
      const user = await this.findById(userId);
      const isCorrect = await bcrypt.compare(password, user.password);
      if (!isCorrect) { return ${no}; }
      return this.enable(user);
    }
  }`;
  test.each(["new Promise((resolve, reject) => reject(new Error(401)))", "Promise.reject(new Error('wrong'))"])(
    "%s",
    (no) => {
      expect(required(service(no), "/shop/controllers/UserController.js")).toContain("authn_login_fail");
    },
  );
  test("and one that comes out well is none", () => {
    const code = `app.get("/items", (req, res) => {
      if (!req.query.q) return new Promise((resolve, reject) => req.query.all ? resolve([]) : reject(new Error(401)));
      res.json([]);
    });`;
    expect(required(code)).toEqual([]);
  });
});

describe("a helper of the same file that refuses", () => {
  const gate = (helper: string): string => `function answer(res) { ${helper} }
    function boardAuth(req, res, next) {
      const passwordMatches = secureCompare(req.body.password, process.env.BOARD_PASSWORD);
      if (!passwordMatches) { return answer(res); }
      return next();
    }`;
  test("refuses for who calls it", () => {
    expect(
      required(
        gate(`res.setHeader("Cache-Control", "no-store"); return res.status(401).send("Authentication required");`),
      ),
    ).toEqual(["authn_login_fail"]);
  });
  test("and one that answers refuses nothing", () => {
    expect(pointsIn(gate(`return res.status(200).send("Hello");`)).map(({ event }) => event.name)).not.toContain(
      "authz_fail",
    );
  });
});

describe("who asks and who is asked for", () => {
  const handler = (own: string, other: string): string => `app.delete("/user/:id", verify, (req, res) => {
    if (${own} !== ${other}) return res.status(401).end();
    return users.drop(req.user.id).then(() => res.status(200).send({}));
  });`;
  const why = (own: string, other: string): readonly string[] =>
    pointsIn(handler(own, other)).flatMap((point) => (point.event.name === "authz_fail" ? [point.why] : []));
  test("are not the same", () => {
    expect(why("req.user.id", "parseInt(req.params.id, 10)")).toEqual([
      "\`req.user.id\` and \`req.params.id\` are not the same",
    ]);
    expect(why("req.user.id", "req.params.id")).toEqual(["\`req.user.id\` and \`req.params.id\` are not the same"]);
  });
  test("and the size of something is nobody's", () => {
    expect(why("req.body.size", "req.params.size")).toEqual(["the status is 401"]);
  });
});

test("a token whose owner is not in it did not verify", () => {
  const gate = (field: string): string => `module.exports = async (req, res, next) => {
    let decoded;
    try { decoded = verifySessionToken(req.headers.authorization); } catch (err) { return res.status(401).end(); }
    if (!decoded?.${field}) return res.status(401).send("no");
    next();
  };`;
  const at = (field: string): string | undefined => pointsIn(gate(field)).at(-1)?.event.name;
  expect(at("id")).toBe("authn_token_verify_fail");
  expect(at("theme")).toBe("authz_fail");
});

test("an error that is kept with its status", () => {
  const service = (status: string): string => `export const login = async (req, res) => {
    const err = { status: ${status}, isPublic: true };
    const user = await User.findOne({ email: req.body.email });
    if (!user) throw new APIError(err);
    res.json(user.token());
  };`;
  const confidence = (status: string): readonly string[] =>
    pointsIn(service(status)).flatMap((point) => (point.event.name === "authn_login_fail" ? [point.confidence] : []));
  expect(confidence("httpStatus.UNAUTHORIZED")).toEqual(["name"]);
  expect(confidence("httpStatus.CONFLICT")).toEqual([]);
});

test("a factor is switched on where its record says so", () => {
  const code = (field: string): string => `app.post("/user/2fa/verify", async (req, res) => {
    const user2fa = await db.User2fa.findOne({ where: { user: req.user.id } });
    await user2fa.update({ ${field}: true });
    res.json({ ok: true });
  });`;
  expect(required(code("isEnabled"))).toContain("authn_mfa_change");
  expect(required(code("isShown"))).not.toContain("authn_mfa_change");
});

test("a route that asks for a reset sets no password", () => {
  const code = (call: string): string => `app.post("/user/password/reset", (req, res) => {
    users.${call}(req.body.email);
    return res.status(200).send({ success: true });
  });`;
  expect(required(code("requestPasswordReset"))).toEqual(["authn_password_reset_request"]);
  expect(required(code("finish"))).toEqual(["authn_password_change"]);
});

test("a method that ends the request is given its status and the answer", () => {
  const gate = (call: string): string => `export class Gate {
    ensure() {
      return async (req, res, next) => {
        const decoded = await this.auth.decodeJWT(req.headers["authorization"]);
        if (!decoded) { return ${call}; }
        next();
      };
    }
  }`;
  expect(required(gate(`this.endRequest(403, "Token signature expired.", res)`))).not.toEqual([]);
  expect(required(gate(`this.endRequest(200, "Welcome.", res)`))).toEqual([]);
});

test("a use case that renews a token says no on the left", () => {
  const useCase = (no: string): string => `export class RefreshAccessToken {
    async execute(request) {
      let name;
      try { name = await this.auth.nameOf(request.refreshToken); } catch (err) { return ${no}; }
      return right(await this.auth.sign(name));
    }
  }`;
  const path = "/shop/useCases/refresh/RefreshAccessToken.ts";
  expect(required(useCase("left(new RefreshTokenNotFound())"), path)).toEqual(["authn_token_verify_fail"]);
  expect(required(useCase("right(new Guest())"), path)).toEqual([]);
});
