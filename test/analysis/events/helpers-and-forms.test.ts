// Handlers that leave their answers to helpers, forms that are checked by schemas, routes known by their files, gates that hide what there is,
// and who is known already.
import { describe, expect, test } from "vitest";
import { mayHoldEvent } from "../../../src/analysis/languages/event-prefilter.ts";
import { statesIn } from "./points.ts";

describe("a helper that is given the answer", () => {
  const login = `const login = async (req, res) => {
    try {
      const user = await findUser(req.body.email);
      const same = await checkPassword(req.body.password, user);
      if (!same) { handleError(res, await passwordsDoNotMatch(user)); }
      else { user.loginAttempts = 0; await saveLoginAttemptsToDB(user); res.status(200).json(await returnToken(user)); }
    } catch (error) { handleError(res, error); }
  };
  module.exports = { login };`;
  test("tells of a wrong password, and a counter is no record", () => {
    const states = statesIn(login, "/src/controllers/auth/login.js");
    expect(states).toContain("authn_login_fail missing");
    expect(states).toContain("authn_login_success missing");
  });
});

describe("a second factor", () => {
  test("is asked for by a field of that name", () => {
    const code = (answer: string): string => `app.post("/login", async (req, res) => {
      const user = await users.find(req.body.name);
      if (!(await bcrypt.compare(req.body.password, user.hash))) return res.status(401).end();
      if (user.factor) return res.json(${answer});
      res.json({ token: await createToken(user) });
    });`;
    expect(statesIn(code("{ mfa: true, token: null }"))).toContain("authn_login_mfa_required missing");
    expect(statesIn(code("{ twoFactor: true }"))).toContain("authn_login_mfa_required missing");
    expect(statesIn(code("{ premium: true }"))).not.toContain("authn_login_mfa_required missing");
  });
  test("opens the session that a token is made for, and its ticket changes nothing of it", () => {
    const code = `import { verifyToken } from "node-2fa";
      router.post("/", async (req, res) => {
        const user = await User.findOne({ where: { totp_last_ticket: req.body.ticket } });
        const delta = verifyToken(user.totp_secret, req.body.code);
        if (!delta) throw new HTTPError("Invalid code", 400);
        await User.update({ id: user.id }, { totp_last_ticket: "" });
        return res.json({ token: await generateToken(user.id) });
      });`;
    const states = statesIn(code, "/src/routes/auth/mfa/totp.ts");
    expect(states).toContain("authn_login_success missing");
    expect(states).not.toContain("authn_mfa_change missing");
  });
  test("that is switched on is no login", () => {
    const code = `import { verifyToken } from "node-2fa";
      router.post("/enable", async (req, res) => {
        if (!verifyToken(req.body.secret, req.body.code)) throw new HTTPError("Invalid code", 400);
        await User.update({ id: req.user.id }, { mfa_enabled: true });
        return res.json({ token: await generateToken(req.user.id) });
      });`;
    expect(statesIn(code)).not.toContain("authn_login_success missing");
  });
});

test("a cookie that holds a token which was just made signs somebody in, whatever the route is called", () => {
  const code = (name: string, value: string): string => `router.get("/link/callback", async (req, res) => {
    const { data } = decodeLink(req.query.t);
    res.cookie("${name}", ${value}, options);
    res.redirect(data.callback);
  });`;
  expect(statesIn(code("token", "createAuthToken(data.userId)"))).toContain("authn_login_success missing");
  expect(statesIn(code("csrfToken", "createAuthToken(data.userId)"))).toEqual([]);
  expect(statesIn(code("token", `""`))).toEqual([]);
});

describe("who is known already", () => {
  const settings = (body: string): string => `"use server";
    export const settings = async (values) => { const user = await currentUser(); ${body} return { success: "Saved" }; };`;
  test("gives a wrong password where he sets a new one", () => {
    const code = settings(`const stored = await getUserById(user.id);
      if (values.password && values.newPassword) {
        const same = await bcrypt.compare(values.password, stored.password);
        if (!same) return { error: "Incorrect password!" };
      }
      await db.user.update({ where: { id: user.id }, data: { ...values } });`);
    expect(statesIn(code)).toContain("authn_password_change_fail missing");
    expect(statesIn(code)).not.toContain("authn_login_fail missing");
  });
});

describe("a gate", () => {
  const gate = (test: string): string => `module.exports = async function isSession(req, res, proceed) {
    if (${test}) { return res.notFound(); }
    return proceed();
  };`;
  test("hides from whoever has no session what there is", () => {
    expect(statesIn(gate("!req.currentSession"), "/api/policies/is-session.js")).toEqual(["authz_fail missing"]);
    expect(statesIn(gate("!req.params.id"), "/api/policies/is-session.js")).toEqual([]);
  });
  test("throws whoever is nobody to the login", () => {
    const code = `export async function requireUserId(request) {
      const userId = await getUserId(request);
      if (!userId) { const loginRedirect = "/login?" + params; throw redirect(loginRedirect); }
      return userId;
    }`;
    expect(statesIn(code)).toContain("authz_fail missing");
  });
});

describe("a route of React Router", () => {
  const action = (refusal: string): string => `import { data } from "react-router"; import { useState } from "react";
    export async function action({ request }) {
      const form = await parse(await request.formData(), {
        schema: (intent) => Login.transform(async (data, ctx) => {
          const session = await login(data);
          if (!session) { ${refusal} return z.NEVER; }
          return { ...data, session };
        }),
      });
      return handleNewSession({ request, session: form.session });
    }`;
  test("refuses by an issue of its form", () => {
    const states = statesIn(
      action(`ctx.addIssue({ message: "Invalid username or password" });`),
      "/app/routes/login.tsx",
    );
    expect(states).toContain("authn_login_fail missing");
    expect(states).toContain("authn_login_success missing");
  });
  test("is looked at though it draws a page", () => {
    const code = action(`ctx.addIssue({ message: "Invalid username or password" });`);
    expect(mayHoldEvent(`import React from "react"; ${code}`)).toBe(true);
    expect(
      mayHoldEvent(`import React from "react"; export function Login() { if (!x) return "invalid password"; }`),
    ).toBe(false);
  });
  test("throws an answer that nobody logs", () => {
    const code = `export async function requireRole(request: Request) {
      const user = await findUser(request);
      if (!user) throw data({ error: "Unauthorized" }, { status: 403 });
      return user;
    }`;
    const files = { "/src/server.ts": `import express from "express"; const app = express();` };
    expect(statesIn(code, "/src/permissions.ts", files)).toEqual(["authz_fail missing"]);
  });
});

describe("a resolver", () => {
  test("gives back an error that says no", () => {
    const code = `import { requireAuth } from "../utils/permissions";
      export default requireAuth(async (_, args, ctx) => {
        if (!(await canAdminister(ctx.user.id, args.id))) return new UserError("You don't have permission to do that.");
        return true;
      });`;
    expect(statesIn(code, "/src/mutations/close.js")).toEqual(["authz_fail missing"]);
  });
});

test("a route is known by its folder and file below routes", () => {
  const code = `router.post("/", async (req, res) => {
    const hash = await bcrypt.hash(req.body.password, 12);
    await User.update({ id: req.user_id }, { data: { hash } });
    res.json({ token: await generateToken(req.user_id) });
  });`;
  expect(statesIn(code, "/src/api/routes/auth/reset.ts")).toContain("authn_password_change missing");
});

test("a filter that answers a status apart logs only the others", () => {
  const filter = `import { Catch } from "@nestjs/common";
    @Catch() export class AllErrors { catch(exception, host) {
      const response = host.switchToHttp().getResponse();
      if (this.isBroken(exception)) { console.error("broken", exception.message); response.status(500).json({}); }
      else if (exception.status === 401 || exception.status === 403) { response.status(exception.status).json({}); }
      else { response.status(500).json({}); }
    } }`;
  const guard = `import { ForbiddenException, Injectable } from "@nestjs/common";
    @Injectable() export class Rights { check(member, action) {
      if (!member.permissions.has(action)) throw new ForbiddenException("you are not authorized");
    } }`;
  const files = {
    "/src/main.ts": `import { NestFactory } from "@nestjs/core"; import { AllErrors } from "./all-errors.ts"; const app = await NestFactory.create(M); app.useGlobalFilters(new AllErrors());`,
    "/src/all-errors.ts": filter,
  };
  expect(statesIn(guard, "/src/rights.ts", files)).toEqual(["authz_fail missing"]);
});

describe("what says no to nobody, and lets nobody in", () => {
  test("is a plan, by the name of the function", () => {
    const code = (name: string): string => `export function ${name}(context, workspace) {
      if (!workspace.entries.has(context.kind)) throw new ForbiddenError("You do not have permission to use this");
    }`;
    const states = (name: string): readonly string[] => statesIn(code(name), "/src/procedures/a.ts");
    expect(states("assertExportPlan")).toEqual([]);
    expect(states("checkMonitorLimits")).toEqual([]);
    expect(states("assertOwner")).toContain("authz_fail missing");
  });
  test("is a link that is mailed", () => {
    const code = (way: string): string => `"use server";
      export async function signInAction(form) { await signIn("${way}", form); return { sent: true }; }`;
    expect(statesIn(code("resend"))).toEqual([]);
    expect(statesIn(code("credentials"))).toEqual(["authn_login_success missing"]);
  });
  test("is a code that is asked for once more", () => {
    const code = `import { verifyToken } from "node-2fa";
      router.post("/reset", async (req, res) => {
        if (!verifyToken(req.user.totp_secret, req.body.code)) throw new HTTPError("Invalid code", 400);
        res.json({ token: await generateToken(bot.id) });
      });`;
    expect(statesIn(code, "/src/routes/bots/index.ts")).not.toContain("authn_login_success missing");
  });
  test("is the store of a page", () => {
    const saga = `import { call, put } from "redux-saga/effects"; const handleUserDelete = (req) => { emit(deleteUser(req.item)); };`;
    expect(mayHoldEvent(saga)).toBe(false);
  });
});

test("tokens of a limiter are nobody's", () => {
  const code = `const authorizer = (name, password, callback) => {
    loginRateLimiter.pass(null, 0).then((pass) => {
      if (pass) login(name, password).then((user) => { callback(null, user != null); loginRateLimiter.removeTokens(1); });
    });
  };
  basicAuth({ authorizer });`;
  expect(statesIn(code).filter((state) => state.startsWith("authn_token"))).toEqual([]);
});

test("a tracing line of the project's own is dropped in production", () => {
  const code = `export const register = async (req, res) => {
    const logTrace = (...data) => { console.log("[register]", ...data); };
    const user = await User.create(req.body);
    logTrace("done");
    res.status(201).json(user);
  };`;
  expect(statesIn(code)).toEqual(["user_created partly"]);
});
