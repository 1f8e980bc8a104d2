// Applications that draw their own pages: what is wrong stands in a flash message, the answer is a redirect, and passport keeps who signs in.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

describe("a flash message", () => {
  const reset = (message: string, kind = "errors"): string => `exports.postReset = async (req, res) => {
    const user = await User.findOne({ resetToken: req.params.token });
    if (!user) {
      req.flash("${kind}", { msg: "${message}" });
      return res.redirect("/forgot");
    }
    user.password = req.body.password;
    await user.save();
    res.redirect("/");
  };`;
  test("says what was wrong", () => {
    expect(statesIn(reset("The reset token is invalid"))).toContain("authn_token_verify_fail missing");
  });
  test("that all went well refuses nothing", () => {
    expect(statesIn(reset("The reset token is invalid", "info"))).not.toContain("authn_token_verify_fail missing");
  });
});

describe("the session of passport", () => {
  test("is begun by a handler of whatever name", () => {
    const handler = `exports.postTwoFactor = async (req, res, next) => {
      try {
        const user = await User.findById(req.session.pendingUserId);
        req.logIn(user, (error) => {
          if (error) return next(error);
          res.redirect("/");
        });
      } catch (error) {
        next(error);
      }
    };`;
    expect(statesIn(handler)).toEqual(["authn_login_success missing"]);
  });
  test("is no matter of the gate that asks for it", () => {
    const gate = `exports.isAuthenticated = (req, res, next) => {
      if (req.isAuthenticated()) return next();
      res.redirect("/login");
    };`;
    expect(statesIn(gate)).toEqual(["authz_fail missing"]);
  });
});

test("a page for the second factor refuses no login", () => {
  const login = `import bcrypt from "bcrypt";
    export const login = async (req, res) => {
      const user = await users.findByName(req.body.name);
      if (!(await bcrypt.compare(req.body.password, user.hash))) return res.redirect("/login?error=1");
      if (user.twoFactorEnabled) return res.redirect("/login/2fa");
      req.session.userId = user.id;
      res.redirect("/");
    };`;
  expect(statesIn(login)).toEqual([
    "authn_login_fail missing",
    "authn_login_mfa_required missing",
    "authn_login_success missing",
  ]);
});

test.each([
  ["logoutEverywhere", "await sessions.removeOf(req.user.id); res.redirect('/');", "authn_logout missing"],
  ["forgot", "await mailer.sendReset(req.body.email); res.redirect('/');", "authn_password_reset_request missing"],
])("%s tells what it is for", (name, done, state) => {
  expect(statesIn(`export const ${name} = async (req, res) => { ${done} };`)).toEqual([state]);
});

test("a service that gives nothing back and says so has done it at its end", () => {
  const controller = `import { UserService } from "./user-service.js";
    @Controller("/users")
    export class UserController {
      constructor(private readonly users: UserService) {}
      @Delete("/:id")
      delete(id: string) { return this.users.delete(id); }
    }`;
  const service = `export class UserService {
      async delete(id) {
        console.info("Delete a user", { id });
        await this.repository.delete(id);
        return;
      }
    }`;
  expect(statesIn(controller, "/src/user-controller.ts", { "/src/user-service.ts": service })).toEqual([
    "user_deleted logged",
  ]);
});

test("a handler that a factory hangs on a controller does what its own name says", () => {
  const factory = `export const createUserController = (model) => {
    const controller = {};
    controller.read = (req, res) => res.json(read(model, req));
    return controller;
  };`;
  expect(statesIn(factory)).toEqual([]);
});

test("what went wrong with a file denies nobody access, whatever the status", () => {
  const upload = (said: string): string => `export const upload = async (req, res, next) => {
    try {
      req.body.photo = await store(req.files.photo);
      next();
    } catch (error) {
      return res.status(403).json({ message: "${said}" });
    }
  };`;
  expect(statesIn(upload("Error on uploading file"))).not.toContain("authz_fail missing");
  expect(statesIn(upload("Access denied"))).toContain("authz_fail missing");
});

test("a login that may mail a link signs in where the session begins", () => {
  const login = `exports.postLogin = async (req, res, next) => {
    if (req.body.byLink) {
      const token = await User.generateToken();
      await mailer.send({ to: req.body.email, token });
      return res.redirect("/sent");
    }
    passport.authenticate("local", (error, user) => {
      if (error) return next(error);
      req.logIn(user, () => res.redirect("/"));
    })(req, res, next);
  };`;
  const points = pointsIn(login).filter(({ event }) => event.name === "authn_login_success");
  expect(points.map(({ range }) => login.slice(range.start, range.start + 9))).toEqual(["req.logIn"]);
});
