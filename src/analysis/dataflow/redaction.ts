// Whether the logger's own redaction masks a field: pino's `redact` paths, which do not recurse
// (https://getpino.io/#/docs/redaction).
import type { Abstract } from "./abstract-value.ts";
import type { SinkArgument, SinkCall } from "./sink-call.ts";

/** True when a path of the logger's redaction covers this field of the argument. */
export function isRedacted(call: SinkCall, argument: SinkArgument, fields: readonly string[]): boolean {
  const option = call.logger.library?.redactOption;
  const configured = option === undefined ? undefined : call.logger.options?.fields?.get(option);
  // Only the merging object is redacted: the first argument that is written, and never its text.
  if (!configured || fields.length === 0 || argument.index !== call.method.from) return false;
  return redactPaths(configured).some((path) => covers(path, fields));
}

/** The paths of `redact: [...]` or `redact: { paths: [...] }`, as far as they are written out. */
export function redactPaths(option: Abstract): readonly string[] {
  const list = option.fields?.get("paths") ?? option;
  return [...(list.fields?.values() ?? [])].flatMap(({ constant }) => (constant === undefined ? [] : [constant]));
}

/** A path covers the field it names and everything below it; `*` stands for one level. */
function covers(path: string, fields: readonly string[]): boolean {
  const segments = segmentsOf(path);
  if (segments.length === 0 || segments.length > fields.length) return false;
  return segments.every((segment, index) => segment === "*" || segment === fields[index]);
}

// One step of a path: `name`, `[*]`, `[0]`, `["any text"]`; refuses nothing, so an odd path is split oddly and covers nothing.
const step = /\[\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\]]*))\s*\]|([^.[\]]+)/g;

function segmentsOf(path: string): readonly string[] {
  return [...path.matchAll(step)].map((match) => match.slice(1).find((part) => part !== undefined) ?? "");
}
