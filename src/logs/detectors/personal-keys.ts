// Finds personal data in a record by the names of its values: keys of a JSON object, `key=value` and `key: value` in a template. The names are
// judged by the same catalogue as those of the source rules.
import { splitWords } from "../../catalogue/names.ts";
import type { SensitiveCategory } from "../../catalogue/sensitive/category.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Json, JsonObject } from "../entry.ts";

/** A name in a template that stands before personal data. */
export interface PersonalKey {
  readonly name: string;
  readonly category: string;
  readonly weight: number;
}

// Who it was and from which device is what a log is read for.
const wanted: ReadonlySet<string> = new Set([
  "username",
  "user-profile",
  "photo",
  "gender",
  "age",
  "family-member",
  "travel",
]);
const wantedGroups: ReadonlySet<string> = new Set(["device", "communication", "employment", "education", "belongings"]);
const maxDepth = 3;
const maxKeys = 64;

/** What a name holds, undefined unless it is personal beyond doubt and worth raising in a log. */
export function personalCategory(name: string, object?: string): SensitiveCategory | undefined {
  const verdict = classifyName(name, object === undefined ? {} : { object });
  if (!isSensitive(verdict) || verdict.family !== "personal" || verdict.strength !== "strong") return undefined;
  const { category } = verdict;
  return category.weight < 2 || wanted.has(category.id) || wantedGroups.has(category.group) ? undefined : category;
}

/** The first personal value of a JSON record, three levels deep. */
export function personalKeyIn(payload: JsonObject): PersonalKey | undefined {
  const pending: { readonly object: JsonObject; readonly name: string | undefined; readonly depth: number }[] = [
    { object: payload, name: undefined, depth: 1 },
  ];
  let seen = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const key in next.object) {
      if (++seen > maxKeys) return undefined;
      const value = next.object[key];
      if (isObject(value)) {
        if (next.depth < maxDepth) pending.push({ object: value, name: key, depth: next.depth + 1 });
        continue;
      }
      const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
      const category = personalCategory(key, next.name);
      if (category && isTelling(value) && fits(category.id, text))
        return { name: key, category: category.id, weight: category.weight };
    }
  }
  return undefined;
}

/** The names in a template that stand before personal values. */
export function personalKeysOf(words: readonly string[]): readonly PersonalKey[] {
  const found: PersonalKey[] = [];
  words.forEach((word, i) => {
    // Matches `email=<*>`, `"email":"<*>"` and `email:` before a word; refuses words that end without a sign.
    const match = /^["'([{,]{0,3}([A-Za-z][\w.-]{1,40})["']?[=:]/.exec(word);
    const value = match ? word.slice(match[0].length) || (words[i + 1] ?? "") : "";
    if (!match?.[1] || !value.includes("<*>")) return;
    const path = match[1].split(".");
    const category = personalCategory(path.at(-1) ?? "", path.at(-2));
    if (category) found.push({ name: match[1], category: category.id, weight: category.weight });
  });
  return found;
}

/** True when a value stands behind the name in the text that is neither empty nor masked. */
export function holdsValue(text: string, { name, category }: PersonalKey): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  // Matches the sign and the value behind it, quoted or up to a space.
  const match = /^["']?\s{0,3}[=:]\s{0,3}(?:"([^"]{0,200})"|'([^']{0,200})'|([^\s,;&"']{1,200}))/.exec(
    text.slice(at + name.length),
  );
  const value = match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
  return isTelling(value) && fits(category, value);
}

// Masks, placeholders and what says that there is nothing.
const noValue =
  /^(?:\W*|[*xX•#.-]+.{0,4}|\[.*\]|<.*>|\{.*|null|undefined|none|nil|true|false|yes|no|n\/a|unknown|missing|required|invalid|empty|not|is|was|string|redacted|masked|hidden|%[sdo])$/i;

function isTelling(value: Json | undefined): boolean {
  if (typeof value === "number") return Math.abs(value) >= 1000 || !Number.isInteger(value);
  return typeof value === "string" && value.length >= 3 && !noValue.test(value) && !/[*•]{2}/.test(value);
}

// A name is a person's when it has two parts; addresses of machines are no postal addresses; hashes and ids tell nobody anything.
function fits(category: string, value: string): boolean {
  if (/^(?:[0-9a-f]{24,}|[0-9a-f]{8}-[0-9a-f-]{27})$/i.test(value)) return false;
  if (category === "person-name")
    return splitWords(value).length >= 2 && /^\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*){1,4}$/u.test(value);
  if (category === "email") return value.includes("@");
  if (category === "phone") return value.replace(/\D/g, "").length >= 6;
  return true;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
