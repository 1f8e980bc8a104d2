// What a file is by its place in the project: production code, or tests, scripts and examples, where less is at stake.
import type { FileOutcome, Finding, Level } from "../base/finding.ts";

// Names of test files: `login.test.ts`, `login.e2e-spec.ts`, `jest.global-setup.js`; refuses `testimonials.ts` and `jest.ts`.
const testFile =
  /\.(?:test|tests|spec|specs|e2e|e2e-spec|stories|mock|fixture)\.[cm]?[jt]sx?$|^(?:jest|vitest|mocha|cypress|playwright|karma)[.-][\w.-]*\.[cm]?[jt]sx?$/i;

const testFolders = new Set(
  "test tests __tests__ __test__ spec specs __mocks__ mocks fixtures __fixtures__ e2e cypress testing test-utils".split(
    " ",
  ),
);
// `integration-test`, `smoke-tests`, `app-e2e`; refuses `ab-test`, which runs in production.
const testFolder =
  /^(?:.*[-_.])?(?:(?:integration|acceptance|functional|smoke|unit|ui|api|browser|system|load|performance|contract|regression)[-_.]?(?:tests?|specs?)|e2e|playwright|cypress)$/;
const sideFolders = new Set(
  "script scripts bin tool tools example examples sample samples demo demos benchmark benchmarks bench seed seeds seeder seeders playground".split(
    " ",
  ),
);
// A file that somebody runs once to fill a database or to show something: `seed.ts`, `prisma-seed.js`, `create-admin.ts`; refuses
// `seedling.ts` and `demographics.ts`.
const sideFile =
  /^(?:[\w-]+[-_.])?(?:seed|seeds|seeder|seeding|demo|example|benchmark)\.[cm]?[jt]sx?$|^create[-_.]?(?:admin|super[-_.]?user)(?:[-_.]?user)?\.[cm]?[jt]s$/i;

const levels: readonly Level[] = ["info", "warning", "error"];

/** The outcome with its findings lowered to what counts at this place of the project; `root` is the project's folder. */
export function inSurroundings(outcome: FileOutcome, root: string | undefined): FileOutcome {
  const highest = highestLevel(outcome.path, root);
  if (highest === undefined || outcome.status === "skipped" || outcome.findings.length === 0) return outcome;
  const findings = outcome.findings
    .filter((finding) => highest !== "info" || !isMadeUp(finding))
    .map((finding) => {
      // Whoever runs a script reads what it prints, and has asked for it; secrets stay in scrollbacks and build logs all the same.
      const level = aboutPeople.has(finding.rule) && finding.category !== "environment" ? "info" : highest;
      return levels.indexOf(finding.level) > levels.indexOf(level) ? { ...finding, level } : finding;
    });
  return { ...outcome, findings };
}

const aboutPeople: ReadonlySet<string> = new Set(["no-personal-data-in-log", "no-unfiltered-object-in-log"]);

/** People and requests of a test are its author's invention; the environment of whoever runs it is real. */
function isMadeUp({ rule, category }: Finding): boolean {
  return category !== "environment" && aboutPeople.has(rule);
}

/** The highest level that a finding of this file has; undefined for production code. Folders count from the project's root on. */
export function highestLevel(path: string, root: string | undefined): Level | undefined {
  const inside = root !== undefined && path.startsWith(root) ? path.slice(root.length) : undefined;
  const parts = (inside ?? path).split(/[/\\]/);
  const name = parts.pop() ?? "";
  if (testFile.test(name)) return "info";
  // Without a root nobody knows which folders belong to the project.
  if (inside === undefined) return undefined;
  const isTest = (folder: string): boolean => testFolders.has(folder) || testFolder.test(folder);
  if (parts.some((part) => isTest(part.toLowerCase()))) return "info";
  return sideFile.test(name) || parts.some((part) => sideFolders.has(part.toLowerCase())) ? "warning" : undefined;
}
