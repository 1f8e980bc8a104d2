// Types as people write them: interfaces, aliases, classes, utility types, generics and imports.
import { describe, expect, test } from "vitest";
import { declaredFields, declaredPaths } from "./fields.ts";

const user = `interface User { id: string; email: string; passwordHash: string; isAdmin: boolean; createdAt: Date }\n`;

describe("a parameter with a declared type", () => {
  test.each([
    ["interface", `${user}const show = (user: User) => console.log(user);`],
    [
      "alias",
      `type User = { id: string; email: string; passwordHash: string };\nconst show = (user: User) => console.log(user);`,
    ],
    [
      "class",
      `class User { id!: string; email!: string; passwordHash!: string }\nconst show = (user: User) => console.log(user);`,
    ],
    [
      "parameter properties",
      `class User { constructor(readonly id: string, public email: string, private passwordHash: string) {} }\nconst show = (user: User) => console.log(user);`,
    ],
    ["optional", `${user}const show = (user?: User | null) => console.log(user);`],
    ["promise", `${user}async function show(load: Promise<User>) { const user = await load; console.log(user); }`],
    ["readonly", `${user}const show = (user: Readonly<Partial<User>>) => console.log(user);`],
    [
      "extends",
      `interface Account { email: string }\ninterface User extends Account { passwordHash: string }\nconst show = (user: User) => console.log(user);`,
    ],
    [
      "class that extends",
      `class Account { email!: string }\nclass User extends Account { passwordHash!: string }\nconst show = (user: User) => console.log(user);`,
    ],
    [
      "intersection",
      `type User = { email: string } & { passwordHash: string };\nconst show = (user: User) => console.log(user);`,
    ],
    ["written in place", `const show = (user: { email: string; passwordHash: string }) => console.log(user);`],
    ["cast", `${user}const show = (row: unknown) => console.log(row as User);`],
    [
      "mapped",
      `${user}type Draft = { [K in keyof User]?: User[K] };\nconst show = (user: Draft) => console.log(user);`,
    ],
  ])("%s", (_, code) => {
    expect(declaredPaths(code).filter((path) => path !== "id")).toEqual(["email", "passwordHash"]);
  });

  test("a list shows its elements", () => {
    expect(declaredPaths(`${user}const show = (users: User[]) => console.log(users);`)).toEqual([
      "[].email",
      "[].passwordHash",
    ]);
    expect(declaredPaths(`${user}const show = (users: Map<string, User>) => console.log(users);`)).toHaveLength(2);
  });

  test("objects inside it are looked into", () => {
    const code = `interface Profile { phoneNumber: string }\ninterface Order { total: number; buyer: { profile: Profile } }\nconst show = (order: Order) => console.log(order);`;
    expect(declaredPaths(code)).toEqual(["buyer.profile.phoneNumber"]);
  });

  test("a type that holds itself ends", () => {
    const code = `interface Employee { ssn: string; manager: Employee; reports: Employee[] }\nconst show = (employee: Employee) => console.log(employee);`;
    expect(declaredPaths(code)[0]).toBe("ssn");
  });
});

describe("utility types", () => {
  test.each([
    ["Pick", `Pick<User, "id" | "email">`, ["email"]],
    ["Omit", `Omit<User, "passwordHash">`, ["email"]],
    ["Omit by a name for names", `Omit<User, Hidden>`, ["email"]],
    ["Record", `Record<"primary", User>`, ["primary.email", "primary.passwordHash"]],
    ["indexed", `{ owner: User }["owner"]`, ["email", "passwordHash"]],
    ["tuple", `[number, User]`, ["1.email", "1.passwordHash"]],
    ["generic", `Page<User>`, ["items.[].email", "items.[].passwordHash"]],
  ])("%s", (_, type, paths) => {
    const code = `${user}type Hidden = "passwordHash";\ninterface Page<T> { items: T[]; total: number }\nconst show = (user: ${type}) => console.log(user);`;
    expect(declaredPaths(code)).toEqual(paths);
  });
});

describe("silent: what is no text, or not a person's", () => {
  test.each([
    [
      "flags and counts",
      `interface Usage { promptTokens: number; hasPassword: boolean; email: boolean; password: () => void }`,
    ],
    ["enums", `enum Token { Open, Close }\ninterface Usage { token: Token; password: "set" | "unset" }`],
    ["the name of a product", `interface Usage { name: string; address: string }`],
    ["names of a secret", `interface Usage { secretName: string; tokenType: string; apiKeyId: string }`],
    [
      "a type of a package",
      `import type { CancellationToken } from "vscode-jsonrpc";\ninterface Usage { token: CancellationToken }`,
    ],
    ["static fields", `class Usage { static password = "x"; #password = "y"; id = 1 }`],
    ["getters", `class Usage { id = 1; get password(): string { return ""; } }`],
  ])("%s", (_, declaration) => {
    expect(declaredPaths(`${declaration}\nconst show = (usage: Usage) => console.log(usage);`)).toEqual([]);
  });

  test("a person's name and address are personal, a shop's are not", () => {
    const fields = `{ name: string; address: string }`;
    const shown = (type: string) =>
      declaredPaths(`interface ${type} ${fields}\nconst show = (it: ${type}) => console.log(it);`);
    expect(shown("Patient")).toEqual(["name", "address"]);
    expect(shown("CustomerDto")).toEqual(["name", "address"]);
    expect(shown("Product")).toEqual([]);
    expect(shown("AppConfig")).toEqual([]);
  });
});

describe("what was done to the value since", () => {
  test.each([
    ["rest of a destructuring", `const { passwordHash, email, ...safe } = user; console.log(safe);`, []],
    ["spread", `console.log({ ...user });`, ["email", "passwordHash"]],
    ["spread with fields in their place", `console.log({ ...user, email: undefined, passwordHash: "***" });`, []],
    ["one field", `console.log(user.id);`, []],
    ["element", `for (const each of [user]) console.log(each);`, ["email", "passwordHash"]],
    ["alias", `const same = user; console.log(same);`, ["email", "passwordHash"]],
  ])("%s", (_, statement, paths) => {
    expect(declaredPaths(`${user}function show(user: User) { ${statement} }`)).toEqual(paths);
  });
});

describe("calls", () => {
  test.each([
    [
      "function of the file",
      `async function load(): Promise<User> { return fetchJson("/me"); }\nasync function show() { const user = await load(); console.log(user); }`,
    ],
    [
      "result that is inferred",
      `class Repo { one(): User { return read(); } }\nclass Service { constructor(private repo: Repo) {}\n  load() { return this.repo.one(); }\n  show() { console.log(this.load()); } }`,
    ],
    ["type argument", `async function show() { const { data } = await axios.get<User>("/me"); console.log(data); }`],
    ["callback", `function show(users: User[]) { users.forEach((user) => console.log(user)); }`],
    ["promise", `function show(load: Promise<User>) { load.then((user) => console.log(user)); }`],
    [
      "found in a list",
      `function show(users: User[]) { const user = users.find((each) => each.id === "1"); console.log(user); }`,
    ],
    ["new", `class Member implements User { email = ""; passwordHash = ""; }\nconsole.log(new Member());`],
  ])("%s", (_, code) => {
    expect(declaredPaths(user + code)).toEqual(["email", "passwordHash"]);
  });
});

describe("types of other files", () => {
  const models = {
    "/app/models.ts": `export ${user}export default User;\nexport class Session { sessionToken!: string; user!: User }`,
  };

  test.each([
    ["named", `import type { User } from "./models";`],
    ["renamed", `import { User as Person } from "./models";\ntype User = Person;`],
    ["namespace", `import * as models from "./models";\ntype User = models.User;`],
    ["default", `import User from "./models";`],
    ["in place", `type User = import("./models").User;`],
    ["through a barrel", `import type { User } from "./barrel";`],
  ])("%s", (_, line) => {
    const files = {
      ...models,
      "/app/barrel.ts": `export * from "./inner";`,
      "/app/inner.ts": `export type { User } from "./models";`,
      "/app/main.ts": `${line}\nconst show = (user: User) => console.log(user);`,
    };
    expect(declaredPaths(files)).toEqual(["email", "passwordHash"]);
  });

  test("a field tells where it is declared", () => {
    const files = {
      ...models,
      "/app/main.ts": `import { Session } from "./models";\nconst show = (session: Session) => console.log(session);`,
    };
    const [field] = declaredFields(files);
    expect(field).toMatchObject({
      path: ["sessionToken"],
      category: "session-token",
      family: "secret",
      strength: "strong",
      file: "/app/models.ts",
      type: "Session",
    });
    expect(models["/app/models.ts"].slice(field?.range.start, field?.range.end)).toBe("sessionToken!: string;");
  });

  test("a function of another file gives what it declares", () => {
    const files = {
      ...models,
      "/app/users.ts": `import { User } from "./models";\nexport class Users { async byId(id: string): Promise<User> { return find(id); } }\nexport const current = (): User => find("me");`,
      "/app/main.ts": `import { current, Users } from "./users";\nclass Controller { constructor(private readonly users: Users) {}\n  async show() { const found = await this.users.byId("1"); console.log(found); } }\nconsole.log(current());`,
    };
    expect(declaredPaths(files)).toEqual(["email", "passwordHash", "email", "passwordHash"]);
  });
});

describe("whose data it is", () => {
  const shown = (declarations: string, type: string) =>
    declaredFields(`${declarations}\nconst show = (it: ${type}) => console.log(it);`)
      .filter(({ strength }) => strength === "strong")
      .map(({ path }) => path.join("."));

  test.each([
    ["an employee that is a program", `interface AiEmployee { username: string; bio: string }`, "AiEmployee"],
    ["a service account", `interface ServiceAccount { email: string; displayName: string }`, "ServiceAccount"],
    ["the client of a service", `interface ReplicationClientOptions { name: string }`, "ReplicationClientOptions"],
    ["what a package publishes", `interface PackageJSON { author: { name: string; email: string } }`, "PackageJSON"],
    ["a machine", `interface ResourceContext { machineId: string }`, "ResourceContext"],
    ["a reference to a secret manager", `interface SecretEnvVar { secret: string; version: string }`, "SecretEnvVar"],
  ])("silent: %s", (_, declarations, type) => {
    expect(shown(declarations, type)).toEqual([]);
  });

  test.each([
    ["a row of a table", `interface PatientTable { name: string }`, "PatientTable", ["name"]],
    [
      "the street of a customer",
      `interface Place { street: string }\ninterface Customer { homeAddress: Place }`,
      "Customer",
      ["homeAddress.street"],
    ],
    [
      "a person in something else",
      `interface Order { name: string; buyer: { name: string } }`,
      "Order",
      ["buyer.name"],
    ],
    ["a user of an API", `interface RestUser { name: string }`, "RestUser", ["name"]],
    ["the secret of a webhook", `interface Webhook { secret: string; url: string }`, "Webhook", ["secret"]],
  ])("%s", (...[, declarations, type, paths]) => {
    expect(shown(declarations, type)).toEqual(paths);
  });
});
