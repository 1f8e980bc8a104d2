// The logging statements of a syntax tree, the same way for every language: which calls log, with what, and in which function.
import type { GrammarId, TreeNode } from "../languages/grammars/grammar.ts";
import { type CallSite, readCall, withLevel } from "./call-site.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { saysSomething, variantsOf } from "./message-text.ts";
import { python } from "./python.ts";
import type { FileStatements, LogStatement, LogWrapper } from "./statement.ts";
import { field, type ReaderContext, type TreeCall, type TreeLanguage, type TreeReader } from "./tree-calls.ts";
import { functionSeverity, isErrorClass, isLoggerName, isLoggingFunction, methodSeverity } from "./vocabulary.ts";

const languages: Readonly<Record<GrammarId, TreeLanguage>> = { python, go, java };

/** The tree of one file. */
export interface TreeSource {
  readonly path: string;
  readonly grammar: GrammarId;
  readonly root: TreeNode;
}

/** All statements of a tree in the order of the text. */
export function treeStatements({ path, grammar, root }: TreeSource): FileStatements {
  const language = languages[grammar];
  const constants = language.constants(root);
  const statements: LogStatement[] = [];
  const wrappers: LogWrapper[] = [];
  // Chains such as `log.Info().Str("a", b).Msg("c")` are read from their last call.
  const read = new Set<number>();
  for (const node of root.descendantsOfType([...language.calls])) {
    const call = node ? language.call(node) : undefined;
    const how = call && howItLogs(call);
    if (!node || !call || !how) continue;
    // Climbing a tree is slow, and only what logs can make a wrapper of the function around it.
    const around = how.kind === "sink" || how.kind === "named" ? functionAround(node, language) : undefined;
    const context: ReaderContext = { constants, parameters: around ? language.parameters(around) : [] };
    const site = siteOf({ node, call, how, reader: language.reader(context) });
    if (!site) continue;
    const reading = readCall({ ...site, within: around ? nameOf(around) : "" });
    statements.push(...reading.statements.filter(({ pieces }) => pieces.length > 0 || !read.has(site.endLine)));
    read.add(site.endLine);
    if (reading.wrapper) wrappers.push(reading.wrapper);
  }
  return { path, statements, wrappers, constants: constantTexts(constants, language) };
}

type How = Pick<CallSite, "kind" | "severity" | "from">;

function howItLogs({ callee, receiver, makes }: TreeCall): How | undefined {
  const severity = methodSeverity(callee);
  if (makesError(callee, receiver, makes || severity === undefined))
    return { kind: "error", severity: undefined, from: 0 };
  if (makes) return undefined;
  if (severity !== undefined && receiver) {
    const kind = isLoggerName(firstName(receiver)) || isLoggerName(lastName(receiver)) ? "sink" : "named";
    return { kind, severity: severity === "plain" ? chainSeverity(receiver) : severity, from: 0 };
  }
  if (isLoggingFunction(callee) || (severity !== undefined && severity !== "plain"))
    return { kind: "named", severity: functionSeverity(callee), from: 0 };
  return { kind: "forward", severity: undefined, from: 0 };
}

// `new NotFoundException("…")`, `raise errors.NotFound("…")`, `errors.New("…")`; but `slog.Error("…")` writes.
function makesError(callee: string, receiver: TreeNode | null, certain: boolean): boolean {
  const owner = receiver?.type === "identifier" ? receiver.text : "";
  return (
    (certain && isErrorClass(callee)) ||
    (owner === "fmt" && callee === "Errorf") ||
    (owner === "errors" && /^(?:New|Wrapf?|Errorf)$/.test(callee))
  );
}

// `logger` of `logger.atInfo().log("…")`.
function firstName(receiver: TreeNode): string {
  return /^[\w.$]*/.exec(receiver.text)?.[0].split(".")[0] ?? "";
}

function lastName(receiver: TreeNode): string {
  return receiver.text.length > 200 ? "" : receiver.text.replace(/\([^()]*\)$/, "");
}

// `.atWarning()`, `.Warn()` in a chain of calls.
function chainSeverity(receiver: TreeNode): CallSite["severity"] {
  const names = receiver.text.slice(0, 400).match(/\.(?:at)?[A-Za-z]{3,12}(?=\()/g) ?? [];
  for (const name of names) {
    const severity = methodSeverity(name.replace(/^\.(?:at(?=[A-Z]))?/, ""));
    if (severity !== undefined && severity !== "plain") return severity;
  }
  return undefined;
}

interface SiteParts {
  readonly node: TreeNode;
  readonly call: TreeCall;
  readonly how: How;
  readonly reader: TreeReader;
}

function siteOf({ node, call, how, reader }: SiteParts): Omit<CallSite, "within"> | undefined {
  if (how.kind === "forward" && call.args.length === 0) return undefined;
  const args = call.args.map((argument) => reader.argument(argument));
  if (how.kind === "forward" && !args.some((argument) => "kind" in argument && saysSomething(argument)))
    return undefined;
  const chained = call.receiver && call.args.length > 0 ? chainedFields(call.receiver) : [];
  return {
    ...withLevel(how, args, call.callee),
    line: node.startPosition.row + 1,
    endLine: node.endPosition.row + 1,
    logger: undefined,
    callee: call.callee,
    args,
    chained,
  };
}

// Matches the key of `.Str("user", id)` and `.WithField("user", id)` in a chain; refuses arguments behind the first.
const chainedKey =
  /\.(?:Str|Int\d*|Uint\d*|Bool|Float\d*|Dur|Time|Any|Interface|WithField|addKeyValue|with|bind)\("([\w.-]{1,60})"/g;

function chainedFields(receiver: TreeNode): readonly string[] {
  if (receiver.type === "identifier") return [];
  return [...receiver.text.slice(0, 2000).matchAll(chainedKey)].map(([, key = ""]) => key);
}

function functionAround(node: TreeNode, { functions }: TreeLanguage): TreeNode | undefined {
  let at = node.parent;
  while (at && !functions.includes(at.type)) at = at.parent;
  return at ?? undefined;
}

function nameOf(node: TreeNode): string {
  return field(node, "name")?.text ?? "";
}

function constantTexts(constants: ReadonlyMap<string, TreeNode>, language: TreeLanguage): FileStatements["constants"] {
  const reader = language.reader({ constants: new Map(), parameters: [] });
  const found: [string, string][] = [];
  for (const [name, node] of constants) {
    const [parts] = variantsOf(reader.text(node));
    const text = parts?.every((part) => part !== undefined) ? parts.join("") : undefined;
    if (text !== undefined && /\p{L}{2}.*\s|\p{L}{6}/u.test(text)) found.push([name, text]);
  }
  return found;
}
