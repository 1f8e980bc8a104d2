// The first look at a text: most files of a repository hold no logging call and need not be parsed.

// A writing method that is called or passed on, or the console; refuses the bare word `log` in prose.
const sink =
  /console|\.(?:log|info|warn|warning|error|debug|trace|verbose|silly|fatal|notice|http|crit|emerg|alert)\b|\blog[A-Z(]/;

// Sinks that are no methods of a logger: streams, files, debug functions, error trackers and tracing.
const otherSink =
  /\bstd(?:out|err)\b|\bappendFile|\bdebug(?:log)?\(|["']debug["']|@sentry\/|@opentelemetry\/|["'](?:dd-trace|newrelic|applicationinsights|rollbar|@bugsnag\/|@datadog\/|@?honeybadger)/;

// Libraries that log requests by themselves, and whatever masks: a configuration need not log anything.
const configuration = /pino|winston|bunyan|morgan|logform|log4js|serializers|[Rr]edact|\bmask[A-Z]|[Ss]crub|[Cc]ensor/;

// Own modules may hold functions that log; what is passed to them matters when the file speaks of secrets or requests.
const ownImport = /(?:from|require\(|import\()\s*["']\.{1,2}\//;
const matter =
  /passw|pwd|secret|token|credential|api_?key|private_?key|cookie|authoriz|session|\breq\b|\bctx\b|request/i;

// Errors with a message that is put together, in a file that speaks of secrets; refuses `new Error("…")` with nothing in it.
const composedError =
  /(?:Error|Exception|Failure)\(\s*(?:`[^`]{0,300}\$\{|["'][^"'\n]{0,300}["']\s*\+|[a-z_$][\w$.]*\s*[,)+])/;
const secretWord = /passw|pwd|secret|token|credential|_?key|_?url|dsn|card|pin\b|ssn/i;

/** Whether a text can hold anything that a rule would report. */
export function mayHoldFinding(text: string): boolean {
  if (sink.test(text) || otherSink.test(text) || configuration.test(text)) return true;
  if (composedError.test(text) && secretWord.test(text)) return true;
  return ownImport.test(text) && matter.test(text);
}
