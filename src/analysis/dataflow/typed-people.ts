// People by the name of a type that nobody can look into: `recipient: Customer` of a package that is not installed.
import { splitWords } from "../../catalogue/names.ts";
import { declaredNature, type TypeContext } from "../shapes/index.ts";
import type { Abstract } from "./abstract-value.ts";
import { typeName } from "./names.ts";
import { createTaint, type Taint } from "./taint.ts";

const people = new Set("user customer patient employee person subscriber applicant".split(" "));
// What types of records end in: `UserEntity`, `CustomerDocument`; refuses `UserRole` and `CustomerId`.
const endings = new Set("entity document model record row dto".split(" "));
// Types of messengers and forges, whose users are names that everybody sees.
const publicUsers = /discord|telegra|slack|octokit|github|gitlab|twitch|tmi|irc|matrix|revolt|guilded/i;

/** The taint of an object that is declared as a person, when no declaration of its fields can be found; or undefined. */
export function typedPerson(types: TypeContext, value: Abstract): Taint | undefined {
  const { nature, type, logger, functions, fields, taints } = value;
  if (!type || nature !== "unknown" || logger || functions.length > 0 || fields) return undefined;
  if (!taints.every(({ kind, weak }) => kind === "parameter" || kind === "input" || weak)) return undefined;
  const name = typeName(type) ?? "";
  if (!isPersonType(name) || declaredNature(types, value) !== "unknown" || isPublic(types, name)) return undefined;
  const source = taints[0]?.source ?? { start: 0, end: 0 };
  return createTaint({ kind: "object", category: "user-record", confidence: "name", label: value.label, source });
}

function isPersonType(name: string): boolean {
  const words = splitWords(name.slice(name.lastIndexOf(".") + 1));
  const last = endings.has(words.at(-1) ?? "") ? words.at(-2) : words.at(-1);
  return people.has(last ?? "");
}

function isPublic({ program }: TypeContext, name: string): boolean {
  const root = name.split(".")[0] ?? "";
  return program.imports.some(
    ({ binding, specifier }) => program.bindings[binding]?.name === root && publicUsers.test(specifier),
  );
}
