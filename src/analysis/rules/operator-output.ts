// Output of programs that people run by hand: a terminal shows its user their own account, and no log keeps it. Credentials are told
// there like everywhere, since scrollbacks and build servers do keep what is printed.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { sensitiveCategories } from "../../catalogue/sensitive/index.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { Taint } from "../dataflow/taint.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program } from "../program.ts";

/** `tool`: a program for the terminal and nothing else; `script`: a file of another program that is run by hand. */
export type OperatorProgram = "tool" | "script";

/** What kind of program a file belongs to when somebody runs it by hand; undefined for a server or a library. */
export function operatorProgramOf(file: FileAnalysis): OperatorProgram | undefined {
  if (isTool(file)) return "tool";
  return isRunByHand(file.program) || isAmongScripts(file) ? "script" : undefined;
}

const scriptFolders: ReadonlySet<string> = new Set(
  "script scripts bin tool tools migration migrations seed seeds seeder seeders".split(" "),
);

/** A file in a folder of its package for what somebody runs once; what serves requests from there is none. */
function isAmongScripts({ program, flow }: FileAnalysis): boolean {
  const root = flow.types.source.above(program.path, "package.json")?.path.replace(/package\.json$/, "");
  if (root === undefined || !program.path.startsWith(root) || serverPackage.test(program.text)) return false;
  const folders = program.path.slice(root.length).split(/[/\\]/);
  const name = folders.pop()?.replace(/\..*$/, "") ?? "";
  return scriptFolders.has(name.toLowerCase()) || folders.some((folder) => scriptFolders.has(folder.toLowerCase()));
}

/** Groups of data that a person reads about themselves or asks for by hand; health, money and papers are not among them. */
const shownGroups: ReadonlySet<string> = new Set(["contact", "identity", "device"]);

/** Whether what reaches this call is shown to whoever runs the program: who somebody is, on the terminal or in the program's own log. */
export function isShownToOperator(file: FileAnalysis, { logger }: SinkCall, taint: Taint): boolean {
  if (logger.library?.telemetry === true) return false;
  const isSeen = isTerminal(logger.library?.id);
  // Whoever has typed it knows it; a log keeps it.
  if (taint.category === "command-line")
    return isSeen && operatorProgramOf(file) !== undefined && !takesSecrets.test(file.program.text);
  if (taint.kind === "secret" || taint.confidence === "flow" || !isAboutSomebody(taint)) return false;
  const kind = operatorProgramOf(file);
  // What a tool keeps in a log of its own are no whole records.
  return (kind === "tool" && !isRecord(taint)) || (kind !== undefined && isSeen);
}

// What a file or its folder is called that makes a secret for whoever runs it: `generate-jwt-secret.ts`, `gen-totp-qr.js`; refuses
// `token-generator.ts`, a part of a program.
const making: ReadonlySet<string> = new Set("gen generate create make issue mint rotate new".split(" "));
const made: ReadonlySet<string> = new Set(
  "secret secrets key keys keypair token tokens password passwords jwt totp otp credentials vapid apikey".split(" "),
);

/** Whether a call prints what its file is there to make, on the terminal of whoever has started it. */
export function isMadeToBeShown(file: FileAnalysis, { logger }: SinkCall, taint: Taint): boolean {
  if (taint.kind !== "secret" || !isTerminal(logger.library?.id) || serverPackage.test(file.program.text)) return false;
  const parts = file.program.path.split(/[/\\]/).slice(-2);
  return parts.some((part) => {
    const words = splitWords(part.replace(/\..*$/, ""));
    return making.has(words[0] ?? "") && words.slice(1).some((word) => made.has(word));
  });
}

// With these a program for the terminal answers whoever runs it; with others it says how it went.
const answering: ReadonlySet<string> = new Set(["log", "info", "write", "table", "dir", "print", "success"]);

/** Whether a call of a program for the terminal is its answer to whoever runs it; refuses `debug` and `error`. */
export function isAnswerOfTool(file: FileAnalysis, { logger, method }: SinkCall): boolean {
  return logger.library?.telemetry !== true && answering.has(method.name) && operatorProgramOf(file) === "tool";
}

// Options and settings that a command is given a secret with, as the code reads or describes them: `--api-key`, `argv.password`,
// `.option("token"`; refuses `--tokenizer`.
const takesSecrets =
  /(?:--|\b(?:argv|args?|opts?|options?|flags)\.|option\(\s*["'`])[\w-]*(?:pass(?:word|wd|phrase)?|[tT]oken|[sS]ecret|[kK]ey|[cC]redentials?)(?![a-z])/;

/** Who somebody is: a single datum, or a whole record with nothing in it that opens a door. */
function isAboutSomebody(taint: Taint): boolean {
  const { category: id, carries } = taint;
  // What a program asks its user on the terminal is called a prompt as well.
  if (id === "prompt-content") return true;
  const category = sensitiveCategories.get(id);
  const isShown = category?.family === "personal" && shownGroups.has(category.group) && category.weight <= 2;
  return (isRecord(taint) || isShown) && !carries.some(isSecretField);
}

function isRecord({ kind, category }: Taint): boolean {
  return kind === "object" && (category === "user-record" || category === "user-info");
}

/** `passwordHash`, also as the last name of a path. */
function isSecretField(path: string): boolean {
  const verdict = classifyName(path.slice(path.lastIndexOf(".") + 1), { object: "user" });
  return isSensitive(verdict) && (verdict.family === "secret" || verdict.category.weight > 2);
}

function isTerminal(library: string | undefined): boolean {
  return library === "console" || library === "process-streams";
}

const manifests = new Map<string, boolean>();
const mostManifests = 200;

/** The package of the file installs a command and says of itself that commands are what it is for. */
function isTool({ program, flow }: FileAnalysis): boolean {
  const text = flow.types.source.above(program.path, "package.json")?.text;
  if (text === undefined) return false;
  let known = manifests.get(text);
  if (known === undefined) {
    if (manifests.size >= mostManifests) manifests.clear();
    known = describesTool(text);
    manifests.set(text, known);
  }
  return known;
}

// `A CLI for …`, `command-line tool`, `@acme/cli`; refuses `client` and `cliche`.
const toolWords = /(?:^|[^a-z])(?:cli|command[- ]?line|terminal (?:tool|app|ui))(?:$|[^a-z])/i;
const installsCommand = /"bin"\s*:/;
const toldIn = ["name", "description", "keywords", "bin"] as const;

function describesTool(text: string): boolean {
  if (!installsCommand.test(text)) return false;
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    // What npm cannot read says nothing here either.
    return false;
  }
  if (typeof manifest !== "object" || manifest === null || !("bin" in manifest)) return false;
  const fields = new Map<string, unknown>(Object.entries(manifest));
  return toldIn.some((field) => field !== "bin" && toolWords.test(JSON.stringify(fields.get(field) ?? "")));
}

// Packages that read the arguments of a command or ask on the terminal, as they are imported; refuses one that only colours text, which
// may serve a logger, and a longer name such as `commander-server`.
const terminalPackage =
  /(?:from|require\(|import\()\s*["'](?:(?:commander|yargs|inquirer|prompts|enquirer|ora|cac|meow|minimist|arg|getopts|mri|sade|caporal|vorpal|listr2?|cli-table3?|command-line-args|command-line-usage|cli-progress|readline-sync|prompt-sync|docopt|citty|clipanion)(?:\/[^"'\n]*)?|@(?:inquirer|oclif|clack|commander-js|listr2)\/[^"'\n]*)["']/;
// `import { parseArgs } from "node:util"`, `process.argv[2]`; refuses `util.format`.
const argumentParser = /\bparseArgs\b[^;\n]*["'](?:node:)?util["']|\bprocess\.argv(?:\.slice\(2\)|\[2\])/;
// Packages of servers: what writes there is no answer to whoever started it.
const serverPackage =
  /(?:from|require\()\s*["'](?:express|fastify|koa|@hapi\/hapi|hono|restify|socket\.io|@nestjs\/[^"'\n]*)["']/;

// The first line of a file that a shell starts.
const shebang = /^#!.*\b(?:node|bun|deno|ts-node|tsx)\b/;

const known = new WeakMap<Program, boolean>();

/** A file that a shell starts or that reads the arguments of a command. */
function isRunByHand(program: Program): boolean {
  let result = known.get(program);
  if (result === undefined) {
    const { text } = program;
    result =
      (shebang.test(text) || terminalPackage.test(text) || argumentParser.test(text)) && !serverPackage.test(text);
    known.set(program, result);
  }
  return result;
}
