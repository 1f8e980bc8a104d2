// The formats of other tools: what a finding looks like in each, that their rules hold, and that no text of the checked project can step
// out of its place.
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import type { CheckResult } from "../../src/reporters/reporter.ts";
import { baseline, sample } from "./sample.ts";
import { parseXml, type XmlElement } from "./xml.ts";

function render(id: string, result: CheckResult = sample): string {
  return reporters.get(id)?.render(result, { color: false }) ?? `There is no reporter ${id}.`;
}

const payload =
  "\"'><script>alert(1)</script>]]>&lt;%0A::error::x|`a`[b](javascript:c)![d](https://evil.example/e) @here\n::set-output\r\n<!--";

/** The sample as an attacker would name files and write messages. */
const hostile: CheckResult = {
  ...sample,
  textOf: (path) => sample.textOf(path.replace(payload, "")),
  outcomes: sample.outcomes.map((outcome) => {
    const path = outcome.path.replace(/\.js$/, `${payload}.js`);
    if (outcome.status === "skipped") return { ...outcome, path, detail: payload };
    const findings = outcome.findings.map((finding) => ({ ...finding, message: `${payload} reaches \`log\`.` }));
    return { ...outcome, path, findings, notices: outcome.notices.map((notice) => ({ ...notice, message: payload })) };
  }),
};

describe("jsonl", () => {
  test("is one object a line, the summary last", () => {
    const lines = render("jsonl").trimEnd().split("\n");
    const kinds = lines.map((line) => (JSON.parse(line) as { readonly kind: string }).kind);
    expect(kinds).toEqual(["finding", "finding", "finding", "skipped", "notice", "summary"]);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ schema: 1, files: 4, findings: 3, errors: 1 });
  });

  test("stays so whatever texts hold", () => {
    expect(render("jsonl", hostile).trimEnd().split("\n")).toHaveLength(6);
  });
});

describe("github", () => {
  test("annotates the range, errors first", () => {
    expect(render("github")).toBe(
      [
        '::error file=src/login.js,line=6,endLine=6,col=38,endColumn=46,title=Seclog no-secret-in-log::"password" reaches `logger.info`; log the user id instead.',
        '::warning file=src/login.js,line=7,endLine=7,col=46,endColumn=60,title=Seclog no-log-injection::"req.query.name" reaches `logger.warn` with its line breaks; encode it first.',
        '::notice file=src/my audit#1.js,line=2,endLine=2,col=22,endColumn=26,title=Seclog no-log-injection::"name" may reach `console.log` with its line breaks; encode it first.',
        "::warning file=public/app.js,line=1,endLine=1,col=1,endColumn=1,title=Seclog skipped-minified::Not analysed (minified): the longest line has 48120 characters.",
        "::notice file=src/my audit#1.js,line=1,endLine=1,col=8,endColumn=16,title=Seclog syntax::';' expected.",
        "Seclog: 1 error, 1 warning, 1 info.\n",
      ].join("\n"),
    );
  });

  test("gives nobody a command of their own", () => {
    const lines = render("github", hostile).trimEnd().split("\n");
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(0, -1)) {
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=Seclog [a-z-]+::/,
      );
      // A percent sign of the text is escaped, so that the runner does not decode it.
      expect(line).not.toContain("%0A");
    }
  });
});

describe("gitlab", () => {
  // What GitLab's own codeclimate.json asks for, and what its documentation asks for beyond that.
  const schema = {
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        description: { type: "string", minLength: 1 },
        check_name: { type: "string", pattern: "^[a-z-]+$" },
        fingerprint: { type: "string", pattern: "^[0-9a-f]{28}$" },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object",
          required: ["path", "lines"],
          properties: {
            path: { type: "string", pattern: "^(?!\\./|/)." },
            lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
          },
        },
      },
    },
  };

  test("has what GitLab asks for, each fingerprint once", () => {
    const validate = new Ajv().compile(schema);
    for (const result of [sample, hostile, { ...sample, outcomes: [] }]) {
      const issues = JSON.parse(render("gitlab", result)) as readonly { readonly fingerprint: string }[];
      validate(issues);
      expect(validate.errors).toBeNull();
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    }
  });

  test("tells a finding again when its line has moved", () => {
    const fingerprints = (text: string) =>
      (JSON.parse(text) as readonly { readonly fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    const moved = { ...sample, textOf: (path: string) => `\n\n\n${sample.textOf(path) ?? ""}` };
    expect(fingerprints(render("gitlab", moved))).toEqual(fingerprints(render("gitlab")));
  });
});

describe("junit", () => {
  // As in the schemas of Ant and Jenkins: which attributes an element must have, and which children it may have, in this order.
  const elements: Readonly<
    Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>
  > = {
    testsuites: { attributes: [], children: ["testsuite"] },
    testsuite: {
      attributes: ["id", "package", "name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname"],
      children: ["properties", "testcase", "system-out", "system-err"],
    },
    properties: { attributes: [], children: [] },
    testcase: { attributes: ["name", "classname", "time"], children: ["skipped", "failure"] },
    failure: { attributes: ["message", "type"], children: [] },
    skipped: { attributes: ["message"], children: [] },
    "system-out": { attributes: [], children: [] },
    "system-err": { attributes: [], children: [] },
  };

  function check(element: XmlElement): void {
    const rule = elements[element.name];
    expect(Object.keys(element.attributes)).toEqual(rule?.attributes);
    const order = element.children.map(({ name }) => rule?.children.indexOf(name) ?? -1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    if (element.name === "testsuite") {
      const cases = element.children.filter(({ name }) => name === "testcase");
      const failed = cases.filter(({ children }) => children.some(({ name }) => name === "failure"));
      expect(element.attributes).toMatchObject({ tests: String(cases.length), failures: String(failed.length) });
    }
    element.children.forEach(check);
  }

  test.each([
    ["findings", sample],
    ["hostile names", hostile],
    ["nothing", { ...sample, outcomes: [] }],
  ])("follows the schemas for %s", (_, result) => {
    check(parseXml(render("junit", result)));
  });

  test("errors and warnings fail, infos pass, skipped files are skipped", () => {
    const suites = parseXml(render("junit")).children;
    expect(
      suites.map(({ attributes: { name, tests, failures, skipped } }) => [name, tests, failures, skipped]),
    ).toEqual([
      ["public/app.js", "1", "0", "1"],
      ["src/login.js", "2", "2", "0"],
      ["src/my audit#1.js", "1", "0", "0"],
    ]);
  });
});

describe("checkstyle", () => {
  // As in Checkstyle's own schema, config/checkstyle-report-1.0.0.xsd: positive numbers, three severities, a name for each file.
  test.each([
    ["findings", sample],
    ["hostile names", hostile],
  ])("lists %s by file", (_, result) => {
    const root = parseXml(render("checkstyle", result));
    expect([root.name, root.attributes["version"]]).toEqual(["checkstyle", "4.3"]);
    const errors = root.children.flatMap(({ name, attributes, children }) => {
      expect([name, Object.keys(attributes)]).toEqual(["file", ["name"]]);
      return children;
    });
    expect(errors).toHaveLength(5);
    for (const { name, attributes } of errors) {
      expect([name, Object.keys(attributes)]).toEqual(["error", ["line", "column", "severity", "message", "source"]]);
      expect(["error", "warning", "info"]).toContain(attributes["severity"]);
      for (const number of [attributes["line"], attributes["column"]]) expect(number).toMatch(/^[1-9]\d*$/);
    }
  });
});

describe("rdjson", () => {
  const position = {
    type: "object",
    required: ["line"],
    properties: { line: { type: "integer", minimum: 1 }, column: { type: "integer", minimum: 1 } },
    additionalProperties: false,
  };
  const range = {
    type: "object",
    required: ["start"],
    properties: { start: position, end: position },
    additionalProperties: false,
  };
  const schema = {
    type: "object",
    required: ["source", "diagnostics"],
    additionalProperties: false,
    properties: {
      source: { type: "object", required: ["name"], properties: { name: {}, url: {} }, additionalProperties: false },
      diagnostics: {
        type: "array",
        items: {
          type: "object",
          required: ["message", "location", "severity", "code"],
          additionalProperties: false,
          properties: {
            message: { type: "string" },
            location: {
              type: "object",
              required: ["path"],
              properties: { path: { type: "string" }, range },
              additionalProperties: false,
            },
            severity: { enum: ["ERROR", "WARNING", "INFO"] },
            code: {
              type: "object",
              required: ["value"],
              properties: { value: {}, url: {} },
              additionalProperties: false,
            },
            suggestions: {
              type: "array",
              items: {
                type: "object",
                required: ["range", "text"],
                properties: { range, text: { type: "string" } },
                additionalProperties: false,
              },
            },
          },
        },
      },
    },
  };

  test("follows the format", () => {
    const validate = new Ajv().compile(schema);
    for (const result of [sample, hostile, { ...sample, outcomes: [] }]) {
      validate(JSON.parse(render("rdjson", result)));
      expect(validate.errors).toBeNull();
    }
  });

  test("counts columns in bytes and suggests the safe repair", () => {
    const { diagnostics } = JSON.parse(render("rdjson")) as {
      readonly diagnostics: readonly Record<string, unknown>[];
    };
    expect(diagnostics[0]).toMatchObject({
      suggestions: [{ range: { start: { line: 6, column: 36 }, end: { line: 6, column: 46 } }, text: "" }],
    });
    // Four letters of three bytes each stand before the name.
    expect(diagnostics[2]).toMatchObject({ location: { range: { start: { line: 2, column: 30 } } } });
    expect(diagnostics[1]).not.toHaveProperty("suggestions");
  });
});

describe("markdown", () => {
  test("is a table for people", () => {
    expect(render("markdown")).toContain(
      '| 🔴 error | `src/login.js:6` | [no-secret-in-log](https://github.com/seclog/seclog/blob/main/docs/rules/no-secret-in-log.md) | "password" reaches `logger.info`; log the user id instead. |',
    );
  });

  test("lets no text become a link, an image, HTML, a mention or a cell", () => {
    const text = render("markdown", hostile);
    const rows = text.split("\n").filter((line) => line.startsWith("| "));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    // What is left outside code spans.
    const outside = text.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, "");
    expect(outside).not.toMatch(/<script|!\[|\]\(javascript|https:\/\/evil|@here|<!--/);
  });

  test("tells of a baseline", () => {
    expect(render("markdown", { ...sample, baseline })).toContain(
      "13 known findings in the baseline left out. 1 entry of it no longer found.",
    );
  });
});

describe("html", () => {
  const tagsOf = (text: string) =>
    (text.match(/<\/?[a-z][^>]*>/g) ?? []).map((tag) => tag.replace(/ href="[^"]*"/, ""));

  test("shows the masked line and the way from source to sink", () => {
    const text = render("html");
    expect(text).toContain("<mark>password</mark>");
    expect(text).toContain("<code>password</code> is read from <code>req.body</code>");
    expect(text).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });

  test("has the same elements for hostile texts, and never a script", () => {
    const calm: CheckResult = {
      ...hostile,
      outcomes: JSON.parse(
        JSON.stringify(hostile.outcomes).replaceAll(JSON.stringify(payload).slice(1, -1), "a`b`c"),
      ) as CheckResult["outcomes"],
      textOf: (path) => sample.textOf(path.replace("a`b`c", "")),
    };
    expect(tagsOf(render("html", hostile))).toEqual(tagsOf(render("html", calm)));
    expect(render("html", hostile)).not.toMatch(/<script|<img|<link|javascript:c"/);
  });
});

test("more than --max-diagnostics are counted and not listed", () => {
  const limited = { ...sample, maxFindings: 1 };
  expect(render("pretty", limited)).toContain("1 finding (1 error) in 1 of 3 files; 2 further findings not shown");
  expect(render("github", limited)).toContain("Seclog: 1 error, 0 warnings, 0 infos, 2 further findings not shown.");
  expect(render("concise", limited)).toMatch(/\n3 findings\n$/);
  expect(render("html", limited)).toContain("2 findings not listed");
  expect(render("agent", limited)).toContain(
    "\n3 findings; 3 files checked; 2 not listed\nrepair: seclog check --fix ",
  );
});

test("agent gives flow, repair and what to run next as plain lines", () => {
  expect(render("agent", sample)).toBe(`src/login.js
  6:38 error no-secret-in-log (flow): "password" reaches \`logger.info\`; log the user id instead.
    from 5:11 \`password\` is read from \`req.body\`
    from 6:38 sink: \`logger.info\`
    fix --fix: Remove \`password\` from the call
  7:46 warning no-log-injection (flow): "req.query.name" reaches \`logger.warn\` with its line breaks; encode it first.
    fix --fix-unsafe: Encode it by a helper
src/my audit#1.js
  2:22 info no-log-injection (name): "name" may reach \`console.log\` with its line breaks; encode it first.
    from src/login.js:7:46 comes from the request
    from 2:2 sink: \`console.log\`
public/app.js:1:1 skipped-minified: Not analysed (minified): the longest line has 48120 characters.
src/my audit#1.js:1:8 syntax: ';' expected.
3 findings; 3 files checked
repair: seclog check --fix (add --diff to look first)
explain: seclog explain no-secret-in-log
`);
});

test("pretty shows what a baseline knows, per rule, and what of it is gone", () => {
  const text = render("pretty", { ...sample, baseline });
  expect(text).toContain(
    "13 known findings of seclog.baseline.json not shown\n    12  no-secret-in-log\n     1  no-log-injection\n",
  );
  expect(text).toContain("1 entry of the baseline no longer found\n  src/old.js  no-secret-in-log");
});
