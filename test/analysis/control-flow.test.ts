// Control flow: on which ways a value can reach a log, and on which it cannot.
import { describe, expect, test } from "vitest";
import { typescript } from "../../src/analysis/languages/typescript/index.ts";
import { findingsIn } from "./check.ts";

/** How many secrets reach a log in the code. */
const leaks = (code: string): number => findingsIn("no-secret-in-log", code).length;

describe("a value that may hold the secret is reported", () => {
  test.each([
    ["after one branch of an if", `let shown = ""; if (debug) shown = password; console.log(shown);`],
    [
      "after an else if",
      `let shown = ""; if (a) shown = "x"; else if (b) shown = password; else shown = "y"; console.log(shown);`,
    ],
    [
      "through a case that falls through",
      `let shown = ""; switch (kind) { case 1: shown = password; case 2: console.log(shown); break; default: }`,
    ],
    [
      "after a switch",
      `let shown = ""; switch (kind) { case 1: shown = password; break; default: shown = "x"; } console.log(shown);`,
    ],
    [
      "in the next round of a loop",
      `let last = ""; for (const user of users) { console.log(last); last = user.password; }`,
    ],
    ["after a while", `let last = ""; while (more()) { last = password; } console.log(last);`],
    ["in a do while", `let last = password; do { console.log(last); last = "x"; } while (more());`],
    [
      "after a labelled break",
      `let last = ""; outer: for (;;) { for (const u of users) { last = u.password; break outer; } } console.log(last);`,
    ],
    [
      "after a continue",
      `let last = ""; for (const u of users) { last = u.password; if (u.old) continue; last = "x"; } console.log(last);`,
    ],
    [
      "in a catch, from inside the try",
      `let key = ""; try { key = apiKey; send(key); key = ""; } catch { console.log(key); }`,
    ],
    ["in a finally", `let key = ""; try { key = apiKey; return; } finally { console.log(key); }`],
    ["after a finally", `let key = ""; try { key = apiKey; } finally { done(); } console.log(key);`],
    ["from either side of a conditional", `console.log(verbose ? password : "***");`],
    ["from a fallback", `console.log(shown ?? password);`],
    ["from a default value", `const { shown = password } = options; console.log(shown);`],
    ["from a default parameter", `function show(text = password) { console.log(text); }`],
    ["through +=", `let line = "in "; line += password; console.log(line);`],
    ["through ??=", `let line; line ??= password; console.log(line);`],
    ["from an outer variable", `const key = apiKey; function show() { console.log(key); }`],
    [
      "from a variable that another function sets",
      `let key; function init() { key = apiKey; } function show() { console.log(key); }`,
    ],
    ["in a closure of a parameter", `function later(text) { setTimeout(() => console.log(text)); } later(password);`],
    ["through two functions", `const a = (x) => b(x); const b = (y) => console.log(y); a(password);`],
    ["in a method that another method calls", `class A { run() { this.show(password); } show(x) { console.log(x); } }`],
    ["in a getter's object", `const session = { get token() { return accessToken; } }; console.log(session.token);`],
    ["in a getter of a class", `class A { get token() { return accessToken; } show() { console.log(this.token); } }`],
    ["from one of many fallbacks", `console.log(shown ?? (quick ? "x" : (cached || password)));`],
    ["in a promise", `load().then((accessToken) => console.log(accessToken));`],
    ["in a generator", `function* show() { const key = yield; console.log(apiKey, key); }`],
    ["with an optional chain", `console.log(user?.credentials?.password);`],
    ["in a static block", `class A { static { console.log(password); } }`],
    ["in an immediately called function", `(() => { console.log(password); })();`],
    ["in an element of JSX", `const page = <p onClick={() => console.log(password)}>in</p>;`],
    ["in a namespace", `namespace Debug { console.log(password); }`],
  ])("%s", (_, code) => {
    const isJsx = code.includes("</p>");
    const found = findingsIn("no-secret-in-log", code, isJsx ? { path: "/src/page.tsx" } : {});
    expect(found).toHaveLength(1);
  });
});

describe("a value that cannot hold the secret is not", () => {
  test.each([
    ["after it was overwritten", `let shown = password; shown = "x"; console.log(shown);`],
    [
      "when both branches overwrite it",
      `let shown = password; if (a) shown = "x"; else shown = "y"; console.log(shown);`,
    ],
    [
      "when every case overwrites it",
      `let shown = password; switch (k) { case 1: shown = "x"; break; default: shown = "y"; } console.log(shown);`,
    ],
    ["before it is stored", `let shown = ""; console.log(shown); shown = password;`],
    ["after the branch that leaves", `let shown = ""; if (a) { shown = password; return; } console.log(shown);`],
    [
      "after the branch that throws",
      `let shown = ""; if (a) { shown = password; throw new Error("x"); } console.log(shown);`,
    ],
    ["when the finally overwrites it", `let key = ""; try { key = apiKey; } finally { key = ""; } console.log(key);`],
    ["in another variable of the same name", `const shown = password; { const shown = "x"; console.log(shown); }`],
    ["in a parameter of the same name", `const text = password; const show = (text) => console.log(text); show("x");`],
    ["in another field", `const a = { x: password, y: 1 }; const { y } = a; console.log(y);`],
    ["in a comparison", `console.log(password === given ? "same" : "other");`],
  ])("%s", (_, code) => expect(leaks(code)).toBe(0));
});

describe("the program", () => {
  test("has operands before the values that use them", () => {
    const { values } = typescript.parse("/src/a.ts", "const total = a.b(c + `${d}`) ? [e, ...f] : { g, h: i.j };");
    for (const [id, value] of values.entries()) {
      const operands = value.op === "call" ? [value.callee, ...value.args.map((argument) => argument.value)] : [];
      for (const operand of operands) expect(operand).toBeLessThan(id);
    }
  });

  test("knows what is exported, under its outer name", () => {
    const { exports } = typescript.parse(
      "/src/a.ts",
      `export const a = 1; const b = 2; export { b as c }; export default b; export * from "./d"; export { e } from "./f";`,
    );
    expect(exports.map(({ name, specifier }) => [name, specifier])).toEqual([
      ["a", undefined],
      ["c", undefined],
      ["default", undefined],
      ["*", "./d"],
      ["e", "./f"],
    ]);
  });

  test("keeps declared shapes with their fields", () => {
    const { shapes } = typescript.parse(
      "/src/a.ts",
      `interface User { id: string; password?: string }\ntype Mode = "a" | "b";\nenum Role { Admin }\nclass Session { token: string = ""; }`,
    );
    expect(shapes.map(({ name, kind, type }) => [name, kind, type.kind === "object" ? type.fields.length : 0])).toEqual(
      [
        ["User", "interface", 2],
        ["Mode", "alias", 0],
        ["Role", "enum", 1],
        ["Session", "class", 1],
      ],
    );
  });
});
