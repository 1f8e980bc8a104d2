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
  "client worker agent consumer driver player viewer producer subscriber member parent child node tenant candidate",
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

/** The name to judge the fields of an object by, or undefined when a program is called like a person. */
export function ownerOf(written: string): string | undefined {
  const name = written.replace(kept, "");
  if (!contextsOf(name).includes("person")) return name;
  const all = splitWords(name);
  if (all.some((word, index) => index < all.length - 1 && programs.has(word))) return undefined;
  const isQualified = all.length > 1 && all.some((word) => doubtful.has(word));
  return isQualified && (configurations.has(all.at(-1) ?? "") || !all.some(isPerson)) ? undefined : name;
}

function isPerson(word: string): boolean {
  return !doubtful.has(word) && contextsOf(word).includes("person");
}

/** The name to judge the fields of an object inside another by. */
export function ownerWithin(owner: string | undefined, name: string): string | undefined {
  if (owner === undefined || contextsOf(name).length > 0) return ownerOf(name);
  return holders.has(splitWords(name).at(-1) ?? "") ? owner : ownerOf(name);
}
