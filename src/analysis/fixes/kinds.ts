// The ids of fixes, with what each does: what `--fix-type` can choose from.

/** By id, one clause each. */
export const fixKinds: Readonly<Record<string, string>> = {
  drop: "leave the value, field or token out",
  "drop-call": "remove a call that logs nothing else",
  mask: "put a mask in its place",
  projection: "log the id or harmless fields of an object",
  "error-parts": "log what an error says",
  host: "log the host of an address",
  "own-redactor": "use the project's own masking function",
  "redact-path": "add to what the logger redacts",
  helper: "create a masking function and use it",
  hmac: "log a keyed hash",
  neutralise: "take line breaks out",
  "as-field": "log it as a field, which is quoted",
  "mend-path": "correct a redaction path",
  "every-match": "mask every match",
  assign: "use the result of a mask",
  structure: "turn values in a message into fields",
  reorder: "put arguments or formats in order",
  "log-event": "log a security event",
  "complete-event": "say who, from where and on what in the line of a security event",
  "event-level": "log a security event where production writes it",
  configuration: "set an option of a log file or transport",
};
