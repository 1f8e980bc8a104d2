// `-f junit`: JUnit XML for CI servers that show test results. Valid for the schemas of Ant and of Jenkins; Ant's wants a time, a host and
// a duration, which are fixed here so that the same findings give the same bytes.
import { groupBy } from "./group-by.ts";
import { counted } from "./pretty-summary.ts";
import { remarksOf } from "./remarks.ts";
import type { LocatedFinding } from "./report-view.ts";
import { createReportView } from "./report-view.ts";
import type { Reporter } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { xmlAttributes, xmlText } from "./xml-text.ts";

/** One suite per file with something to say; errors and warnings are failed tests, skipped files are skipped ones. */
export const junit: Reporter = {
  id: "junit",
  title: "JUnit XML for CI servers that show test results",
  examples: ["seclog check -f junit=seclog-junit.xml"],
  render(result) {
    const view = createReportView(result);
    const remarks = groupBy(remarksOf(view), ({ path }) => path);
    const findings = groupBy(view.findings, ({ path }) => path);
    const paths = [...new Set([...findings.keys(), ...remarks.keys()])].sort();
    const suites = paths.map((path, id) => {
      const mine = remarks.get(path) ?? [];
      const cases = (findings.get(path) ?? []).map(findingCase);
      const skips = mine.filter(isSkip).map((remark): TestCase => ({
        name: remark.id,
        classname: path,
        outcome: `<skipped${xmlAttributes({ message: remark.message })}/>`,
        skipped: true,
      }));
      const notes = mine
        .filter((remark) => !isSkip(remark))
        .map(({ place, message }) => `${path}:${place.line}: ${message}`);
      return suite({ id, name: path, cases: [...cases, ...skips], notes });
    });
    // Some servers take a report without tests for a failure.
    const clean: TestCase = { name: `No findings in ${counted(view.files, "file")}`, classname: "seclog" };
    const all = suites.length > 0 ? suites : [suite({ id: 0, name: "seclog", cases: [clean], notes: [] })];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${all.join("")}</testsuites>\n`;
  },
};

interface TestCase {
  readonly name: string;
  readonly classname: string;
  /** Markup of what became of it; a test without passed. */
  readonly outcome?: string;
  readonly failed?: true;
  readonly skipped?: true;
}

interface Suite {
  readonly id: number;
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly notes: readonly string[];
}

function isSkip({ id }: { readonly id: string }): boolean {
  return id.startsWith("skipped-");
}

function findingCase({ finding, path, place }: LocatedFinding): TestCase {
  const { rule, level, message } = finding;
  const name = `${rule} at ${place.line}:${place.column}`;
  if (level === "info") return { name: `${name} (info): ${message}`, classname: path };
  const text = `${path}:${place.line}:${place.column}: ${level}: ${message}\n${ruleUrl(rule)}`;
  const body = text.split("\n").map(xmlText).join("\n");
  return {
    name,
    classname: path,
    outcome: `<failure${xmlAttributes({ message, type: rule })}>${body}</failure>`,
    failed: true,
  };
}

function suite({ id, name, cases, notes }: Suite): string {
  const counts = {
    tests: cases.length,
    failures: cases.filter(({ failed }) => failed).length,
    errors: 0,
    skipped: cases.filter(({ skipped }) => skipped).length,
  };
  const fixed = { time: 0, timestamp: "1970-01-01T00:00:00", hostname: "localhost" };
  const lines = [
    `  <testsuite${xmlAttributes({ id, package: "seclog", name, ...counts, ...fixed })}>`,
    "    <properties/>",
    ...cases.map(testCase),
    `    <system-out>${notes.map(xmlText).join("\n")}</system-out>`,
    "    <system-err/>",
    "  </testsuite>",
  ];
  return `${lines.join("\n")}\n`;
}

function testCase({ name, classname, outcome }: TestCase): string {
  const open = `    <testcase${xmlAttributes({ name, classname, time: 0 })}`;
  return outcome === undefined ? `${open}/>` : `${open}>${outcome}</testcase>`;
}
