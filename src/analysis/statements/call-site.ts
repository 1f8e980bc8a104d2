// A call as every language gives it, and the statements that come of it.
import type { Severity } from "../../catalogue/sinks/sink-library.ts";
import {
  letterCount,
  literal,
  type MessageText,
  parameterIn,
  piecesOf,
  placeholdersIn,
  saysSomething,
  sequence,
  someValue,
  variantsOf,
} from "./message-text.ts";
import type { LogStatement, LogWrapper, StatementKind } from "./statement.ts";
import { messageKeys, methodSeverity, severityNamed } from "./vocabulary.ts";

/** An object argument: its fields by name, with their texts. */
export interface WrittenFields {
  readonly fields: readonly (readonly [name: string, value: MessageText])[];
}

/** A text, an object, or a value that may be anything. */
export type CallArgument = MessageText | WrittenFields;

/** A call that may log. */
export interface CallSite {
  readonly kind: StatementKind;
  readonly line: number;
  readonly endLine: number;
  readonly severity: Severity | undefined;
  readonly logger: string | undefined;
  /** Last name of what is called. */
  readonly callee: string;
  readonly args: readonly CallArgument[];
  /** Index of the first argument that is written. */
  readonly from: number;
  /** Name of the function around it; empty in an anonymous one. */
  readonly within: string;
  /** Fields that a chain of calls has added: `log.Info().Str("user", id).Msg("signed in")`. */
  readonly chained?: readonly string[];
}

/** The statements of a call, and the wrapper that the function around it is. */
export interface CallReading {
  readonly statements: readonly LogStatement[];
  readonly wrapper: LogWrapper | undefined;
}

/** Takes the level out of the first argument where a method has it there: `log("warn", …)`, `log(Level.WARNING, …)`. */
export function withLevel<How extends Pick<CallSite, "kind" | "severity" | "from">>(
  how: How,
  args: readonly CallArgument[],
  callee: string,
): How {
  if (how.kind === "error" || how.kind === "forward" || methodSeverity(callee) !== "plain") return how;
  const [first] = args;
  if (args.length < 2 || !first || !("kind" in first)) return how;
  const name = first.kind === "literal" ? first.text : first.kind === "value" ? first.name : undefined;
  const severity = name === undefined ? undefined : severityNamed(name);
  return severity === undefined ? how : { ...how, severity, from: Math.max(1, how.from) };
}

interface Message {
  readonly text: MessageText;
  readonly argument: number;
  /** Arguments behind the message. */
  readonly rest: readonly CallArgument[];
  readonly inField?: boolean;
}

// Matches "", "[shop] ", "audit: ", "» "; refuses "order ", which says something of its own.
const tagOnly = /^(?:[^\p{L}[]|\[[^\]]*\]|\p{L}{1,24}:)*$/u;

/** Reads a call; gives nothing when the call says nothing by which a record could be recognised. */
export function readCall(site: CallSite): CallReading {
  const fields = [...(site.chained ?? []), ...site.args.flatMap(fieldNames)];
  const message = messageOf(site);
  const byFields = fieldsAlone(site, fields);
  if (!message) return { statements: byFields, wrapper: undefined };
  const wrapper = wrapperOf(site, message);
  const reference = message.text.kind === "value" ? message.text.name : undefined;
  const { argument } = message;
  if (reference !== undefined) {
    return { statements: [{ ...statementOf(site, { pieces: [], open: true, fields, argument }), reference }], wrapper };
  }
  const variants = [...shortVariants(message), ...joinedVariants(message)];
  const statements = variants
    .filter(({ pieces }) => letterCount(pieces) >= 2)
    .map(({ pieces, open }) => ({
      ...statementOf(site, { pieces, open, fields, argument }),
      wraps: wrapper !== undefined || (message.text.kind === "choice" && message.text.keyed === true),
    }));
  // A field such as `event` is the message to some loggers and a field to others.
  return { statements: message.inField ? [...statements, ...byFields] : statements, wrapper };
}

/** A call without a message may be known by its fields, one that is a logger by name only when a constant is among them. */
function fieldsAlone(site: CallSite, fields: readonly string[]): readonly LogStatement[] {
  const isKnown = site.kind === "sink" || (site.kind === "named" && fields.some((field) => field.includes("=")));
  if (!isKnown || fields.length < 2) return [];
  return [statementOf(site, { pieces: [], open: true, fields, argument: site.from })];
}

/** The function around the call, when all that the call says is a parameter of it, behind a tag at most. */
function wrapperOf({ kind, within }: CallSite, { text, rest }: Message): LogWrapper | undefined {
  if (within === "" || kind === "forward" || kind === "error") return undefined;
  const values = rest.filter((argument) => "kind" in argument);
  const argument = parameterIn({ kind: "format", text, values });
  if (argument === undefined) return undefined;
  return variantsOf(text).some((parts) => tagOnly.test(piecesOf(parts).join(" ")))
    ? { name: within, argument }
    : undefined;
}

interface Written {
  readonly pieces: readonly string[];
  readonly open: boolean;
  readonly fields: readonly string[];
  readonly argument: number;
}

function statementOf(
  { kind, line, endLine, severity, logger, callee, args }: CallSite,
  written: Written,
): LogStatement {
  // NestJS and others take the context as the last argument.
  const last = args.length > 1 ? args.at(-1) : undefined;
  const context =
    last && "kind" in last && last.kind === "literal" && /^[A-Z][\w.]*$/.test(last.text) ? last.text : undefined;
  return {
    kind,
    line,
    endLine,
    severity,
    logger: logger ?? context,
    callee,
    reference: undefined,
    wraps: false,
    ...written,
  };
}

/** The first argument that says something, or a constant of another file, or a field that holds the message. */
function messageOf({ args, from }: CallSite): Message | undefined {
  const written = args.slice(from);
  const at = written.findIndex((argument) => "kind" in argument && saysSomething(argument));
  const found = written[at];
  if (found && "kind" in found) {
    // What stands before is printed before it, unless it is an object.
    const before = written.slice(0, at).some((argument) => "kind" in argument);
    const text = before ? sequence([someValue, found]) : found;
    return { text, argument: from + at, rest: written.slice(at + 1) };
  }
  for (const argument of written) {
    if ("kind" in argument) continue;
    const value = messageKeys
      .map((key) => argument.fields.find(([name]) => name === key)?.[1])
      .find((text) => text && saysSomething(text));
    if (value) return { text: value, argument: args.indexOf(argument), rest: [], inField: true };
  }
  const named = written.findIndex(
    (argument) =>
      "kind" in argument && argument.kind === "value" && (argument.name ?? argument.parameter) !== undefined,
  );
  const value = written[named];
  return value && "kind" in value ? { text: value, argument: from + named, rest: written.slice(named + 1) } : undefined;
}

interface Variant {
  readonly pieces: readonly string[];
  readonly open: boolean;
}

/** The message alone; arguments behind it that no placeholder takes may be printed or not. */
function shortVariants({ text, rest }: Message): readonly Variant[] {
  return variantsOf(text).map((parts) => ({ pieces: piecesOf(parts), open: rest.length > placeholders(parts) }));
}

/** With texts among the further arguments, as the console joins them: `console.log("user", id, "signed in")`. */
function joinedVariants({ text, rest }: Message): readonly Variant[] {
  if (!rest.some((argument) => "kind" in argument && saysSomething(argument))) return [];
  return variantsOf(text)
    .slice(0, 1)
    .flatMap((parts) => {
      const printed = rest
        .slice(placeholders(parts))
        .flatMap((argument) => [literal(" "), "kind" in argument ? argument : someValue]);
      const joined = variantsOf(sequence(printed)).slice(0, 2);
      return printed.length === 0 ? [] : joined.map((tail) => ({ pieces: piecesOf([...parts, ...tail]), open: false }));
    });
}

function placeholders(parts: readonly (string | undefined)[]): number {
  return parts.reduce((sum, part) => sum + (part === undefined ? 0 : placeholdersIn(part)), 0);
}

function fieldNames(argument: CallArgument): readonly string[] {
  if ("kind" in argument) return [];
  return argument.fields.map(([name, value]) => (value.kind === "literal" ? `${name}=${value.text}` : name));
}
