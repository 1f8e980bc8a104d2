// The first look at a text: most files of a repository hold nothing that a rule would report and need not be parsed. Whatever a rule
// goes by has to be known here.

import { mayHoldEvent } from "./event-prefilter.ts";

/**
 * `sinks`: only if it really writes to a log, or a module that it imports does; `imports`: only if such a module does; `no`: whatever
 * the imports do.
 */
export type Relevance = "yes" | "sinks" | "imports" | "no";

// Loggers by their usual names, calls of `log` on anything, and log files; refuses prose, and `Math.log`.
const logger =
  /logger|(?<!Math)\.log\??\.?[("'`;]|(?<![.\w])log(?:ging)?\s*\(|\blog(?:ging)?(?:service|provider|instance|client|helper)?\s*\??\.\s*[a-z]/i;

// The console where it is used; refuses `consoleUrl`, and the word in a sentence.
const consoleUse = /\bconsole\s*(?:[.?[\]),;}:]|$)/m;

// Sinks that are no methods of a logger: streams, files, debug functions, error trackers and tracing.
const otherSink =
  /\bstd(?:out|err)\b|\bappendFile|\bdebug(?:log)?\(|["']debug["']|@sentry\/|@opentelemetry\/|["'](?:dd-trace|newrelic|applicationinsights|rollbar|@bugsnag\/|@datadog\/|@?honeybadger)|[sS]pan\??\.(?:setAttributes?|addEvent|recordException)\(/;

// Functions called like one that writes to a log: `logError(`, `writeLog(`; refuses `login(` and `logout(`.
const ownWriter =
  /\blog_?(?:err|info|debug|warn|mess|msg|exc|event|trace|verb|fatal|notice|crit|alert|emerg|data|prot|resp|req|line)\w{0,9}\(|(?:write|print|debug|error|info|warn|console)_?Logs?\(/i;

// Tables of events: `auditLog.create(`, `this.audit.record(`; refuses `catalog.add(`.
const auditTable =
  /(?:\b[aA]udit|(?:audit|activity|event|access|security|history|login)_?(?:Log|Trail|Event|Entry|Record|Journal))\w*\??\.(?:create|insert|add|save|record|write|append|track|put|store)/;

// Logging libraries whose loggers can be called anything, and whatever masks: a configuration need not log anything.
const library =
  /pino|winston|bunyan|morgan|logform|log4js|loglevel|npmlog|signale|consola|tslog|roarr|logtape|electron-log|OutputChannel|fastify|@hapi\/|adonisjs|firebase-functions|powertools|serializers|[Rr]edact|\bmask[A-Z]|[Ss]crub|[Cc]ensor/;

// Where logs go without a logger in sight: clients of log servers, log groups, and modes of log folders; refuses other folders.
const destination =
  /["']gelf|fluent-org|rotating-file|stream-rotator|LogGroup\(|PutRetentionPolicy|\bumask\(|(?:mkdirp?|ensureDir|chmod)(?:Sync)?\([^\n]{0,80}log/i;

// A comment for Seclog, which may be wrong or not needed any more.
const directive = /\bseclog-(?:disable|enable)/;

// A writing method of something that may be an imported logger, or an imported function that says that it logs; refuses `form.report(`.
const mayBeLogger =
  /\.(?:info|warn|warning|error|debug|trace|verbose|silly|fatal|notice|http|crit|emerg|alert)\b|\blog[A-Z]|(?<![.\w])(?:report|trace|dump|warn|debug)(?:[A-Z]\w*)?\(/;

const sensitive = /passw|pwd|secret|token|credential|api_?key|private_?key|cookie|authoriz|session/i;
// What is passed to functions of own modules matters when the file speaks of secrets, requests or the whole environment.
const request = /\breq\b|\bctx\b|request|process\.(?:env\b(?!\.)|argv\b(?!\[))/i;
const anyImport = /\bfrom\s*["']|\brequire\(\s*["']|\bimport\(?\s*["']/;

/** Whether a text can hold anything that a rule would report. */
export function relevanceOf(text: string): Relevance {
  if (
    directive.test(text) ||
    library.test(text) ||
    destination.test(text) ||
    mayStore(text) ||
    mayNameSecretInError(text) ||
    maySwallowCheck(text) ||
    mayHoldEvent(text)
  )
    return "yes";
  if (mayLog(text)) return "sinks";
  const matters = mayBeLogger.test(text) || sensitive.test(text) || request.test(text);
  return matters && anyImport.test(text) ? "imports" : "no";
}

/** Whether a secret may be written into a table of events. */
function mayStore(text: string): boolean {
  return auditTable.test(text) && sensitive.test(text);
}

/** Whether a module writes to a log by itself, or makes a logger for others. */
export function mayLog(text: string): boolean {
  return (
    logger.test(text) || consoleUse.test(text) || otherSink.test(text) || ownWriter.test(text) || library.test(text)
  );
}

// Tables and services of events, and functions that write to them.
const trail =
  /audit|activit|(?:event|security|access|history|change|action|operation|login)_?(?:logs?|trail|record|entry|journal|history|attempt|event)|(?:auth|user)_?(?:event|action)|\bevents?\??\s*\.(?:record|audit)|\b(?:report|track|print|notice|warn|fatal|critical|trace|debug|record|console|write)[A-Z]?\w*\(/i;
// Buses that are given something.
const bus =
  /(?:bus|emitter|events?|hub|dispatcher|publisher|mediator|queue|producer|broker|stream|kafka|rabbit|sns|amqp|pubsub|bullmq|outbox)\w{0,20}(?:\(\))?\??\s*\.\s*(?:emit|publish|dispatch|send|trigger|fire|enqueue|produce|notify|add|broadcast|raise)/i;

/** Whether a module may put on record what happens: in a log, a table of events, or by a bus. */
export function mayTell(text: string): boolean {
  return mayLog(text) || trail.test(text) || bus.test(text);
}

// A function that may hand what it is given to a logger, by its name.
const callsLogger = /\blog[A-Z]|[a-z]Log\b|[aA]udit|[tT]rack|[rR]eport|[tT]race|[nN]otif|[wW]arn/;

/** Whether a module that writes to no log by itself may call others that do. */
export function mayCallLogger(text: string): boolean {
  return callsLogger.test(text) || mayBeLogger.test(text);
}

// An exception that is made, by its usual names.
const errorMade = /(?:Error|Exception)\(/g;
const longestMessage = 300;
// What else must not stand in one: addresses that may carry credentials, keys, and numbers of cards and persons.
const alsoInError = /[uU]r[li]\b|URL|dsn|[kK]ey\b|KEY|[cC]ard|\bpin\b|ssn|iban/;
// Addresses whose parts are read: any variable may hold one with credentials.
const parsedUrl = /new URL\(/;
// A value that becomes part of a text.
const insertion = /\$\{|\+/;

// A variable as the message; refuses a text, and `new Error(message)`.
const bare = /^(?:Error|Exception)\(\s*(?!mess|msg|err|reason|text)[a-z][\w.]*\s*[,)]/;

/** Whether the message of an exception is put together from something with a sensitive name. */
function mayNameSecretInError(text: string): boolean {
  const readsAddresses = parsedUrl.test(text);
  for (const { index } of text.matchAll(errorMade)) {
    const message = text.slice(index, index + longestMessage);
    if (
      (insertion.test(message) || bare.test(message)) &&
      (readsAddresses || sensitive.test(message) || alsoInError.test(message))
    )
      return true;
  }
  return false;
}

// A place at which a failure arrives: a clause, a method of a promise, a parameter of a callback.
const catches = /\bcatch\b|\berr(?:or)?\s*[,)]|\.then\(/;
// Checks of libraries, and what is called like one; refuses `decode(`.
const check =
  /\b(?:verify|authenticate|decrypt|decipher|unseal)(?:[A-Z]\w*)?\(|\.(?:constructEvent|validateRequest|enforce|compareSync)(?:[A-Z]\w*)?\(|\b(?:bcrypt|argon2)\w*\.|jwtVerify|createDecipher|(?:private|public)Decrypt|\b(?:write|create|insert|record|save|add|append)Audit/;
// A function that may be one by what it is called with; refuses `checkInput(`.
const otherCheck = /\b(?:check|assert|ensure|enforce|validate|require|compare|match)[A-Z]\w*(?=\()/g;
const checked =
  /Access|Permission|Token|Session|Signature|Credential|Role|Admin|Password|ApiKey|Claims|Jwt|Ownership|Hmac|Webhook/;

/** Whether a security check can fail here, and somebody may catch that. */
function maySwallowCheck(text: string): boolean {
  if (!catches.test(text)) return false;
  if (check.test(text)) return true;
  for (const [name] of text.matchAll(otherCheck)) if (checked.test(name)) return true;
  return false;
}
