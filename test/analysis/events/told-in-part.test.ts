// A check that writes a line for some of its failures and not for others, what is caught where somebody signs in, refusals for how far a thing
// has got, and servers whose options say what becomes of errors.
import { describe, expect, test } from "vitest";
import { statesIn } from "./points.ts";

describe("a check that logs", () => {
  const gate = `import { currentUser } from "./current-user.js";
    export async function requireUser(req, res, next) {
      const user = await currentUser(req);
      if (!user) { res.sendStatus(401); return; }
      next();
    }`;
  const stateWith = (body: string): readonly string[] =>
    statesIn(gate, "/src/gate.ts", {
      "/src/current-user.ts": `import logger from "./logger.js"; export async function currentUser(req) { ${body} }`,
    });
  test("tells of each of its failures", () => {
    const body = `const found = await sessions.find(req.cookies.sid);
      if (!found) { logger.warn("unknown session"); return null; }
      if (found.revoked) { logger.warn("revoked session"); return null; }
      return found.user;`;
    expect(stateWith(body)).toEqual(["authz_fail logged"]);
  });
  test("is silent about one of them", () => {
    const body = `const found = await sessions.find(req.cookies.sid);
      if (!found) { return null; }
      if (found.revoked) { logger.warn("revoked session"); return null; }
      return found.user;`;
    expect(stateWith(body)).toEqual(["authz_fail missing"]);
  });
  test("has nothing to tell where it was given nothing", () => {
    const body = `if (!req) return null;
      const found = await sessions.find(req.cookies.sid);
      if (!found) { logger.warn("unknown session"); return null; }
      return found.user;`;
    expect(stateWith(body)).toEqual(["authz_fail logged"]);
  });
  test("gives back a comparison that nobody tells of", () => {
    const body = (asked: string): string => `const found = await sessions.find(req.cookies.sid);
      if (!found) { logger.warn("unknown session"); return false; }
      const same = found.owner === req.params.owner;
      ${asked}
      return found.owner === req.params.owner;`;
    expect(stateWith(body(""))).toEqual(["authz_fail missing"]);
    expect(stateWith(body(`if (!same) logger.warn("session of another");`))).toEqual(["authz_fail logged"]);
  });
});

describe("what is caught where somebody is to prove who he is", () => {
  const action = (caught: string): string => `"use server";
    import logger from "./logger.js"; import { signIn } from "@/auth";
    export async function loginAction(previous, form) {
      try { await signIn("credentials", form); } catch (error) { ${caught} }
    }`;
  test("is a failed login, whatever the answer says", () => {
    const states = statesIn(action(`if (error instanceof AuthError) return "That did not work."; throw error;`));
    expect(states).toContain("authn_login_fail missing");
  });
  test("is on record where the catch logs", () => {
    expect(statesIn(action(`logger.warn("login failed", error); return "That did not work.";`))).not.toContain(
      "authn_login_fail missing",
    );
  });
  test("is something else where a wrong password has an answer of its own", () => {
    const login = (wrong: string): string => `router.post("/login", async (req, res, next) => {
      try {
        const user = await User.findOne({ email: req.body.email });
        if (!(await user.comparePassword(req.body.password))) { ${wrong} }
        req.log.info({ userId: user.id }, "login succeeded");
        res.json({ token: sign(user) });
      } catch (err) { return next(err); }
    });`;
    const answered = statesIn(login(`req.log.warn("login failed"); return res.status(401).end();`));
    expect(answered).not.toContain("authn_login_fail missing");
    expect(statesIn(login(`throw wrongPassword();`))).toContain("authn_login_fail missing");
  });
  test("is told to the client by a socket", () => {
    const code = `socket.on("changePassword", async (password, callback) => {
      try {
        const user = await doubleCheckPassword(socket, password.currentPassword);
        await user.resetPassword(password.newPassword);
        callback({ ok: true });
      } catch (error) { callback({ ok: false, msg: error.message }); }
    });`;
    expect(statesIn(code)).toContain("authn_password_change_fail missing");
  });
  test("says nothing of who somebody is in a handler that does something else", () => {
    const code = `socket.on("renameRoom", async (name, callback) => {
      try { await rooms.rename(name); callback({ ok: true }); } catch (error) { callback({ ok: false, msg: error.message }); }
    });`;
    expect(statesIn(code)).toEqual([]);
  });
});

describe("a status of 403", () => {
  const route = (test: string, said = ""): string => `router.post("/things/:id", async (req, res) => {
    const poll = await polls.find(req.params.id);
    if (${test}) return res.status(403).json({ message: "${said}" });
    res.json(poll);
  });`;
  test.each([
    `poll.status !== "draft"`,
    "poll.isClosed",
    "poll.archived",
    "poll.sentAt",
    "!poll.published",
    "poll.state === PollState.Finished",
  ])("for how far a thing has got turns nobody away: %s", (state) => {
    expect(statesIn(route(state))).toEqual([]);
  });
  test("is a denial where it says so, or where somebody is asked for", () => {
    expect(statesIn(route("poll.archived", "You do not have permission"))).toEqual(["authz_fail missing"]);
    expect(statesIn(route(`req.user.status !== "admin"`))).toEqual(["authz_fail missing"]);
    expect(statesIn(route("poll.ownerId !== req.user.id"))).toEqual(["authz_fail missing"]);
  });
});

describe("a server that is told of errors by its options", () => {
  const procedure = `import { TRPCError } from "@trpc/server";
    export const posts = router({ remove: protectedProcedure.mutation(async ({ ctx, input }) => {
      const post = await ctx.db.post.find(input.id);
      if (post.authorId !== ctx.session.user.id) throw new TRPCError({ code: "FORBIDDEN" });
      return ctx.db.post.remove(input.id);
    }) });`;
  const stateWith = (onError: string): readonly string[] =>
    statesIn(procedure, "/src/server/api/posts.ts", {
      "/src/pages/api/trpc/[trpc].ts": `import { createNextApiHandler } from "@trpc/server/adapters/next";
        export default createNextApiHandler({ router: appRouter, createContext, ${onError} });`,
    });
  test("logs each of them", () => {
    expect(stateWith(`onError: ({ error, path }) => { console.error("failed", path, error.message); }`)).toEqual([
      "authz_fail logged",
    ]);
  });
  test("logs its own faults only", () => {
    const some = `onError: ({ error }) => { if (error.code === "INTERNAL_SERVER_ERROR") console.error(error.message); }`;
    expect(stateWith(some)).toEqual(["authz_fail missing"]);
  });
  test("logs nothing", () => {
    expect(stateWith("allowBatching: true")).toEqual(["authz_fail missing"]);
  });
});
