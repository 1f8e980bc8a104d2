// The files that `seclog init --ci` writes, one entry per service. docs/integrations shows the same texts; a test compares them.
import { createRegistry, type Registered } from "../../base/registry.ts";

/** A service and its file. */
export interface CiFile extends Registered {
  readonly title: string;
  /** Relative to the root of the project. */
  readonly file: string;
  readonly text: string;
  /** What is left to do, a sentence. */
  readonly next: string;
}

const github: CiFile = {
  id: "github",
  title: "GitHub Actions",
  file: ".github/workflows/seclog.yml",
  text: `name: Seclog
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  # To show findings under Security; leave it out for annotations only.
  security-events: write
jobs:
  seclog:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Check what must not be logged
        run: npx --yes seclog check -f github -f sarif=seclog.sarif -f markdown=seclog.md
      - name: Summary
        if: always()
        run: cat seclog.md >> "$GITHUB_STEP_SUMMARY"
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: seclog.sarif
          category: seclog
`,
  next: "Commit it; the next push shows annotations, a summary and alerts.",
};

const gitlab: CiFile = {
  id: "gitlab",
  title: "GitLab CI",
  file: ".gitlab/seclog.gitlab-ci.yml",
  text: `seclog:
  stage: test
  image: node:22
  script:
    - npx --yes seclog check -f pretty -f gitlab=gl-code-quality-report.json -f junit=seclog-junit.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: seclog-junit.xml
`,
  next: "Add to .gitlab-ci.yml: include: [{ local: .gitlab/seclog.gitlab-ci.yml }]",
};

const preCommit: CiFile = {
  id: "pre-commit",
  title: "pre-commit (https://pre-commit.com)",
  file: ".pre-commit-config.yaml",
  text: `repos:
  - repo: https://github.com/seclog/seclog
    rev: v0.1.0
    hooks:
      - id: seclog
`,
  next: "Run pre-commit install; from then on every commit is checked.",
};

/** What `--ci` can name. */
export const ciTargets = createRegistry<CiFile>("CI service", [github, gitlab, preCommit]);
