// The first look at a text of any language: a file without one of these words has nothing that could log.
import type { FileStatements } from "./statement.ts";

// A logging word as a name or the start of one, an error that is made, a printing function; refuses "catalog" and "blogs".
const logging =
  /\b_?(?:log|logger|logging|logs|slog|glog|klog|zap|console|winston|pino|debug|audit|trace|info|warn|warning|notice|severe|fatal|print|printf|println|fprintf|errorf)[A-Za-z]{0,12}\b|Log(?:ger)?\b|\b(?:std(?:out|err))\b|\.(?:error|exception|critical|verbose|silly|write|msg|Msgf?|Error[fw]?|Info[fw]?|Warn[fw]?|Debug[fw]?|Fatal[fw]?)\(|\b(?:throw|raise)\b/;

/** Whether a text may hold a logging statement. */
export function mayHoldStatement(text: string): boolean {
  return logging.test(text);
}

// Names too common to look for in every file.
const common: ReadonlySet<string> = new Set(
  "constructor handle handler main init call apply send emit write get set create update delete start stop execute process next done push add then test callback render".split(
    " ",
  ),
);
const maxNames = 40;

/** A look for calls of wrappers in files in which nothing else looks like logging; undefined when there is nothing to look for. */
export function wrapperCalls(files: readonly FileStatements[]): string | undefined {
  const names = new Set(files.flatMap(({ wrappers }) => wrappers.map(({ name }) => name)));
  const told = [...names].filter(
    (name) => /^[\w$]{4,60}$/.test(name) && !common.has(name) && !mayHoldStatement(`${name}(`),
  );
  return told.length === 0 ? undefined : `\\b(?:${told.slice(0, maxNames).join("|").replaceAll("$", "\\$")})\\(`;
}
