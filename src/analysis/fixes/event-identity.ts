// Keeps the line of a security event useful when what identifies somebody has to go: the id of the user, or a keyed hash by which the
// lines of one person can still be put together.
import { fieldsNamed } from "../../catalogue/events/line-fields.ts";
import { eventLines } from "../events/event-lines.ts";
import { securityPoints } from "../events/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { whoAndWhere } from "./event-fields.ts";
import type { LoggedPlace } from "./leak.ts";
import { repair, type Repair } from "./repair.ts";

/** Whether the datum is all that says whom the line of an event is about. */
export function isOnlyIdentity(file: FileAnalysis, { call, spot, kind }: LoggedPlace): boolean {
  if (kind !== "personal" || spot.place.kind !== "entry" || spot.place.entry.kind !== "field") return false;
  const { entries, entry } = spot.place;
  if (!fieldsNamed(entry.name).includes("actor")) return false;
  if (!eventLines(file).some((line) => line.call.call === call.call)) return false;
  return !entries.some(
    (other) =>
      other !== entry &&
      other.kind === "field" &&
      file.program.values[other.value]?.op !== "constant" &&
      fieldsNamed(other.name).some((field) => field === "actor" || field === "address"),
  );
}

/** Puts the id of the user in the place of the datum, or the address of the client where there is no user yet. */
export function identityRepair(file: FileAnalysis, { call, spot }: LoggedPlace): Repair | undefined {
  const { program } = file;
  const block = program.functions[call.function]?.blocks.findIndex(({ ops }) => ops.includes(call.call)) ?? -1;
  const point = securityPoints(file).find((each) => each.by?.range?.start === call.range.start);
  if (block < 0 || !point || spot.place.kind !== "entry") return undefined;
  const place = { ...point, function: call.function, block, insertAt: call.range.start };
  const given = new Set(spot.place.entries.flatMap((entry) => (entry.kind === "field" ? [entry.name] : [])));
  const fields = whoAndWhere(file, place).filter((field) => !given.has(field.split(":", 1)[0] ?? field));
  if (fields.length === 0 || fields.some((field) => field.includes("?."))) return undefined;
  const names = fields.map((field) => `\`${field.split(":", 1)[0] ?? field}\``).join(" and ");
  const newText = fields.join(", ");
  return repair(
    { id: "projection", title: `Log ${names} instead`, safety: "safe" },
    { range: spot.place.entry.range, newText },
  );
}
