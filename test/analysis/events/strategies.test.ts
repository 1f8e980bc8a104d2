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
