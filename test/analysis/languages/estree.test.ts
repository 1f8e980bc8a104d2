// Our conversion to ESTree against typescript-estree's: whatever the lowering reads has the same type, the same content and the same
// place. What we leave out on purpose is listed here.
import fs from "node:fs";
import path from "node:path";
import { parse } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import { expect, test } from "vitest";
import { toEstree } from "../../../src/analysis/languages/typescript/estree/index.ts";
import { realSources } from "../../robustness/real-sources.ts";

/** Fields that only typescript-estree has, and that nobody reads. */
const leftOut = new Set(
  (
    "loc parent raw directive sourceType comments tokens shorthand optional definite declare abstract override readonly accessibility " +
    "implements generator expression delegate prefix await exportKind importKind phase attributes options tail const in out asserts " +
    "typeParameter global selfClosing label"
  ).split(" "),
);
/** Types of which fewer fields are kept. */
const shortened: Readonly<Record<string, readonly string[]>> = {
  JSXOpeningElement: ["attributes"],
  JSXClosingElement: [],
  JSXAttribute: ["value"],
  JSXText: [],
  TSTypeParameterInstantiation: ["params"],
  TSTypeParameterDeclaration: ["params"],
  TSTypeAnnotation: ["typeAnnotation"],
  TSFunctionType: ["returnType"],
  TSConstructorType: ["returnType"],
  TSCallSignatureDeclaration: ["returnType"],
  TSConstructSignatureDeclaration: ["returnType"],
  TSMethodSignature: ["computed", "key", "kind", "returnType"],
  TSTemplateLiteralType: ["types"],
  TSIndexSignature: ["typeAnnotation"],
  TSEnumMember: ["id", "initializer"],
  TSParameterProperty: ["parameter", "decorators"],
  TSPropertySignature: ["computed", "key", "typeAnnotation"],
  TSModuleDeclaration: ["body"],
};
/** Their ranges are rough: nothing points at them. */
const withoutRange = new Set(["TSTypeParameterInstantiation", "TSTypeParameterDeclaration", "TSTypeAnnotation"]);
/** Whose `expression` and `label` count, although those of other types do not. */
const keepsExpression = /Statement$|^TS|^JSX|Decorator/;

/** The tree as nested lists, so that a difference shows where it is. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value ?? null;
  const node = value as Record<string, unknown>;
  // Chains are told by nobody; what is in them is.
  if (node.type === "ChainExpression") return plain(node.expression);
  const type = typeof node.type === "string" ? node.type : "";
  const kept = Object.hasOwn(shortened, type) ? shortened[type] : undefined;
  const entries = Object.entries(node).filter(([key, field]) => {
    if (key === "type" || (key === "range" && !withoutRange.has(type))) return true;
    if (kept) return kept.includes(key);
    if (key === "expression" || key === "label") return field !== false && keepsExpression.test(type);
    if (type === "Literal" && "regex" in node && key === "value") return false;
    return !leftOut.has(key) && !isNothing(field);
  });
  return Object.fromEntries(
    entries.map(([key, field]): [string, unknown] => [key, plain(field)]).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function isNothing(field: unknown): boolean {
  return field === undefined || field === null || (Array.isArray(field) && field.length === 0);
}

function sourceFile(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function trees(file: string, text: string): { readonly ours: unknown; readonly theirs: unknown } {
  const jsx = file.endsWith("x");
  const options = { range: true, allowInvalidAST: true, jsx, filePath: file, suppressDeprecatedPropertyWarnings: true };
  return { ours: plain(toEstree(sourceFile(file, text))), theirs: plain(parse(text, options)) };
}

test.each([
  ["declarations", `var a = 1, b; let { c, d: { e = 2 }, ...f } = g; const [h, , i = 3, ...j]: number[] = k;`],
  [
    "exports",
    `export const a = 1; export { b as c, d } from "m"; export * from "n"; export * as o from "p"; export default a;`,
  ],
  [
    "exported declarations",
    `export default class A {}\nexport /* public */ async function load() {}\nexport enum E { A, "b" = 2 }`,
  ],
  [
    "imports",
    `import a, { b as c, type D } from "m"; import * as e from "n"; import f = require("f"); import type { G } from "g";`,
  ],
  ["CommonJS", `const pino = require("pino"); module.exports = { log: pino() }; export = pino;`],
  [
    "statements",
    `for (;;) { break; } for (const a of b) continue; for (c in d); while (e) do f(); while (g); l: { break l; }`,
  ],
  ["branches", `if (a) b(); else if (c) { d(); } else e(); switch (f) { case 1: g(); default: h(); }`],
  [
    "exceptions",
    `try { a(); } catch ({ message }) { throw message; } finally { b(); } try {} catch {}; debugger; with (c) d();`,
  ],
  [
    "operators",
    `a + b + c - d * (e ** f); g && h || i ?? j; k = l += m; n ||= o; !p; -q; r++; --s; typeof t; void 0; delete u.v;`,
  ],
  ["chains", `a?.b.c?.(d)[e]!.f; (g?.h).i; new j.K<L>(m, ...n); super.o; import("p"); import.meta.url; q, (r, s), t;`],
  ["targets", `[a, b.c, { d, e: [f = 1] }, ...g] = h; ({ i = 2, ...j.k } = l); (m) = n; for ({ o } of p);`],
  ["literals", `"a"; 0x1f; 1_000n; /[/]x/gi; true; null; [1, , 2]; ({ a, b: 1, [c]: 2, "d-e": 3, ...f });`],
  ["templates", "`a`; `b${c}d${`e${f}`}`; tag`g${h}\\unicode`; tag<T>`i`;"],
  [
    "functions",
    `async function* a(b = 1, { c }: D, ...e: F[]): Promise<G> { yield* b; await c; } const h = async <T,>(i?: T) => i;`,
  ],
  ["object methods", `({ a() {}, get b() { return 1; }, set b(v) {}, async *[c]() {}, "d"() {} });`],
  [
    "classes",
    `@Injectable() export class A<T> extends B<T> implements C { static #a = 1; @Column({ name: "b" }) private readonly b!: string;
     declare c; accessor d = 2; constructor(private e: E, @Inject(F) public readonly f?: F) { super(); } get g() { return this.#a; }
     static { h(); } abstract i(): void; [key: string]: unknown; ; static async j<U>(k: U) {} }`,
  ],
  [
    "types",
    `type A<T extends B = C> = { a?: string; readonly b: number[]; c(): void; get d(): E; [k: string]: F } & G.H<I> | null;
     type J = [k: L, ...m: N[]] | keyof O | P["q"] | typeof r.s | (typeof this.t) | U extends infer V ? W : never;
     type X = { readonly [Y in keyof Z]?: Z[Y] }; type M = import("m").N<string>; type Q = typeof import("q"); type T = \`a\${B}\`;`,
  ],
  [
    "interfaces",
    `export interface A<T> extends B<T>, C.D { new (a: E): F; (g: H): I; j: (k: L) => asserts k is M; n?(): this }`,
  ],
  [
    "casts",
    `a as B; <C>d; e satisfies F; g!; h<I>; function j(k: unknown): k is string { return true; } declare function l(): void;`,
  ],
  [
    "namespaces",
    `namespace A.B { export const c = 1; } declare module "d" { export function e(): void; } declare global { var f: 1; }`,
  ],
])("%s", (_, text) => {
  const { ours, theirs } = trees("shop.ts", text);
  expect(ours).toEqual(theirs);
});

test("JSX", () => {
  const text = `const A = () => <><B c="d" {...e} f={g} h>text {i /* why */} {/* nothing */}<J.K /></B><l:m n-o={<p />} /></>;`;
  const { ours, theirs } = trees("page.tsx", text);
  expect(ours).toEqual(theirs);
});

test("comments, line breaks and unusual spaces do not move anything", () => {
  const text = `#!/usr/bin/env node\n// why\n\u00a0a /* b */ . c(\n  // d\n  e,\r\n\u2028f /* g */)\n<!-- no\n/** h */ export /* i */ default /* j */ class /* k */ L {}`;
  const { ours, theirs } = trees("shop.js", text);
  expect(ours).toEqual(theirs);
});

test("real sources give the same trees", async () => {
  const folders = ["express", "winston/lib", "jsonwebtoken", "@azure/msal-node/src"].map(
    (name) => `node_modules/${name}`,
  );
  const files = await realSources(...folders, "src/base", "src/client");
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const { ours, theirs } = trees(file, fs.readFileSync(file, "utf8"));
    expect(ours, path.basename(file)).toEqual(theirs);
  }
});

test.each([
  "logger.info(`user ${user.",
  "const client = new Map<string, Array<",
  "import { pino } fro",
  "class A { constructor(private ",
  "export default",
  "const { a, b: } = c; function (",
  "type A = { b: ; }; enum",
  "<div>{user.na",
])("half a text still gives a tree: %s", (text) => {
  expect(toEstree(sourceFile("shop.tsx", text))).toMatchObject({ type: "Program", range: [0, text.length] });
});

test("a text of 200,000 parts and a chain of 20,000 else-ifs need no stack", () => {
  const sum = Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(" + ");
  expect(toEstree(sourceFile("sum.ts", sum)).body).toHaveLength(1);
});
