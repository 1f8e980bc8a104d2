// Who is found out to be nobody by a function that a strategy is given by name, by a gate that looks at the session, or by a code that was
// sent; and tests of a form, which find out nothing of the kind.
import { describe, expect, test } from "vitest";
import { mayHoldEvent } from "../../../src/analysis/languages/event-prefilter.ts";
import { pointsIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("what a strategy is given by name", () => {
  const verifier = (given: string, callback: string, found = "user"): string => `class Sessions {
    async check(${given}, ${callback}) {
      const ${found} = await this.store.findById(${given});
      if (!${found}) {
        ${callback}(null, null);
        return;
      }
      ${callback}(null, ${found});
    }
  }`;
  test.each(["payload", "jwt_payload", "bearerToken"])("refuses a token: %s", (given) => {
    expect(required(verifier(given, "done"))).toEqual(["authn_token_verify_fail"]);
  });
  test("refuses who signs in with a password", () => {
    expect(required(verifier("email, password", "verified"))).toEqual(["authn_login_fail"]);
  });
  test("a callback of a look-up is told that nothing is there", () => {
    expect(required(verifier("key", "done", "order"))).toEqual([]);
    expect(required(verifier("payload", "done", "order"))).toEqual([]);
    expect(required(verifier("payload", "finished"))).toEqual([]);
  });
});

describe("a gate that sends elsewhere whoever has no session", () => {
  const gate = (asked: string): string => `const onlyKnown = (req, res, next) => {
    if (${asked}) return next();
    return res.redirect("confirm");
  };
  module.exports = onlyKnown;`;
  test.each(["req.session && req.session.uid", "req.session.userId", "req.isAuthenticated()"])("%s", (asked) => {
    expect(required(gate(asked))).toEqual(["authz_fail"]);
    expect(mayHoldEvent(gate(asked))).toBe(true);
  });
  test.each(["req.session.visited", "req.locale", "isSetUp()"])("nothing of the kind: %s", (asked) => {
    expect(required(gate(asked))).toEqual([]);
  });
});

describe("a code that was sent to somebody", () => {
  const form = (call: string): string => `exports.post = async (req, res) => {
    const found = await ${call};
    if (!found) return res.render("code", { messages: { code: "Please enter it again" } });
    return finish(req, res);
  };`;
  test.each(["codes.validateCode(req.body.uid, req.body.code)", "checkSmsCode(req.body.phone, code)"])("%s", (call) => {
    expect(required(form(call))).toEqual(["authn_login_fail"]);
    expect(mayHoldEvent(form(call))).toBe(true);
  });
  test.each([
    "codes.validateCode(req.body.cart, req.body.code)",
    "checkPromoCode(user, req.body.code)",
    "validateCode(req.body.source)",
  ])("nothing of the kind: %s", (call) => {
    expect(required(form(call))).toEqual([]);
  });
});

describe("tests of a form", () => {
  const rate = (refused: string): string => `exports.rate = (req, res) => {
    const { stars } = req.body;
    if (${refused}) return res.status(403).json({ note: "Stars" });
    res.json({ stars });
  };`;
  test.each(["!stars", 'typeof req.body.stars !== "number"', "stars > 5 || req.body.stars < 1", "!req.file.size"])(
    "refuse nobody: %s",
    (refused) => {
      expect(required(rate(refused))).toEqual([]);
    },
  );
  test.each(["!req.user.canRate", "stars !== limitOf(req)", "!req.body.token"])("refuse somebody: %s", (refused) => {
    expect(required(rate(refused))).toEqual(["authz_fail"]);
  });
  test.each(["passwordCheck", "password_verify"])("a password that was typed twice: %s", (name) => {
    const code = `exports.join = async (req, res) => {
      const { password, ${name} } = req.body;
      if (password !== ${name}) return res.status(400).json({ note: "Enter it twice" });
      res.json({});
    };`;
    expect(required(code)).toEqual([]);
  });
});

test("a helper that is given the request answers nobody", () => {
  const code = (kept: string): string => `${kept} authenticateWithEmail = async (req) => {
      const user = await people.authenticate(req.body.email, req.body.password);
      return { user, isOld: false };
    };
    const post = async (req, res) => {
      const { user } = await authenticateWithEmail(req);
      res.json({ name: user.name });
    };
    module.exports = { post };`;
  expect(required(code("const"))).toEqual([]);
  expect(required(code("exports.login ="))).toEqual(["authn_login_success"]);
});

describe("what is said of a strategy", () => {
  const use = (made: string, given: string): string => `passport.use(new ${made}({}, async (${given}, done) => {
    const user = await people.find(${given});
    if (!user) return done(null, false);
    return done(null, user);
  }));`;
  test("goes by what it is made for", () => {
    expect(required(use("JwtStrategy", "claims"))).toEqual(["authn_token_verify_fail"]);
    expect(required(use("Strategy", "payload"))).toEqual(["authn_token_verify_fail"]);
    expect(required(use("LocalStrategy", "email"))).toEqual(["authn_login_fail"]);
  });
  test("leaves to its base what it only hands on", () => {
    const strategy = (body: string): string => `export class GitlabStrategy extends PassportStrategy(Strategy) {
      authenticate(req, res) { ${body} }
    }`;
    expect(required(strategy("super.authenticate(req, { scope: this.scope });"))).toEqual([]);
  });
});

describe("a line that is written once it is done", () => {
  const logout = (callback: string): string => `import logger from "./logger.js";
    export const logout = (req, res, next) => { req.logout(${callback}); };`;
  const states = (code: string): readonly string[] =>
    pointsIn(code).flatMap(({ event, logged }) => (event.name === "authn_logout" ? [logged] : []));
  test("counts", () => {
    expect(states(logout(`(err) => { if (err) return next(err); logger.info("logout"); res.redirect("/"); }`))).toEqual(
      ["logged"],
    );
  });
  test("counts in part where only somebody is told of", () => {
    const some = `(failed) => { if (req.user) { logger.info("logout", req.user.id); } res.redirect("/"); }`;
    expect(states(logout(some))).toEqual(["partly"]);
  });
  test("tells of nothing where it only tells what went wrong", () => {
    const wrong = `(err) => { if (err) { logger.error("logout", err); return next(err); } res.redirect("/"); }`;
    expect(states(logout(wrong))).toEqual(["missing"]);
  });
});

describe("what is not refused for who somebody is", () => {
  test.each(["Recording disabled", "This endpoint has been disabled", "Only available in development and testing"])(
    "a thing that is switched off: %s",
    (text) => {
      const code = `export const start = (req, res) => {
        if (!settings.on) return res.status(403).json({ error: "${text}" });
        res.json({});
      };`;
      expect(required(code)).toEqual([]);
    },
  );
  test("settings that are given to who may see them", () => {
    const code = `export const settings = (req, res) => {
      if (!req.user.isAdmin) { return res.sendStatus(403); }
      return res.json(store.authenticationSettings);
    };`;
    expect(required(code)).toEqual(["authz_fail"]);
  });
  test("the form of what was sent", () => {
    const code = (asked: string): string => `export const update = (req, res) => {
      const { permissions } = req.body;
      if (permissions && ${asked}) return res.status(400).send("Invalid permissions");
      res.json({});
    };`;
    expect(required(code(`typeof permissions !== "object"`))).toEqual([]);
  });
  test("a token that is to be made", () => {
    const code = `router.post("/tokens", async (req, res) => {
      const { name, expiresAt } = req.body;
      if (!name || !expiresAt) return res.status(400).json({ error: "Invalid token data" });
      res.json(await tokens.make(name, expiresAt));
    });`;
    expect(required(code)).not.toContain("authn_token_verify_fail");
  });
});

test("a handler that gives a page to people and data to programs does what it is there for", () => {
  const code = (answer: string): string => `exports.resetPassword = async (req, res) => {
    const user = await people.update({ email: req.body.email }, { reset_token: randomUUID() });
    if (user) mail.resetPasswordToken(user);
    if (req.isPage) { res.render("sent"); return; }
    ${answer}
  };`;
  expect(required(code(`return res.status(200).send({ message: "sent" });`), "/shop/handlers/auth.js")).toEqual([
    "authn_password_reset_request",
  ]);
});
