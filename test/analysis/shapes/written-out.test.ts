// What an object leaves out when it is written as JSON, and what declarations promise of single values.
import { describe, expect, test } from "vitest";
import { declaredFields, messagesOf, natureOf } from "./fields.ts";

/** Paths with a mark at those that JSON leaves out. */
function paths(code: string): readonly string[] {
  return declaredFields(code).map(({ path, inJson }) => `${path.join(".")}${inJson ? "" : " (not in JSON)"}`);
}

describe("toJSON", () => {
  test.each([
    ["a rest", `toJSON() { const { password, ...rest } = this; return rest; }`],
    ["a list of fields", `toJSON() { return { id: this.id, email: this.email }; }`],
    ["deleting", `toJSON() { const copy = { ...this }; delete copy.password; return copy; }`],
    ["omit", `toJSON() { return omit(this, ["password"]); }`],
    ["nothing in its place", `toJSON() { return { ...this, password: undefined }; }`],
  ])("of a class: %s", (_, method) => {
    const code = `class User { id = 1; email = read(); password = read(); ${method} }\nconst show = (user: User) => console.log(user);`;
    expect(paths(code)).toEqual(["email", "password (not in JSON)"]);
  });

  const fields = `{ email: String, password: String }`;
  const show = `const User = mongoose.model("User", schema);\nexport const show = async () => console.log(await User.findOne({}));`;

  test.each([
    [
      "schema option",
      `const schema = new mongoose.Schema(${fields}, { toJSON: { transform(doc, ret) { delete ret.password; return ret; } } });`,
    ],
    [
      "set",
      `const schema = new mongoose.Schema(${fields});\nschema.set("toJSON", { transform: (_doc, ret) => { delete ret.password; } });`,
    ],
    [
      "method",
      `const schema = new mongoose.Schema(${fields});\nschema.methods.toJSON = function () { const { password, ...rest } = this.toObject(); return rest; };`,
    ],
    [
      "method by name",
      `const schema = new mongoose.Schema(${fields});\nschema.method("toJSON", function () { const copy = this.toObject(); delete copy.password; return copy; });`,
    ],
    [
      "private field of a plugin",
      `const schema = new mongoose.Schema({ email: String, password: { type: String, private: true } });\nschema.plugin(toJSON);`,
    ],
  ])("of a Mongoose schema: %s", (_, schema) => {
    expect(paths(`import mongoose from "mongoose";\n${schema}\n${show}`)).toEqual(["email", "password (not in JSON)"]);
  });

  test("a toJSON that is called leaves the field out at once", () => {
    const code = `class User { email = read(); password = read(); toJSON() { const { password, ...rest } = this; return rest; } }\nconst show = (user: User) => console.log(user.toJSON());`;
    expect(paths(code)).toEqual(["email"]);
  });

  test("of a class without one, all is written", () => {
    const code = `class User { email = read(); password = read(); toString() { return "user"; } }\nconst show = (user: User) => console.log(user);`;
    expect(paths(code)).toEqual(["email", "password"]);
  });
});

describe("a single value", () => {
  const declarations = `enum Token { Open, Close }\ninterface Usage { password: boolean; token: Token; secret: "a" | "b"; apiKey: number; email: string; when: Date; load(): string; session: { kind: Token; size: number } }\n`;

  test.each([
    ["usage.password", "scalar"],
    ["usage.token", "scalar"],
    ["usage.secret", "scalar"],
    ["usage.apiKey", "scalar"],
    ["usage.when", "scalar"],
    ["usage.load", "scalar"],
    ["usage.email", "text"],
    ["usage.session", "object"],
    ["usage.other", "unknown"],
  ])("%s is %s", (expression, nature) => {
    expect(natureOf(`${declarations}const show = (usage: Usage) => console.log(${expression});`)).toBe(nature);
  });
});

describe("findings", () => {
  const user = `class User { id = 1; password = read(); toJSON() { return { id: this.id }; } }\n`;

  test.each([
    [
      "inside a JSON record",
      `import pino from "pino";\nconst logger = pino();\n${user}const show = (user: User) => logger.info({ user }, "seen");`,
    ],
    ["as JSON text", `${user}const show = (user: User) => console.log(JSON.stringify(user));`],
  ])("silent where toJSON is asked: %s", (_, code) => {
    expect(messagesOf(code)).toEqual([]);
  });

  test.each([
    ["on a console", `${user}const show = (user: User) => console.log(user);`],
    [
      "as the record itself",
      `import pino from "pino";\nconst logger = pino();\n${user}const show = (user: User) => logger.info(user, "seen");`,
    ],
  ])("where it is not: %s", (_, code) => {
    expect(messagesOf(code)[0]).toContain("`password`");
  });
});
