// Texts that grow in one direction: each shape has broken some parser or tree walker when it was large.

/** Makes a text with `n` of whatever the shape is about; tsx where the shape needs it, ts otherwise. */
export interface Shape {
  readonly id: string;
  readonly extension?: "tsx" | "js";
  readonly make: (n: number) => string;
}

// A line break now and then, or the large ones would be taken for minified and never reach the parser.
const times = (unit: string, n: number) => (unit.repeat(20) + "\n").repeat(Math.floor(n / 20)) + unit.repeat(n % 20);
const nest = (open: string, middle: string, close: string) => (n: number) => times(open, n) + middle + times(close, n);
const chain = (first: string, next: string) => (n: number) => first + times(next, n);
const many = (make: (i: number) => string) => (n: number) => Array.from({ length: n }, (_, i) => make(i)).join("\n");

/** In no particular order; the ids are what a failing test shows. */
export const shapes: readonly Shape[] = [
  { id: "parentheses", make: nest("(", "1", ")") },
  { id: "arrays", make: nest("[", "1", "]") },
  { id: "objects", make: (n) => `x = ${nest("{a:", "1", "}")(n)}` },
  { id: "blocks", make: nest("{", ";", "}") },
  { id: "calls in calls", make: nest("f(", "1", ")") },
  { id: "async calls in async calls", make: nest("async(", "1", ")") },
  { id: "arrow functions in arrow functions", make: (n) => `x = ${chain("", "a => ")(n)}1` },
  { id: "async arrows in async arrows", make: (n) => `x = ${times("async (a) => ", n)}1` },
  { id: "arrow parameters with defaults", make: nest("(a = ", "1", ") => a") },
  { id: "type arguments", make: (n) => `let x: ${nest("A<", "B", "> ")(n)};` },
  { id: "type arguments of calls", make: nest("f<", "T", "> ()") },
  { id: "less-than chains", make: chain("a", " < a") },
  { id: "string concatenation", make: chain('log("a"', ' + "a"') },
  { id: "number additions", make: chain("x = 1", " + 1") },
  { id: "logical operators", make: chain("x = a", " || a") },
  { id: "nullish operators", make: chain("x = a", " ?? a") },
  { id: "commas", make: chain("a", ", a") },
  { id: "members", make: chain("a", ".b") },
  { id: "optional members", make: chain("a", "?.b") },
  { id: "calls of calls", make: chain("a", "()") },
  { id: "method chains", make: chain("query()", ".where(x => x.id)") },
  { id: "elements", make: chain("a", "[0]") },
  { id: "new of new", make: (n) => `${times("new ", n)}A` },
  { id: "negations", make: (n) => `${times("!", n)}a` },
  { id: "typeof of typeof", make: (n) => `${times("typeof ", n)}a` },
  { id: "await of await", make: (n) => `async function f() { ${times("await ", n)}a }` },
  { id: "powers", make: chain("x = a", " ** a") },
  { id: "assignments", make: (n) => `${times("a = ", n)}1` },
  { id: "ternaries at the end", make: (n) => `x = ${times("a ? b : ", n)}c` },
  { id: "ternaries in the middle", make: (n) => `x = ${times("a ? ", n)}b${times(" : c", n)}` },
  { id: "else-if chains", make: (n) => `${times("if (a) b(); else ", n)}c()` },
  { id: "if in if", make: (n) => `${times("if (a) ", n)}b()` },
  { id: "functions in functions", make: nest("function f() {", "", "}") },
  { id: "classes in classes", make: nest("class A { m() {", "", "}}") },
  { id: "callbacks in callbacks", make: nest("f(() => {", "", "});") },
  { id: "templates in templates", make: nest("`${", "a", "}`") },
  { id: "long templates", make: (n) => `log(\`${times("${a} ", n)}\`)` },
  { id: "tagged templates", make: chain("a", "``") },
  { id: "switch in switch", make: nest("switch (a) { case 1:", "", "}") },
  { id: "long switches", make: (n) => `switch (a) { ${many((i) => `case ${i}: b = ${i};`)(n)} }` },
  { id: "labels", make: (n) => `${times("a: ", n)};` },
  { id: "loops in loops", make: (n) => `${times("for (;;) ", n)};` },
  { id: "while in while", make: (n) => `${times("while (a) ", n)}{ log(a); }` },
  { id: "try in try", make: nest("try {", "", "} catch {}") },
  { id: "nested patterns", make: (n) => `const ${nest("[", "a", "]")(n)} = b;` },
  { id: "spreads", make: nest("[...", "a", "]") },
  { id: "unions of types", make: (n) => `type T = ${times("A | ", n)}B;` },
  { id: "conditional types", make: (n) => `type T = ${times("A extends B ? C : ", n)}D;` },
  { id: "array types", make: chain("let x: a", "[]") },
  { id: "elements in elements", extension: "tsx", make: nest("<a>", "b", "</a>") },
  { id: "attributes in attributes", extension: "tsx", make: nest("<a b={", "c", "}/>") },
  { id: "decorators", make: (n) => `${times("@a ", n)}class A {}` },
  { id: "regular expression groups", make: (n) => `x = /${"(".repeat(n)}a${")".repeat(n)}/` },
  { id: "one long string", make: (n) => `x = "${"a".repeat(n)}"` },
  { id: "one long comment", make: (n) => `/*${"*".repeat(n)}*/` },
  { id: "one long identifier", make: (n) => "a".repeat(n) },
  { id: "many parameters", make: (n) => `function f(${many((i) => `a${i},`)(n)}) {}` },
  {
    id: "many variables that copy each other",
    make: (n) => `let a0 = 1;\n${many((i) => `let a${i + 1} = a${i};`)(n)}`,
  },
  { id: "many functions that call each other", make: many((i) => `function f${i}(p) { return f${i + 1}(p); }`) },
  { id: "many imports", make: many((i) => `import { a${i} } from "./m${i}";`) },
  { id: "many log calls", make: many((i) => `console.log("row", row${i}.password);`) },
  { id: "many branches in a row", make: many((i) => `if (a${i}) secret = b${i};`) },
  { id: "many branches in a loop", make: (n) => `while (a) { ${many((i) => `if (b) c${i} = c${i + 1};`)(n)} }` },
  { id: "one large object", make: (n) => `const o = { ${many((i) => `k${i}: v${i},`)(n)} }; console.log(o);` },
  { id: "unclosed everything", make: (n) => times("({[`${", n) },
  { id: "closers without openers", make: (n) => times("}])`", n) },
  { id: "HTML-like comments", extension: "js", make: (n) => "<!-- x\n--> y\n".repeat(n) },
  { id: "carriage returns", make: (n) => "a;\r".repeat(n) },
  { id: "line separators", make: (n) => "a;\u2028".repeat(n) },
  { id: "lone surrogates", make: (n) => `x = "${"\ud800".repeat(n)}"; ${"\udc00".repeat(n)}` },
  { id: "NUL characters", make: (n) => "\0".repeat(n) },
  { id: "braces escapes", make: (n) => `x = "${"\\u{110000}".repeat(n)}"` },
];
