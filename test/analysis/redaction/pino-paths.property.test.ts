// The path matcher against the real pino: whatever the paths and the object, both must agree on every leaf.
import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { createPathMatcher, pathProblem } from "../../../src/analysis/redaction/pino-paths.ts";

const names = ["password", "user", "headers", "a", "set-cookie", "x y", "0"];
const name = fc.constantFrom(...names);

/** Leaves are texts that say where they stand, so that the log line shows which of them were masked. */
type Tree = { readonly [name: string]: Tree | string } | readonly (Tree | string)[];

const { tree } = fc.letrec<{ tree: Tree; node: Tree | string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: "tree" },
    fc.dictionary(name, tie("node"), { minKeys: 1, maxKeys: 4 }),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
  ),
  node: fc.oneof({ maxDepth: 4, depthIdentifier: "tree" }, fc.constant("leaf"), tie("tree")),
}));
const record = fc.dictionary(name, fc.oneof(fc.constant("leaf"), tree), { minKeys: 1, maxKeys: 5 });

const step = fc.oneof(
  { weight: 5, arbitrary: name.map((text) => ({ text, bracket: false })) },
  { weight: 2, arbitrary: fc.constant({ text: "*", bracket: false }) },
  { weight: 1, arbitrary: fc.constant({ text: "*", bracket: true }) },
  { weight: 1, arbitrary: name.map((text) => ({ text: `"${text}"`, bracket: true })) },
  { weight: 1, arbitrary: name.map((text) => ({ text, bracket: true })) },
  { weight: 1, arbitrary: fc.constant({ text: "", bracket: true }) },
  { weight: 1, arbitrary: name.map((text) => ({ text: `\`${text}\``, bracket: true })) },
);
const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) =>
  steps
    .map(({ text, bracket }) => (bracket ? `[${text}]` : `.${text}`))
    .join("")
    .replace(/^\./, ""),
);
const paths = fc.array(path, { minLength: 1, maxLength: 5 });

/** The record with each leaf replaced by its own marker, and where the markers stand. */
function marked(node: Tree | string, fields: readonly string[], leaves: (readonly string[])[]): object | string {
  if (typeof node === "string") return `leaf-${leaves.push(fields)}-end`;
  const entries = Object.entries(node).map(([key, child]) => [key, marked(child, [...fields, key], leaves)] as const);
  return Array.isArray(node) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

function logged(redact: { paths: string[]; remove?: boolean }, log: (logger: pino.Logger) => void): string {
  const lines: string[] = [];
  log(pino({ redact, base: null }, { write: (line: string) => void lines.push(line) }));
  return lines.join("");
}

function agree(list: readonly string[], line: string, leaves: readonly (readonly string[])[]): void {
  const matcher = createPathMatcher(list);
  for (const [index, fields] of leaves.entries()) {
    expect({ fields, masked: matcher.masks(fields) }).toEqual({
      fields,
      masked: !line.includes(`leaf-${index + 1}-end`),
    });
  }
}

describe("the verdict is that of pino", () => {
  test("for fields of the merging object", () => {
    fc.assert(
      fc.property(paths, record, fc.boolean(), (list, object, remove) => {
        const leaves: (readonly string[])[] = [];
        const merging = marked(object, [], leaves);
        agree(
          list,
          logged({ paths: [...list], remove }, (logger) => logger.info(merging)),
          leaves,
        );
      }),
      { numRuns: 3000 },
    );
  });

  test("for an object that is printed into the message", () => {
    fc.assert(
      fc.property(paths, record, (list, object) => {
        const leaves: (readonly string[])[] = [];
        const printed = marked(object, [], leaves);
        const line = logged({ paths: [...list] }, (logger) => {
          logger.info("request %j", printed);
        });
        const matcher = createPathMatcher(list);
        for (const [index, fields] of leaves.entries()) {
          // The whole message is a field too.
          const masked = matcher.masksPrinted(fields) || matcher.masks(["msg"]);
          expect({ fields, masked }).toEqual({ fields, masked: !line.includes(`leaf-${index + 1}-end`) });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("for paths that it refuses", () => {
    const odd = fc.string({ unit: fc.constantFrom("a", "b", ".", "[", "]", '"', "'", "*", ","), maxLength: 8 });
    fc.assert(
      fc.property(odd, (text) => {
        let refused = false;
        try {
          pino({ redact: [text] }, { write: () => undefined });
        } catch {
          refused = true;
        }
        expect({ text, refused: pathProblem(text)?.kind === "refused" }).toEqual({ text, refused });
      }),
      { numRuns: 2000 },
    );
  });
});

describe("paths that can never match", () => {
  test.each([
    ["**.password", "do not recurse"],
    ["$.user.password", "begins with `$`"],
    ["users[].password", "write `[*]`"],
    ["*Token", "a whole level only"],
    ["/password/i", "regular expression"],
    [" password", "a space"],
  ])("%s %s", (text, reason) => {
    expect(pathProblem(text)).toHaveProperty("kind", "never");
    expect(pathProblem(text)?.reason).toContain(reason);
  });

  test.each([
    "password",
    "*.password",
    "*.*.password",
    "users[*].password",
    'req.headers["set-cookie"]',
    "req.headers.x-api-key",
  ])("%s is sound", (text) => expect(pathProblem(text)).toBeUndefined());
});
