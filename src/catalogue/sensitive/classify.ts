// Decides what a name holds: a sensitive category, something that only speaks of one, or neither. Sees names only, never values.
import { detached } from "../../base/detached.ts";
import { splitWords } from "../names.ts";
import { contextKinds, type ContextKind, type Family, type SensitiveCategory } from "./category.ts";
import * as heads from "./heads.ts";
import { matchContext, matchTerms, type TermMatch } from "./terms.ts";

/** Where the name stands. */
export interface NameContext {
  /** Name or type of the object of which the name is a property. */
  readonly object?: string;
  /** The name is called, and the result is what counts. */
  readonly callee?: boolean;
}

/** The name holds such data. */
export interface SensitiveName {
  readonly category: SensitiveCategory;
  readonly family: Family;
  /** `weak` when the same name is common for harmless things. */
  readonly strength: "strong" | "weak";
}

/** The name speaks of such data and does not hold it. */
export interface DefusedName {
  readonly defusedBy: string;
}

/** What a name says; undefined when it says nothing about sensitive data. */
export type NameVerdict = SensitiveName | DefusedName | undefined;

const limit = 60_000;
/** By the object, then by name: there are too many look-ups to put a key together for each. */
type Verdicts = Map<string, Map<string, NameVerdict>>;
const ofValues: Verdicts = new Map();
const ofCallees: Verdicts = new Map();
let remembered = 0;

/** The same name and context always give the same verdict. */
export function classifyName(name: string, context: NameContext = {}): NameVerdict {
  const verdicts = verdictsFor(context);
  const known = verdicts.get(name);
  if (known !== undefined || verdicts.has(name)) return known;
  const verdict = name.length > 200 ? undefined : classify(name, context);
  verdicts.set(detached(name), verdict);
  remembered++;
  return verdict;
}

const doubtful = new Map<string, boolean>();

/** False for a name that is not sensitive wherever it stands: most names are not. */
export function mayBeSensitive(name: string): boolean {
  const known = doubtful.get(name);
  if (known !== undefined) return known;
  const may = name.length <= 200 && meansSomething(name);
  if (doubtful.size >= limit) doubtful.clear();
  doubtful.set(detached(name), may);
  return may;
}

function meansSomething(name: string): boolean {
  const words = splitWords(name);
  const bare = trimmed(words);
  if (words.every((word) => heads.transparent.has(word))) return true;
  if (contextKinds.some((kind) => matchContext(kind, words) ?? matchContext(kind, bare))) return true;
  return isSensitive(classifyName(name)) || isSensitive(classifyName(name, { callee: true }));
}

function verdictsFor({ object = "", callee }: NameContext): Map<string, NameVerdict> {
  if (remembered >= limit) {
    ofValues.clear();
    ofCallees.clear();
    remembered = 0;
  }
  const byObject = callee ? ofCallees : ofValues;
  const known = byObject.get(object);
  if (known) return known;
  const verdicts = new Map<string, NameVerdict>();
  byObject.set(detached(object), verdicts);
  return verdicts;
}

/** True for a verdict that names a category. */
export function isSensitive(verdict: NameVerdict): verdict is SensitiveName {
  return verdict !== undefined && "category" in verdict;
}

/** The contexts that an object's name or type opens, such as `person` for `currentUser` or `CreateUserDto`. */
export function contextsOf(object: string): readonly ContextKind[] {
  const head = headOf(object);
  return contextKinds.filter((kind) => heads.contextWords[kind].has(head));
}

/** The noun of an object's name or type, without what only says that it is an object: `user` of `CreateUserDto`. */
function headOf(object: string): string {
  const words = splitWords(object);
  return words.findLast((word, i) => i === 0 || !isSuffix(word)) ?? "";
}

function isSuffix(word: string): boolean {
  return heads.objectSuffixes.has(word) || /^\d/.test(word);
}

function classify(name: string, context: NameContext): NameVerdict {
  const all = splitWords(name);
  // What is longer is a sentence written as a name.
  if (all.length === 0 || all.length > 9) return undefined;
  const inContext = context.object === undefined ? undefined : contextVerdict(name, context.object);
  if (context.object !== undefined && all.at(-1) === "sid" && isPlatformThing(context.object))
    return { defusedBy: context.object };
  const held = context.object === undefined ? undefined : holderReason(name, context.object);
  if (held !== undefined && (inContext ?? best(matchTerms(all)))) return { defusedBy: held };
  if (inContext) return inContext;
  const words = headPhrase(all);
  const matches = matchTerms(words);
  const match = best(matches);
  if (!match)
    return words.length < all.length && best(matchTerms(all))
      ? { defusedBy: words[words.length - 1] ?? "" }
      : undefined;
  const reason =
    amountReason(name, all) ??
    trailingReason(words, match) ??
    leadingReason(words, match, context) ??
    ownerReason(words, match) ??
    tokenReason({ name, words, match }, context);
  if (reason !== undefined) return { defusedBy: reason };
  const isWeak =
    (match.weak && !hasPurpose(words, match) && !isAddressSetting(name, match)) || hasContainer(words, match);
  return match.category && verdict(match.category, isWeak);
}

/** `resetPageToken`: a token that says what it opens is no guess. */
function hasPurpose(words: readonly string[], { category, start }: TermMatch): boolean {
  return category?.id === "token" && words.slice(0, start).some((word) => heads.tokenPurposes.has(word));
}

/** `DATABASE_URL`: where an address is a setting, it has its password with it. */
function isAddressSetting(name: string, { category }: TermMatch): boolean {
  return category?.id === "connection-string" && constantName.test(name);
}

function verdict(category: SensitiveCategory, weak: boolean): SensitiveName {
  return { category, family: category.family, strength: weak ? "weak" : "strong" };
}

/** `user.name`, `smtp.pass`; and `password.value`, where the object is the thing and the property says nothing. */
function contextVerdict(name: string, object: string): NameVerdict {
  const words = splitWords(name);
  const bare = trimmed(words);
  for (const kind of contextsOf(object)) {
    // The `tokens` of a query are those that a model has read.
    if (kind === "url" && tokens.test(name)) continue;
    // The id of an `UploadSession` lets nobody in.
    if (kind === "session" && splitWords(object).some((word) => heads.sessionKinds.has(word))) continue;
    // `sessionRef.id` is the id under which a database keeps it.
    if (kind === "session" && name === "id" && heads.stored.has(splitWords(object).at(-1) ?? "")) continue;
    const category = matchContext(kind, words) ?? (kind === "url" ? undefined : matchContext(kind, bare));
    if (category) return verdict(category, heads.doubtfulOwners.has(headOf(object)));
  }
  const passesThrough = words.every((word) => heads.transparent.has(word));
  return passesThrough && !/[.[(]/.test(object) ? classify(object, {}) : undefined;
}

function trimmed(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && passes(words[end - 1] ?? "")) end--;
  let start = 0;
  while (start < end - 1 && heads.contextAdjective.has(words[start] ?? "")) start++;
  return words.slice(start, end);
}

/** `hashOfPassword` is a hash: only what stands before the preposition names the thing. */
function headPhrase(words: readonly string[]): readonly string[] {
  const matches = matchTerms(words);
  for (let i = 1; i < words.length - 1; i++) {
    const inside = matches.some((match) => match.start < i && i < match.end);
    if (!inside && heads.prepositions.has(words[i] ?? "")) return words.slice(0, i);
  }
  return words;
}

/** The match nearest to the head of the phrase; of two that end together, the longer. */
function best(matches: readonly TermMatch[]): TermMatch | undefined {
  let result: TermMatch | undefined;
  for (const match of matches) {
    if (!result || match.end > result.end || (match.end === result.end && match.start < result.start)) result = match;
  }
  return result;
}

function passes(word: string): boolean {
  return heads.transparent.has(word) || heads.container.has(word) || /^\d/.test(word);
}

function hasContainer(words: readonly string[], match: TermMatch): boolean {
  return words.slice(match.end).some((word) => heads.container.has(word));
}

/** `totalBankAccounts` is how many there are; refuses `totalBalance`. */
function amountReason(name: string, [first = ""]: readonly string[]): string | undefined {
  return heads.amounts.has(first) && /[^s]s$/i.test(name) ? first : undefined;
}

/** Any noun after the term is the head of the name, and the name is about that. */
function trailingReason(words: readonly string[], match: TermMatch): string | undefined {
  return words.slice(match.end).find((word) => !passes(word) && !heads.qualifier.has(word));
}

// `registrationInfo`, `passkey`, `webAuthnResponse`; refuses `registration`.
const passkeyObject = /registrationInfo|passkey|webauthn|attestation/i;

function leadingReason(
  words: readonly string[],
  match: TermMatch,
  { callee, object }: NameContext,
): string | undefined {
  if (!match.category) return words.slice(match.start, match.end).join(" ");
  const owner = object === undefined ? undefined : splitWords(object).at(-1);
  if (owner !== undefined && heads.describers.has(owner)) return owner;
  // What a browser registers is a public key.
  if (match.category.id === "credential" && object !== undefined && passkeyObject.test(object)) return "passkey";
  const first = words[0] ?? "";
  if (callee && heads.consumers.has(first)) return first;
  if (heads.publicPrefixes.some((prefix) => `${words.join(" ")} `.startsWith(`${prefix} `))) return "public";
  if (match.start === 0) return undefined;
  if (heads.questions.has(first) || heads.consumers.has(first)) return first;
  if (!callee && (heads.producers.has(first) || words.slice(1, match.start).includes("to"))) return first;
  const isSecret = match.category.family === "secret";
  return words
    .slice(0, match.start)
    .find(
      (word) =>
        heads.disarmed.has(word) || heads.sentence.has(word) || (isSecret ? heads.shown : heads.machines).has(word),
    );
}

/** `call.sid`, `apiKey.sid`: the string id that a platform gives its things. */
function isPlatformThing(object: string): boolean {
  return heads.platformThings.has(headOf(object));
}

// A constant of at least two words, `USER_RESET_PASSWORD`; refuses `Password` and `TOKEN`.
const constantName = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

/** `redactedConfig.password` was masked, `activities.USER_NEW_TOKEN` is the name of something that happens. */
function holderReason(name: string, object: string): string | undefined {
  const words = splitWords(object);
  const masked = words.find((word) => heads.disarmedObjects.has(word));
  const last = words.at(-1) ?? "";
  return masked ?? (constantName.test(name) && heads.listsOfNames.has(last) ? last : undefined);
}

/** `tableFullName` is the name of no person, `debugSessionId` of no sign-in. */
function ownerReason(words: readonly string[], match: TermMatch): string | undefined {
  const before = words[match.start - 1];
  if (before === undefined) return undefined;
  // `paymentAuthorizations` are permissions.
  if (match.category?.id === "authorization-header" && words[match.end - 1] === "authorization") {
    return match.end - match.start > 1 || heads.headerOwners.has(before) ? undefined : before;
  }
  if (match.category?.id === "messenger-address") return heads.audiences.has(before) ? before : undefined;
  if (match.category?.id === "session-id") {
    // `userSid` and `service_provider_sid` are the string ids of a platform, `objectSid` is a security identifier.
    const isIdOfThing = words[match.start] === "sid" && !heads.sessionOwners.has(before);
    return isIdOfThing || heads.sessionKinds.has(before) ? before : undefined;
  }
  if (match.category?.id !== "person-name" || !match.weak) return undefined;
  return heads.contextWords.person.has(before) || heads.contextAdjective.has(before) ? undefined : before;
}

// Matches the plural, as texts and models have many tokens where a person has one; refuses `tokensmith`.
const tokens = /[tT]okens(?![a-z])|TOKENS/;

/** Tokens of languages and models, cursors and design values. */
function tokenReason(
  { name, words, match }: { readonly name: string; readonly words: readonly string[]; readonly match: TermMatch },
  { object }: NameContext,
): string | undefined {
  if (match.category?.id !== "token") return undefined;
  const before = words.slice(0, match.start);
  const kind = before.find((word) => heads.tokenKinds.has(word));
  if (kind !== undefined && !before.some((word) => heads.tokenPurposes.has(word))) return kind;
  if (tokens.test(name) && !heads.tokenOwners.has(words[match.start - 1] ?? "")) return "tokens";
  const after = words[match.end];
  if (after !== undefined && heads.container.has(after) && after !== "data" && after !== "info") return after;
  const owner = object === undefined ? undefined : splitWords(object).at(-1);
  return owner !== undefined && heads.parserObjects.has(owner) ? owner : undefined;
}
