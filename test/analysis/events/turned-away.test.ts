// Who is turned away without a status: sent to the page to sign in on, told by the text of an error, or hung up on; and what is done where a
// password was checked, whatever the function is called.
import { describe, expect, test } from "vitest";
import { eventPlaces } from "../../../src/analysis/events/event-places.ts";
import { analysisOf, statesIn } from "./points.ts";

const gate = `import { NextResponse } from "next/server";
export async function middleware(request) {
  const session = request.cookies.get("session");
  if (!session) return NextResponse.redirect(new URL("/sign-in", request.url));
  return NextResponse.next();
}`;

describe("a redirect to the page to sign in on", () => {
  test("is a denial in the gate of an application", () => {
    expect(statesIn(gate, "/shop/middleware.ts")).toEqual(["authz_fail missing"]);
  });
  test("is none in a handler that shows a page", () => {
    const page = `export async function load(request) {
      const session = await sessionOf(request);
      if (!session) return redirect("/login");
      return { orders: await ordersOf(session.userId) };
    }`;
    expect(statesIn(page, "/shop/pages/orders.ts")).toEqual([]);
  });
  test("is a denial in what is wrapped around handlers", () => {
    const wrapper = `export function withTeam(action) {
      return async (formData: FormData) => {
        const user = await getUser();
        if (!user) redirect("/sign-in");
        return action(formData, user);
      };
    }`;
    expect(statesIn(wrapper, "/shop/lib/with-team.ts")).toEqual(["authz_fail missing"]);
  });
  test("ends a logout", () => {
    const logout = `export async function logout(req, res) { req.session.destroy(); res.redirect("/login"); }`;
    expect(statesIn(logout)).toEqual(["authn_logout missing"]);
  });
});

describe("an error that says it without a status", () => {
  const access = (message: string): string => `export async function requireTeam(req, res) {
    const session = await getSession(req, res);
    if (!session) throw new Error(${JSON.stringify(message)});
    return teamOf(session.userId);
  }`;
  test.each(["Unauthorized", "User is not authenticated", "Authentication required"])("%s", (message) => {
    expect(statesIn(access(message))).toEqual(["authz_fail missing"]);
  });
  test("that something is not there says nothing", () => {
    expect(statesIn(access("No session storage"))).toEqual([]);
  });
});

describe("a socket that is hung up", () => {
  const connect = (tried: string): string => `export class OrdersGateway {
    async handleConnection(client, request) {
      try {
        const claims = ${tried};
        client.data.userId = claims.sub;
      } catch (error) {
        client.emit("Unauthorized");
        client.disconnect();
      }
    }
  }`;
  test("because the token does not verify", () => {
    expect(statesIn(connect("await this.tokens.verifyJwt(client.handshake.auth.token)"))).toEqual([
      "authn_token_verify_fail missing",
    ]);
  });
  test("for another reason", () => {
    expect(statesIn(connect("await this.rooms.join(client.handshake.query.room)"))).toEqual([]);
  });
});

describe("a function that checks a password", () => {
  const handler = (name: string, done: string): string => `import bcrypt from "bcryptjs";
    import jwt from "jsonwebtoken";
    const ${name} = async (req, res, { user, stored }) => {
      const isMatch = await bcrypt.compare(req.body.password, stored.password);
      if (!isMatch) return res.status(403).json({ message: "Invalid credentials." });
      ${done}
    };
    export default ${name};`;
  test("and signs a token signs somebody in", () => {
    const signs = "const token = jwt.sign({ id: user.id }, process.env.JWT_SECRET); res.json({ token });";
    expect(statesIn(handler("authUser", signs))).toEqual(["authn_login_fail missing", "authn_login_success missing"]);
  });
  test("and does something else does not", () => {
    expect(statesIn(handler("checkAccess", "res.json({ ok: true });"))).toEqual(["authn_login_fail missing"]);
  });
});

describe("an account", () => {
  test("is made by what is saved at once", () => {
    const setup = `const setup = async (req, res) => { await new Admin({ email: req.body.email, role: "owner" }).save(); res.json({}); };
    module.exports = setup;`;
    expect(statesIn(setup)).toEqual(["user_created missing"]);
  });
  test("that is disabled signs in nobody, whatever the status", () => {
    const login = `export const login = async (req, res) => {
      const user = await users.findByName(req.body.email);
      if (!user.enabled) return res.status(409).json({ message: "Your account is disabled" });
      authUser(req, res, user);
    };`;
    expect(statesIn(login)).toContain("authn_login_fail missing");
  });
  test("belongs to who calls an action of a service", () => {
    const service = `export class UserService {
      async register(ctx) {
        const hash = await hashPassword(ctx.params.password);
        const user = await this.adapter.insert({ email: ctx.params.email, password: hash });
        await ctx.call("mail.welcome", { user });
        return user;
      }
    }`;
    expect(statesIn(service)).toEqual(["user_created missing"]);
  });
});

test("a gate that calls a token that does not verify a fault of the server still refuses it", () => {
  const gateOfTokens = `import jwt from "jsonwebtoken";
    export const isValidToken = async (req, res, next) => {
      try {
        req.user = jwt.verify(req.headers.authorization, process.env.JWT_SECRET);
        next();
      } catch (error) {
        return res.status(500).json({ message: error.message });
      }
    };`;
  expect(statesIn(gateOfTokens)).toEqual(["authn_token_verify_fail missing"]);
});

describe("the table of events", () => {
  const signIn = `import { redirect } from "next/navigation";
    export const signIn = async (name, password) => {
      const user = await users.findByName(name);
      if (!(await comparePasswords(password, user.passwordHash))) return { error: "Invalid email or password" };
      await setSession(user);
      redirect("/dashboard");
    };`;
  test("has the actions of a server that send somebody on", () => {
    const events = eventPlaces(analysisOf(`"use server";\n${signIn}`)).map(({ event }) => event);
    expect(events).toEqual(["authn_login_fail", "authn_login_success"]);
  });
  test("has nothing of a page that uses the router", () => {
    const page = `import { useRouter } from "next/navigation";\n${signIn}\nexport const router = useRouter();`;
    expect(eventPlaces(analysisOf(page))).toEqual([]);
  });
});
