// What libraries hand on by the types that their objects are declared with: jobs of queues, contexts of procedures, results, and
// models that hang on an object of another file.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";
import { declaredPaths } from "./fields.ts";

const pathsOf = (main: string, files: Readonly<Record<string, string>> = {}): string =>
  declaredPaths({ ...files, "/app/main.ts": main }).join();

describe("jobs of a queue", () => {
  const job = (code: string): string =>
    pathsOf(`
      import { Worker } from "bullmq";
      interface Letter { recipientEmail: string; template: string; resetToken: string }
      ${code}`);

  test("are what the worker is declared for", () => {
    const told = "recipientEmail,resetToken";
    expect(job(`new Worker<Letter>("mail", async (job) => { console.log(job.data); });`)).toBe(told);
    expect(
      job(`const mail = new Worker<Letter>("mail", run);\nmail.on("failed", (job) => console.log(job?.data));`),
    ).toBe(told);
    expect(job(`new Worker<Letter>("mail", async (job) => { console.log(job.data.template, job.name); });`)).toBe("");
    expect(job(`new Worker<{ sku: string }>("stock", async (job) => { console.log(job.data); });`)).toBe("");
  });
});

describe("the context of procedures", () => {
  const files = {
    "/app/trpc.ts": `
      import { initTRPC } from "@trpc/server";
      import type { Context } from "./context";
      const t = initTRPC.context<Context>().create();
      export const router = t.router;
      export const signedIn = t.procedure.use(async ({ ctx, next }) => next({ ctx }));`,
    "/app/context.ts": `
      interface Session { userId: string; accessToken: string }
      export async function createContext(): Promise<{ session: Session; locale: string }> { return start(); }
      export type Context = Awaited<ReturnType<typeof createContext>>;`,
  };
  const inProcedure = (logged: string): string =>
    pathsOf(
      `import { router, signedIn } from "./trpc";
       export const api = router({ me: signedIn.query(async ({ ctx }) => { console.log(${logged}); }) });`,
      files,
    );

  test("is what they are declared for", () => {
    expect(inProcedure("ctx.session")).toBe("accessToken");
    expect(inProcedure("ctx.session.userId")).toBe("");
    expect(inProcedure("ctx.locale")).toBe("");
  });

  test("is given to what stands before them", () => {
    const before = (logged: string): string =>
      pathsOf(
        `import { initTRPC } from "@trpc/server";
         import type { Context } from "./context";
         const t = initTRPC.context<Context>().create();
         export const traced = t.middleware(async ({ ctx, path, next }) => { console.log(${logged}); return next(); });`,
        files,
      );
    expect(before("ctx")).toBe("session.accessToken");
    expect(before("path, ctx.locale")).toBe("");
  });
});

test("the document that a function of its schema runs for", () => {
  const inSchema = (code: string): string =>
    pathsOf(`
      const mongoose = require("mongoose");
      const schema = new mongoose.Schema({ nick: String, email: { type: String, required: true } });
      ${code}
      module.exports = mongoose.model("Member", schema);`);
  expect(inSchema(`schema.methods.show = function () { console.log("shown", this); };`)).toBe("email");
  expect(inSchema(`schema.method("show", function () { console.log("shown", this); });`)).toBe("email");
  expect(inSchema(`schema.pre("save", function (next) { console.log("saving", this); next(); });`)).toBe("email");
  expect(inSchema(`schema.virtual("title").get(function () { console.log(this); return this.nick; });`)).toBe("email");
  // Here it is a query, a model, or what it is outside.
  expect(inSchema(`schema.pre("find", function (next) { console.log("asking", this); next(); });`)).toBe("");
  expect(inSchema(`schema.statics.all = function () { console.log("all of", this); };`)).toBe("");
  expect(inSchema(`schema.methods.show = () => { console.log("shown", this); };`)).toBe("");
  expect(inSchema(`schema.methods.show = function () { console.log("shown", this.nick); };`)).toBe("");
});

test("messages of queues are about what stands before them, texts of messages are not", () => {
  const message = (name: string): string =>
    pathsOf(`interface ${name} { userId: string; email: string }
      export const take = (taken: ${name}) => console.log("taken", taken);`);
  expect(message("SignupMessage")).toBe("email");
  expect(message("ErrorMessage")).toBe("");
  expect(message("FormMessages")).toBe("");
});

test("a result holds what it was declared with", () => {
  const result = (logged: string): string =>
    pathsOf(`
      import type { Result } from "neverthrow";
      interface SignedIn { userId: string; sessionToken: string }
      function signIn(): Result<SignedIn, { kind: string }> { return start(); }
      const outcome = signIn();
      if (outcome.isOk()) console.log(${logged});`);
  expect(result("outcome.value")).toBe("sessionToken");
  expect(result("outcome.value.userId")).toBe("");
  expect(result("outcome.map((given) => { console.log(given); })")).toBe("sessionToken");
  expect(result("outcome.mapErr((given) => { console.log(given); })")).toBe("");
});

test("queues of Bull and results of other libraries hold what they are declared with", () => {
  const letter = `interface Letter { recipientEmail: string; template: string }\n`;
  const queue = (logged: string): string =>
    pathsOf(
      `import Queue from "bull";\n${letter}const mail = new Queue<Letter>("mail");\nmail.process(async (job) => { console.log(${logged}); });`,
    );
  expect(queue("job.data")).toBe("recipientEmail");
  expect(queue("job.data.template")).toBe("");
  expect(
    pathsOf(
      `import type { Job } from "bull";\n${letter}export const send = (job: Job<Letter>) => { console.log(job.data); };`,
    ),
  ).toBe("recipientEmail");
  expect(
    pathsOf(
      `import type { Result } from "ts-results";\n${letter}export const send = (made: Result<Letter, string>) => { console.log(made.val); };`,
    ),
  ).toBe("recipientEmail");
  expect(
    pathsOf(
      `import type { Either } from "fp-ts/Either";\n${letter}export const send = (made: Either<Error, Letter>) => { console.log(made.right); };`,
    ),
  ).toBe("recipientEmail");
});

describe("what middleware of Hono keeps", () => {
  const inRoute = (logged: string, before = ""): string =>
    pathsOf(`
      import { Hono } from "hono";
      import { createMiddleware } from "hono/factory";
      interface Customer { id: string; taxNumber: string; tier: "free" | "pro" }
      interface Kept { Variables: { customer: Customer; locale: string } }
      ${before}
      const app = new Hono<Kept>();
      app.use(signedIn).get("/me", (c) => { console.log(${logged}); return c.text("ok"); });`);

  test("is given to the handlers behind it", () => {
    expect(inRoute(`c.get("customer")`)).toBe("taxNumber");
    expect(inRoute("c.var.customer")).toBe("taxNumber");
    expect(inRoute(`c.get("customer").tier, c.var.locale, c.get("locale")`)).toBe("");
    expect(
      inRoute("1", `const tell = createMiddleware<Kept>(async (c, next) => { console.log(c.var.customer); });`),
    ).toBe("taxNumber");
  });
});

test("a database that is made is one of its tables", () => {
  const rows = (query: string): string =>
    pathsOf(`
      import { Kysely } from "kysely";
      interface Database { patient: { id: number; nationalId: string; ward: string }; ward: { id: number; beds: number } }
      const db = new Kysely<Database>({ dialect });
      export const show = async () => console.log(await db.${query});`);
  expect(rows(`selectFrom("patient").selectAll().executeTakeFirst()`)).toBe("nationalId");
  expect(rows(`selectFrom("patient").select(["ward"]).executeTakeFirst()`)).toBe("");
  expect(rows(`selectFrom("ward").selectAll().execute()`)).toBe("");
});

test("a call of gRPC has the request that it is declared for", () => {
  const told = (logged: string): string =>
    pathsOf(`
      import type { ServerUnaryCall } from "@grpc/grpc-js";
      interface Login { username: string; password: string; device: string }
      export function login(call: ServerUnaryCall<Login, unknown>) { console.log(${logged}); }`);
  expect(told("call.request")).toContain("password");
  expect(told("call.request.device")).toBe("");
});

test("models that are set on an object are found there", () => {
  const files = {
    "/app/models/index.js": `
      const { Sequelize, DataTypes } = require("sequelize");
      const sequelize = new Sequelize("sqlite::memory:");
      const db = {};
      db.Account = require("./account")(sequelize, DataTypes);
      module.exports = db;`,
    "/app/models/account.js": `
      module.exports = (sequelize, DataTypes) => sequelize.define("Account", { iban: DataTypes.STRING, level: DataTypes.INTEGER });`,
  };
  const logged = (query: string): string =>
    pathsOf(
      `const db = require("./models/index.js");\nexport const show = async () => console.log(await ${query});`,
      files,
    );
  expect(logged("db.Account.findOne()")).toBe("iban");
  expect(logged(`db.Account.findAll({ attributes: ["level"] })`)).toBe("");
  expect(logged("db.Account.count()")).toBe("");
});

test("a getter without a type holds what it returns", () => {
  const files = {
    "/app/settings.ts": `
      export class Settings {
        get(key: string): string { return this.values[key]; }
        get database() { return { host: this.get("DB_HOST"), password: this.get("DB_PASSWORD") }; }
        get port() { return Number(this.get("PORT")); }
      }`,
  };
  const logged = (read: string): string =>
    pathsOf(
      `import { Settings } from "./settings";
       export class Start { constructor(private readonly settings: Settings) {} run() { console.log(${read}); } }`,
      files,
    );
  expect(logged("this.settings.database")).toBe("password");
  expect(logged("this.settings.database.host")).toBe("");
  expect(logged("this.settings.port")).toBe("");
});

test("callbacks are given the document that was asked for", () => {
  const found = (code: string): string =>
    pathsOf(`
      import mongoose from "mongoose";
      const Guest = mongoose.model("Guest", new mongoose.Schema({ passportNumber: String, plan: String }));
      ${code}`);
  expect(found(`new Guest({}).save((error, saved) => console.log(saved));`)).toBe("passportNumber");
  expect(found(`Guest.findOne({ plan: "a" }, (error, guest) => console.log(guest));`)).toBe("passportNumber");
  expect(found(`Guest.countDocuments({}, (error, count) => console.log(count));`)).toBe("");
});

test("nothing is told of a document where a test has shown that there is none", () => {
  const code = (guard: string): string => `
    import mongoose from "mongoose";
    const Guest = mongoose.model("Guest", new mongoose.Schema({ passportNumber: String, plan: String }));
    export const show = (id) => Guest.findById(id, (error, guest) => { if (${guard}) { console.log("guest", guest); return; } next(guest); });`;
  const told = (guard: string): number => findingsIn("no-unfiltered-object-in-log", code(guard)).length;
  expect(told("!guest")).toBe(0);
  expect(told("guest")).toBe(1);
});
