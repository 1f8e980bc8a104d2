// What a service was asked for and the code has waited for is a record: `const user = await users.getUser(id)`.
import { splitWords } from "../../catalogue/names.ts";
import { rememberedFor } from "../../base/remembered.ts";
import type { Program, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";

// What begins the name of a function that gives a record: `getUser`, `createAccount`; refuses `hasUser` and `checkUser`.
const fetching = new Set(
  "get find fetch load create save lookup retrieve register insert upsert update add read".split(" "),
);
// `getUserById`, `findUserForToken`: what the record was looked up by.
const lookedUpBy = /(?:By|For|From|With|In|Of|And)[A-Z].*$/;

const fetchedIn = rememberedFor((program: Program) => fetchedByName(program));

/** What a variable of this name was asked for, such as `getUser`, when all that the file puts into it was waited for; or nothing. */
export function fetchedAs(program: Program, name: string): readonly string[] {
  return fetchedIn(program).get(name) ?? [];
}

function fetchedByName(program: Program): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const others = new Set<string>();
  for (const { value: store } of valuesOf(program, "store")) {
    // Who is given one under the same name takes what is fetched here.
    if (program.values[store.value]?.op === "parameter") continue;
    const name = program.bindings[store.binding]?.name ?? "";
    const asked = askedFor(program, store.value);
    if (asked === undefined) others.add(name);
    else found.set(name, [...(found.get(name) ?? []), asked]);
  }
  for (const name of others) found.delete(name);
  return found;
}

function askedFor({ values, bindings }: Program, value: ValueId): string | undefined {
  const awaited = values[value];
  const call = awaited?.op === "await" ? values[awaited.value] : undefined;
  const callee = call?.op === "call" ? values[call.callee] : undefined;
  const named = callee?.op === "property" || callee?.op === "global" ? callee.name : undefined;
  const name = callee?.op === "load" ? bindings[callee.binding]?.name : named;
  const asked = (name ?? "").replace(lookedUpBy, "");
  return fetching.has(splitWords(asked)[0] ?? "") ? asked : undefined;
}
