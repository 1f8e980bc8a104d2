// The text of an SQL statement as code hands it to a driver: one that is put together, or an object that has it as `text` or `sql`.
import type { Value, ValueId } from "./program.ts";

/** The text as far as `constantOf` knows its parts, with `?` for what it does not; undefined when nothing of it is known. */
export function sqlTextOf(
  value: Value | undefined,
  constantOf: (id: ValueId) => string | undefined,
): string | undefined {
  if (value?.op === "constant") return value.kind === "string" ? value.text : undefined;
  if (value?.op === "text" || value?.op === "add" || value?.op === "opaque") {
    const parts = value.parts.map((part) => constantOf(part) ?? "?");
    return parts.some((part) => part !== "?") ? parts.join(" ") : undefined;
  }
  if (value?.op !== "object") return undefined;
  const written = value.entries.find(
    (entry) => entry.kind === "field" && (entry.name === "text" || entry.name === "sql"),
  );
  return written && constantOf(written.value);
}
