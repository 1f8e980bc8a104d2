// Whose data the fields of a declared type are, by the name of the type or field: a person's, or those of a program that is called
// like one.
import { splitWords } from "../../catalogue/names.ts";
import { contextsOf } from "../../catalogue/sensitive/classify.ts";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** What is called like a person and is none: `aiEmployee`, `PackageAuthor`. */
const programs = words("ai bot llm virtual system service machine robot synthetic package manifest plugin theme npm");

/** Words for persons that mean a program more often when another word or a configuration goes with them. */
const doubtful = words(
  "client worker agent consumer driver player viewer producer subscriber member parent child node tenant candidate partner",
);
const configurations = words(
  "options option config configuration settings setting props params factory manager instance",
);

/** Holders of a person's data that are no person themselves: `customer.address.street` is the customer's. */
const holders = words(
  "address addresses location contact contacts details detail info data profile personal attributes residence home",
);

// What ends the name of a type and says only where its values are kept: `PersonTable`; refuses the word alone.
const kept = /(?<=[a-z])(?:Table|Columns|Fields|Shape)$/;

// A message of a queue, which is about what stands before: `SignupMessage`; refuses `ErrorMessage` and `ValidationMessages`, which are texts.
const sentMessage = /(?<=[a-z])(?<!Error|Validation|Help|Hint|Warning|Info|Form|Field|Toast|Alert|Text|Ui)Message$/;

/** Stands for whatever is called like a person and is none: nothing of it is personal. */
export const program = "program";

/** The name to judge the fields of an object by. */
export function ownerOf(written: string): string {
  const name = written.replace(kept, "").replace(sentMessage, "");
  const all = splitWords(name);
  if (/\bpackage json\b|\bmanifest\b/.test(all.join(" "))) return program;
  if (all[0] === "service" && all[1] === "account") return program;
  if (!contextsOf(name).includes("person")) return name;
  if (all.some((word, index) => index < all.length - 1 && programs.has(word))) return program;
  const isQualified = all.length > 1 && all.some((word) => doubtful.has(word));
  return isQualified && (configurations.has(all.at(-1) ?? "") || !all.some(isPerson)) ? program : name;
}

function isPerson(word: string): boolean {
  return !doubtful.has(word) && contextsOf(word).includes("person");
}

// Whose names are public in what a program publishes.
const publishers = words("author authors maintainer maintainers contributor contributors owner publisher");

/** The name to judge the fields of an object inside another by. */
export function ownerWithin(owner: string | undefined, name: string): string {
  const last = splitWords(name).at(-1) ?? "";
  if (owner === program && publishers.has(last)) return program;
  if (owner === undefined || contextsOf(name).length > 0) return ownerOf(name);
  return holders.has(last) ? owner : ownerOf(name);
}

/** The name to judge the fields of an object by whose type has a name: that of the type, unless only its place says whose it is. */
export function typedOwner(place: string | undefined, type: string): string {
  return place === undefined || contextsOf(type).length > 0 ? ownerOf(type) : place;
}
