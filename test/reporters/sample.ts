// One result with everything a reporter can meet: findings of three levels, flow over two files, fixes, a skipped file, notices, and
// secrets in the code next to what is reported.
import type { Finding } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import type { Range } from "../../src/base/text.ts";
import type { CheckResult, RuleMetadata } from "../../src/reporters/reporter.ts";

/** Literal secrets that stand in the sample's code and must never be reported. */
export const secrets = ["hunter2-Tr0ub4dor", "AKIAQ4RTZ7XWM2LKP3VN"];

const login = `import { logger } from "./log.js";
const db = connect({ user: "shop", password: "hunter2-Tr0ub4dor" });

export function login(req) {
  const { password } = req.body;
  logger.info({ user: req.body.user, password }, "login");
  logger.warn("key AKIAQ4RTZ7XWM2LKP3VN of", req.query.name);
}
`;

const audit = `export function record(name) {
\tconsole.log(\`ログイン \${name}\`);
}
`;

const texts: Readonly<Record<string, string>> = {
  "/shop/src/login.js": login,
  "/shop/src/my audit#1.js": audit,
};

function rangeOf(text: string, part: string, from = 0): Range {
  const start = text.indexOf(part, from);
  return { start, end: start + part.length };
}

const docs: RuleMetadata["docs"] = {
  title: "A secret reaches a log",
  description: "Whoever may read the log may use the secret.",
  remedy: "Log an id instead of the value.",
  cwe: [532],
  asvs: ["16.2.5"],
  owasp: ["A09:2021"],
  securitySeverity: "7.5",
  bad: [{ title: "A password", code: "logger.info(«password»);" }],
  good: [{ title: "An id", code: "logger.info(user.id);" }],
};

/** Metadata of the sample's rules. */
export const rules: readonly RuleMetadata[] = [
  { id: "no-secret-in-log", level: "error", docs },
  { id: "no-log-injection", level: "warning", docs: { ...docs, title: "Request text forges a log line", cwe: [117] } },
];

const passwordUse = rangeOf(login, "password", login.indexOf("logger.info"));

const findings: readonly Finding[] = [
  {
    rule: "no-secret-in-log",
    level: "error",
    message: '"password" reaches `logger.info`; log the user id instead.',
    range: passwordUse,
    confidence: "flow",
    category: "credential",
    flow: [
      { range: rangeOf(login, "password", login.indexOf("const {")), message: "`password` is read from `req.body`" },
      { range: passwordUse, message: "sink: `logger.info`" },
    ],
    fixes: [
      {
        id: "drop-argument",
        title: "Remove `password` from the call",
        safety: "safe",
        preferred: true,
        edits: [{ range: { start: passwordUse.start - 2, end: passwordUse.end }, newText: "" }],
      },
    ],
    fingerprint: hashText("password"),
  },
  {
    rule: "no-log-injection",
    level: "warning",
    message: '"req.query.name" reaches `logger.warn` with its line breaks; encode it first.',
    range: rangeOf(login, "req.query.name"),
    confidence: "flow",
    category: "query",
    flow: [],
    fixes: [
      {
        id: "encode",
        title: "Encode line breaks",
        safety: "unsafe",
        preferred: false,
        edits: [{ range: rangeOf(login, "req.query.name"), newText: 'encode("AKIAQ4RTZ7XWM2LKP3VN")' }],
      },
      {
        id: "wrap",
        title: "Encode it by a helper",
        safety: "unsafe",
        preferred: true,
        edits: [
          { range: rangeOf(login, "req.query.name"), newText: "encode(req.query.name)" },
          {
            path: "/shop/src/encode.js",
            range: { start: 0, end: 0 },
            newText: "export const encode = JSON.stringify;\n",
          },
        ],
      },
    ],
    fingerprint: hashText("name"),
  },
];

const auditFinding: Finding = {
  rule: "no-log-injection",
  level: "info",
  message: '"name" may reach `console.log` with its line breaks; encode it first.',
  range: rangeOf(audit, "name", 30),
  confidence: "name",
  category: "query",
  event: "authn_login_success",
  flow: [
    { path: "/shop/src/login.js", range: rangeOf(login, "req.query.name"), message: "comes from the request" },
    { range: rangeOf(audit, "console.log"), message: "sink: `console.log`" },
  ],
  fixes: [],
  fingerprint: hashText("audit"),
};

/** The sample; `outcomes` are not sorted. */
export const sample: CheckResult = {
  cwd: "/shop",
  version: "1.2.3",
  rules,
  textOf: (path) => texts[path],
  outcomes: [
    {
      status: "recovered",
      path: "/shop/src/my audit#1.js",
      hash: hashText(audit),
      findings: [auditFinding],
      notices: [{ kind: "syntax", message: "';' expected.", range: { start: 7, end: 15 } }],
    },
    {
      status: "skipped",
      path: "/shop/public/app.js",
      reason: "minified",
      detail: "the longest line has 48120 characters",
    },
    { status: "ok", path: "/shop/src/login.js", hash: hashText(login), findings, notices: [] },
    { status: "ok", path: "/shop/src/log.js", hash: hashText(""), findings: [], notices: [] },
  ],
};

/** What a baseline took out of a run. */
export const baseline: NonNullable<CheckResult["baseline"]> = {
  file: "seclog.baseline.json",
  known: [
    { rule: "no-secret-in-log", count: 12 },
    { rule: "no-log-injection", count: 1 },
  ],
  stale: [{ path: "src/old.js", rule: "no-secret-in-log", fingerprint: "0123456789abcd" }],
};
