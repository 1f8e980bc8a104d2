// Rows of middlewares of which one does something, gates, those who come back from an identity provider, and services out of containers.
import { describe, expect, test } from "vitest";
import { pointsIn, statesIn } from "./points.ts";

/** Events that `seclog check` asks for without a profile. */
function required(code: string, path?: string): readonly string[] {
  return pointsIn(code, path).flatMap(({ event }) => (event.required === "always" ? [event.name] : []));
}

describe("a middleware that does what its name says", () => {
  const middleware = (name: string, body: string): string => `export class People {
    static async ${name}(req, res, next) {
      if (!req.params.id) return next();
      ${body}
      return next();
    }
  }`;
  test.each([
    ["deleteUser", "await store.deleteUser(req.params.id);", "user_deleted"],
    ["createUser", "await store.createUser(req.body.newUser);", "user_created"],
    ["changeRole", "await store.changeRole(req.params.id, req.body.role);", "privilege_permissions_changed"],
    ["login", "req.session.context = await contextOf(req.body.name);", "authn_login_success"],
    ["logout", "delete req.session.context;", "authn_logout"],
  ])("%s", (name, body, event) => {
    expect(required(middleware(name, body))).toEqual([event]);
  });
  test.each([
    ["deleteUser", "req.user = await store.findUser(req.params.id);"],
    ["authenticate", "req.session.context = await contextOf(req.token);"],
    ["login", "req.limit = await limitOf(req.params.id);"],
  ])("nothing of the kind: %s that %s", (name, body) => {
    expect(required(middleware(name, body))).toEqual([]);
  });
});

test("a gate that does not know somebody denies access, and refuses no login", () => {
  const gate = `export async function authenticate(req, res, next) {
    const user = await guestOf(req);
    if (!user) {
      res.status(401);
      return next(new ApiError("Not authenticated"));
    }
    return next();
  }`;
  expect(required(gate)).toEqual(["authz_fail"]);
});

describe("who comes back from an identity provider", () => {
  const callback = (name: string): string => `export class ${name} {
    static async callback(req, res) {
      const claims = await client.callback(req.query);
      const user = await people.findOne({ name: claims.name });
      if (!user) throw new ApiError("User not found");
      req.session.context = await contextOf(user);
      res.redirect("/");
    }
  }`;
  test("signs in", () => {
    expect(required(callback("OidcService"))).toEqual(["authn_login_fail", "authn_login_success"]);
  });
  test("and has not yet where he is sent there", () => {
    const login = (to: string): string => `export class OidcService {
      static async login(req, res) {
        const ${to} = await client.addressOf(req.session.state);
        res.redirect(${to});
      }
    }`;
    expect(required(login("authUrl"))).toEqual([]);
    expect(required(login("returnUrl"))).toEqual(["authn_login_success"]);
  });
  test("and not from anywhere else", () => {
    expect(required(callback("PaymentService"))).toEqual([]);
  });
});

describe("a service out of a container", () => {
  const service = `import logger from "./logger.js";
    export default class AuthService {
      async signIn(email, password) {
        const user = await people.find(email);
        if (!(await bcrypt.compare(password, user.hash))) {
          logger.warn("wrong password", { email });
          throw new Error("Wrong password");
        }
        logger.info("signed in", { email });
        return user;
      }
    }`;
  const route = (given: string): string => `import AuthService from "./auth.js";
    router.post("/signin", async (req, res) => {
      const auth = ${given};
      const user = await auth.signIn(req.body.email, req.body.password);
      res.json({ user });
    });`;
  const states = (given: string): readonly string[] =>
    statesIn(route(given), "/shop/routes.ts", {
      "/shop/auth.ts": service,
      "/shop/logger.ts": `import pino from "pino"; export default pino();`,
    });
  test.each([
    "new AuthService()",
    "Container.get(AuthService)",
    "container.resolve(AuthService)",
    "moduleRef.get(AuthService)",
  ])("%s writes its own lines", (given) => {
    expect(states(given)).toEqual(["authn_login_success logged"]);
  });
  test("what else is looked up by a key is no service", () => {
    expect(states("cache.get(AuthService)")).toEqual(["authn_login_success missing"]);
  });
});

test("what a debugger is told before it is done is no line about it", () => {
  const code = (level: string): string => `import logger from "./logger.js";
    router.post("/signin", async (req, res) => {
      logger.${level}("Calling the sign-in of %s", req.body.email);
      if (req.body.isSlow) { await pause(); }
      const user = await service.signIn(req.body.email, req.body.password);
      res.json({ user });
    });`;
  expect(statesIn(code("debug"))).toEqual(["authn_login_success missing"]);
  expect(statesIn(code("info"))).toEqual(["authn_login_success logged"]);
});
