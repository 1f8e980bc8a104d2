// The first look at a text of any language: a file without one of these words has nothing that could log.

// A logging word as a name or the start of one, an error that is made, a printing function; refuses "catalog" and "blogs".
const logging =
  /\b_?(?:log|logger|logging|logs|slog|glog|klog|zap|console|winston|pino|debug|audit|trace|info|warn|warning|notice|severe|fatal|print|printf|println|fprintf|errorf)[A-Za-z]{0,12}\b|Log(?:ger)?\b|\b(?:std(?:out|err))\b|\.(?:error|exception|critical|verbose|silly|write|msg|Msgf?|Error[fw]?|Info[fw]?|Warn[fw]?|Debug[fw]?|Fatal[fw]?)\(|\b(?:throw|raise)\b/;

/** Whether a text may hold a logging statement. */
export function mayHoldStatement(text: string): boolean {
  return logging.test(text);
}
