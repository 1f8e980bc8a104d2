// What is read of the environment with a library, and of files and commands that hold nothing but credentials.
import { splitWords } from "../names.ts";
import { classifyName, isSensitive } from "../sensitive/classify.ts";
import { alike, type DataSource, type Given, type GivenFor } from "./data-source.ts";

// Files that hold a key or credentials: `server.key`, `id_ed25519`, `/run/secrets/db`, `.npmrc`, `service-account.json`.
const secretFile =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|\.netrc|\.pgpass|\.git-credentials|\.dockercfg|service[-_]?account(?:[-_]?key)?\.json|(?:client[-_])?secrets?\.(?:json|ya?ml|txt)|credentials(?:\.(?:json|ya?ml|txt))?|[\w.-]*\.(?:key|p12|pfx|ppk|jks))$|(?:^|\/)run\/secrets\/[\w.-]+/i;
const keyFile = /(?:^|\/)[\w.-]*(?:priv(?:ate)?|key|rsa)[\w.-]*\.pem$/i;
// Halves that everybody may see, by the names of their files: `public.key`, `cert.pem`.
const publicFile = /(?:pub(?:lic)?\b|public|cert|chain|\bca\b)[^/]*$|\.crt$/i;
const harmlessFolder = /i18n|locale|translat|test|fixture|mock/i;
const environmentFile = /(?:^|\/)\.env(?:\.(?:local|production|development|staging|\w+))?$/;
const exampleFile = /example|sample|template|dist$/i;

// Words for where a file is: `privateKeyPath`, `config.macaroonLocation`; refuses `privateKeyName`.
const placeWords: ReadonlySet<string> = new Set(["path", "file", "filename", "filepath", "location", "loc"]);

/** What is in the file of whose path only the name is known: `readFile(privateKeyPath)`. */
const fileCalled = (label: string): string | undefined => {
  const words = splitWords(label.slice(label.lastIndexOf(".") + 1));
  const place = words.findIndex((word) => placeWords.has(word));
  if (place < 1) return undefined;
  const verdict = classifyName(words.slice(0, place).join("_"));
  const isCredential = isSensitive(verdict) && verdict.family === "secret" && verdict.strength === "strong";
  // A `secretPath` may lead to anything that a program calls so.
  return isCredential && verdict.category.weight > 2 && verdict.category.id !== "secret"
    ? verdict.category.id
    : undefined;
};

const fileOf: GivenFor = ([path]) => {
  const name = path?.constant ?? path?.ending;
  if (name === undefined) return path?.label === undefined ? undefined : fileCalled(path.label);
  if (exampleFile.test(name)) return undefined;
  if (environmentFile.test(name)) return "secret";
  if (publicFile.test(name) || harmlessFolder.test(name)) return undefined;
  if (keyFile.test(name)) return "private-key";
  if (!secretFile.test(name)) return undefined;
  return /\.(?:key|ppk)$|(?:^|\/)id_/.test(name) ? "private-key" : "secret";
};

// Commands that print a credential: `gcloud auth print-access-token`, `vault kv get`.
const printing =
  /\bgcloud auth (?:application-default )?print-(?:access|identity)-token\b|\baws (?:ecr get-login-password|secretsmanager get-secret-value|sts (?:assume-role|get-session-token)|ssm get-parameters?\b.*--with-decryption|configure get aws_secret)|\baz account get-access-token\b|\baz keyvault secret show\b|\bgh auth token\b|\bvault (?:kv get|read|token create)\b|\bop (?:read|item get)\b|\bsecurity find-(?:generic|internet)-password\b.*-w|\bgit credential fill\b|\bkubectl (?:create token|get secrets?\b.*-o)|\bpass show\b|\bheroku (?:auth:token|config:get)\b|\bnpm token create\b|\bsecret-tool lookup\b/;

const outputOf: GivenFor = (args) => {
  const [command] = args;
  const parts = [...(args[1]?.fields ?? [])].map(([, part]) => part.constant ?? "");
  const line = [command?.constant ?? "", ...parts].join(" ");
  return printing.test(line) ? "credential" : undefined;
};

const output: GivenFor = (args) => {
  const given = outputOf(args);
  return given === undefined ? undefined : { stdout: given, output: given };
};

const parsed: Given = "environment";

export const environmentAndFiles: DataSource = {
  id: "environment-and-files",
  title: "Libraries of the environment, and files and commands that give credentials",
  gives: {
    ...alike(["dotenv", "dotenv-flow", "dotenv-safe"], { ".config()": { parsed }, ".parse()": parsed }),
    "dotenv-expand": { ".expand()": { parsed }, "()": { parsed } },
    // All settings with the environment among them, https://github.com/indexzero/nconf
    nconf: { ".get()": ([key]) => (key === undefined ? "environment" : undefined) },
    envalid: { ".cleanEnv()": parsed },
    "@t3-oss/env-core": { ".createEnv()": parsed },
    "@t3-oss/env-nextjs": { ".createEnv()": parsed },
    ...alike(["fs", "fs-extra", "graceful-fs"], {
      ".readFileSync()": fileOf,
      ".promises.readFile()": fileOf,
      ".readFile()": fileOf,
      ".readJsonSync()": fileOf,
      ".readJson()": fileOf,
    }),
    "fs/promises": { ".readFile()": fileOf },
    child_process: { ".execSync()": outputOf, ".execFileSync()": outputOf, ".spawnSync()": output },
    ...alike(["execa"], {
      ".execaSync()": output,
      ".execa()": output,
      ".execaCommand()": output,
      ".execaCommandSync()": output,
    }),
    shelljs: { ".exec()": output },
  },
  documentation:
    "https://github.com/motdotla/dotenv#parse, https://github.com/af/envalid, https://docs.docker.com/compose/how-tos/use-secrets/",
  examples: {
    leaking: [
      `const nconf = require("nconf");
nconf.env();
console.log("all", nconf.get());`,
      `import dotenv from "dotenv";
export function start() { const read = dotenv.config(); console.log("settings", read); }`,
      `import fs from "node:fs";
export function load() { const text = fs.readFileSync("/run/secrets/db", "utf8").trim(); console.log("db " + text); }`,
      `import fs from "node:fs";
import path from "node:path";
export function load() { const text = fs.readFileSync(path.join(__dirname, "certs", "server.key"), "utf8"); console.log(text); }`,
      `import { execSync } from "node:child_process";
export function login() { const out = execSync("gcloud auth print-access-token").toString(); console.log(out); }`,
      `import { readFile } from "node:fs/promises";
export async function load(privateKeyPath) { const text = await readFile(privateKeyPath, "utf8"); console.log(text); }`,
    ],
    safe: [
      `const nconf = require("nconf");
nconf.env();
console.log("on", nconf.get("port"));`,
      `import fs from "node:fs";
export function load() { const text = fs.readFileSync("/etc/ssl/certs/server-cert.pem", "utf8"); console.log(text); }`,
      `import fs from "node:fs";
export function load() { const text = JSON.parse(fs.readFileSync("./package.json", "utf8")); console.log(text); }`,
      `import { execSync } from "node:child_process";
export function version() { const out = execSync("git rev-parse HEAD").toString(); console.log(out); }`,
      `import { readFile } from "node:fs/promises";
export async function load(secretPath) { const text = await readFile(secretPath, "utf8"); console.log(text); }`,
      `import { readFile } from "node:fs/promises";
export async function load(publicKeyPath) { const text = await readFile(publicKeyPath, "utf8"); console.log(text); }`,
    ],
  },
};
