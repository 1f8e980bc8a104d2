// No secret in any output: literal secrets of many kinds in the code, and not one of them in a report, a diff, the talk or the cache.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { createFolder, seclog } from "./run-cli.ts";

// Made up, in the shape that each provider documents.
const secrets = {
  aws: "AKIAQ4RTZ7XWM2LKP3VN",
  github: ["ghp", "a8Fk2Lm9Qw7Er5Ty3Ui1Op0As4Df6Gh2Jk8L"].join("_"),
  stripe: ["sk", "live", "51H8xKfLq2Rt7Yb3Nc6Vd9Wm4"].join("_"),
  jwt: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI4MjEifQ.4Qm7Jx2Lr9Tf6Wb1Nz8Kc5Vd3Hp0Gs7Ya4Re2Xu9Mw",
  password: "hunter2-Tr0ub4dor",
  url: "Sp4rrow-Gr4nite",
};

const code = `import pino from "pino";
const logger = pino();
const password = "${secrets.password}";
const databaseUrl = "postgres://shop:${secrets.url}@db.example.com/shop";
const key = \`-----BEGIN PRIVATE KEY-----
MIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8AgEAAkEAq7BFUpkGp3
-----END PRIVATE KEY-----\`;
logger.info({ password: "${secrets.password}" }, "connecting");
logger.info("using ${secrets.github}", password); console.log(databaseUrl, key);
console.log("aws ${secrets.aws}", "${secrets.stripe}", process.env.DB_PASSWORD);
logger.warn(\`token ${secrets.jwt} \${password}\`);
`;
const canaries = [...Object.values(secrets), "MIIBVgIBADANBgkqhkiG9w0BAQEFAASC"];

function expectClean(text: string): void {
  for (const canary of canaries) expect(text.includes(canary), `a secret that ends in ${canary.slice(-4)}`).toBe(false);
}

test("neither a report, nor a diff, nor the cache, nor a baseline holds one", async () => {
  const plain = 'export const signIn = (password) => console.log("in", password);\n';
  const folder = createFolder({ "src/app.js": code, "src/plain.js": plain });
  const cache = createFolder({});
  const env = { XDG_CACHE_HOME: cache };
  const formats = reporters.ids.flatMap((id) => ["-f", `${id}=reports/${id}`]);
  const run = await seclog(["check", "-f", "pretty", ...formats], { folder, env });
  expect(run.code).toBe(1);
  expectClean(run.stdout + run.stderr);
  for (const id of reporters.ids) {
    expect(run.read(`reports/${id}`)).toContain("app.js");
    expectClean(run.read(`reports/${id}`));
  }
  for (const line of [
    "check --debug files,timings --timing",
    "baseline create",
    "check --baseline seclog.baseline.json",
  ]) {
    const { stdout, stderr } = await seclog(line, { folder, env });
    expectClean(stdout + stderr);
  }
  expectClean(fs.readFileSync(path.join(folder, "seclog.baseline.json"), "utf8"));
  expectClean((await seclog("merge reports/sarif", { folder, env })).stdout);
  const diff = await seclog("check --diff", { folder });
  expect(diff.stdout).toContain("+++ b/src/app.js");
  expectClean(diff.stdout + diff.stderr);
  const cached = fs.readdirSync(cache, { recursive: true, encoding: "utf8" }).map((name) => path.join(cache, name));
  const stored = cached.filter((file) => fs.statSync(file).isFile()).map((file) => fs.readFileSync(file, "utf8"));
  expect(stored.join("")).toContain("no-secret-in-log");
  expectClean(stored.join(""));
});
