// What the name of a field or variable in a log line tells about an event: who, from where, on what, how it came out, why.
import { splitWords } from "../names.ts";
import type { EventField } from "./security-event.ts";
import { wordSet } from "./phrases.ts";

const all: readonly EventField[] = ["actor", "address", "object", "outcome", "reason"];

const table: readonly (readonly [EventField, ReadonlySet<string>])[] = [
  [
    "actor",
    wordSet(
      "user userid username email actor account sub subject principal uid login member admin customer by identity person session id who name",
    ),
  ],
  ["address", wordSet("ip address addr remote host client origin req request agent forwarded trace correlation")],
  [
    "object",
    wordSet(
      "id resource target object path url route role order note file token key project organization team permission entity record",
    ),
  ],
  ["outcome", wordSet("outcome result status success ok failed failure allowed denied code")],
  ["reason", wordSet("reason error err cause message why code exception detail e")],
];

/** The kinds that a name may stand for; a name that cannot be seen may be anything. */
export function fieldsNamed(name: string): readonly EventField[] {
  if (name === "*") return all;
  const words = splitWords(name);
  return table.filter(([, set]) => words.some((word) => set.has(word))).map(([field]) => field);
}
