// Names a person by the id where a line says whose name or address it was: without it nobody could tell whom the line is about.
import { rememberedFor } from "../../base/remembered.ts";
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import { shapeOf } from "../shapes/sensitive-fields.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { replaceSpot } from "./mask.ts";
import { repair, type Repair } from "./repair.ts";
import { isPath } from "./safety.ts";
import { endBefore } from "./trivia.ts";

// By what people are told apart.
const telling = new Set("email phone person-name username social-handle messenger-address".split(" "));
const ids = ["id", "_id", "uuid"];

interface Person {
  /** As the code reads the datum, up to its last name: `user?.`. */
  readonly holder: string;
  readonly id: string;
  /** What the person is called there: `user`. */
  readonly name: string;
}

/** Puts the id of a person in the place of the datum; undefined where none is known, or where the line has it already. */
export function personIdRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot, kind, exposures, call } = place;
  const { program } = file;
  const isTelling = exposures.every(({ taint }) => telling.has(taint.category));
  if (kind !== "personal" || !isTelling || spot.fields.length > 0 || spot.place.kind === "inner") return undefined;
  const person = personOf(file, place);
  if (!person) return undefined;
  const read = `${person.holder}${person.id}`;
  const line = program.text.slice(call.range.start, call.range.end).replaceAll("?.", ".");
  if (isNamedBefore(file, place, person)) return undefined;
  if (new RegExp(`(?<![\\w.])${escaped(read.replaceAll("?.", "."))}\\b`).test(line)) return undefined;
  const edit =
    spot.place.kind === "entry"
      ? entryEdit(program, spot.place, { read, name: person.name })
      : spot.place.kind === "part"
        ? partEdit(file, place, { read, name: person.name })
        : replaceSpot(file, place, read);
  return edit && repair({ id: "projection", title: `Log \`${read}\` instead`, safety: "safe" }, edit);
}

function escaped(text: string): string {
  return text.replace(/[$.]/g, "\\$&");
}

/** What was told of the same person before the datum is replaced already. */
function isNamedBefore({ program }: FileAnalysis, { call, spot }: LoggedPlace, { holder }: Person): boolean {
  const before = program.text.slice(call.range.start, spot.range.start);
  const reads = before.matchAll(
    new RegExp(`(?<![\\w.])${escaped(holder.replaceAll("?", "")).replaceAll("\\.", "\\??\\.")}(\\w+)`, "g"),
  );
  return [...reads].some(([, name = ""]) => isSensitive(classifyName(name)));
}

function personOf(file: FileAnalysis, place: LoggedPlace): Person | undefined {
  const { program, flow } = file;
  const value = program.values[place.spot.value];
  if (value?.op !== "property" || value.name === undefined || !isPath(program, value.object)) return undefined;
  const written = spotText(file, place.spot);
  const holder = written.slice(0, written.length - value.name.length);
  const object = program.values[value.object];
  const name = nameOf(program, object);
  if (!/^[\w$.?]+\.$/.test(holder) || !object || name === undefined) return undefined;
  const known = flow.values[value.object];
  const shape = known && shapeOf(flow.types, known);
  const id = ids.find((each) => (shape?.kind === "object" && shape.fields.has(each)) || isRead(program, object, each));
  return id === undefined ? undefined : { holder, id, name };
}

const people = new Set(
  "user account member customer admin owner author creator actor recipient sender employee patient person".split(" "),
);

/** `user` for a person, by the name of the variable or of the class that it is part of. */
function nameOf({ text, functions }: Program, object: Value | undefined): string | undefined {
  if (object?.op === "this") {
    const owner = functions.find(({ range }) => range.start <= object.start && object.end <= range.end)?.owner;
    const header = owner === undefined ? undefined : /\bclass\s+(\w+)/.exec(text)?.[1];
    return header !== undefined && people.has(header.toLowerCase()) ? header.toLowerCase() : undefined;
  }
  const name = /([A-Za-z_$][\w$]*)$/.exec(text.slice(object?.start, object?.end))?.[1] ?? "";
  return people.has(splitWords(name).at(-1) ?? "") && !/^[A-Z]/.test(name) ? name : undefined;
}

/** The file reads this field of the same person elsewhere. */
function isRead({ values, text }: Program, object: Value, field: string): boolean {
  const written = text.slice(object.start, object.end);
  return (objectsByField(values).get(field) ?? []).some((each) => {
    const other = values[each];
    return other !== undefined && text.slice(other.start, other.end) === written;
  });
}

/** What each of the fields is read of. */
const objectsByField = rememberedFor((values: Program["values"]): ReadonlyMap<string, readonly ValueId[]> => {
  const found = new Map<string, ValueId[]>(ids.map((id) => [id, []]));
  for (const { value } of valuesOf({ values }, "property")) found.get(value.name ?? "")?.push(value.object);
  return found;
});

type EntryPlace = Extract<LoggedPlace["spot"]["place"], { kind: "entry" }>;

/** `userEmail: user.email` becomes `userId: user.id`, `recipient: user.name` becomes `recipientId: user.id`. */
function entryEdit(program: Program, { entries, entry }: EntryPlace, { read, name }: ReadId) {
  if (entry.kind !== "field" || !/^[A-Za-z_$][\w$]*$/.test(entry.name)) return undefined;
  const key = keyFor(entry.name, name);
  const others = entries.slice(0, entries.indexOf(entry)).flatMap((other) => {
    const value = program.values[other.value];
    const whose = value?.op === "property" ? nameOf(program, program.values[value.object]) : undefined;
    return other.kind === "field" && whose !== undefined ? [keyFor(other.name, whose)] : [];
  });
  const isTaken = others.includes(key) || entries.some((other) => other.kind === "field" && other.name === key);
  return isTaken ? undefined : { range: entry.range, newText: `${key}: ${read}` };
}

// What a field is called after besides the person: `recipientEmail`.
const contact = /(?:Email|Mail|Name|Username|Phone)+$/;

function keyFor(field: string, person: string): string {
  const whose = field.replace(contact, "");
  return `${people.has(splitWords(whose).at(-1) ?? "") ? whose : person}Id`;
}

interface ReadId {
  readonly read: string;
  readonly name: string;
}

/** In a text the label goes with it: `with email ${user.email}` becomes `with id ${user.id}`, `for ${user.email}` becomes `for user ${user.id}`. */
function partEdit(file: FileAnalysis, place: LoggedPlace, { read, name }: ReadId) {
  const { text } = file.program;
  const { range } = place.spot;
  const opened = endBefore(text, range.start) - "${".length;
  if (place.spot.place.kind === "part" && place.spot.place.of === "add") {
    // What a label in another literal says has to stay true.
    return /name|mail|phone/i.test(text.slice(Math.max(0, range.start - 30), range.start))
      ? undefined
      : { range, newText: read };
  }
  if (text.slice(opened, opened + 2) !== "${") return undefined;
  const before = text.slice(Math.max(0, opened - 60), opened);
  const label = /\b(?:e-?mail(?: address)?|user ?name|name|phone(?: number)?)(?=\W*$)/i.exec(before);
  if (label && /[a-z]/i.test(before.slice(label.index + label[0].length))) return undefined;
  if (label) {
    const start = opened - before.length + label.index;
    const between = text.slice(start + label[0].length, range.start);
    return { range: { start, end: range.end }, newText: `id${between}${read}` };
  }
  const words = splitWords(
    before
      .split(/[^\w]+/)
      .filter((word) => word !== "")
      .slice(-2)
      .join(" "),
  );
  const isNamed = words.some((word) => people.has(word)) || !/[a-z] $/i.test(before);
  if (isNamed) return { range, newText: read };
  return { range: { start: opened, end: range.end }, newText: `${splitWords(name).join(" ")} \${${read}` };
}
