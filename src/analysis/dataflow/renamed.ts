// Values that get another name: a name that says what it is speaks louder than one that was guessed from.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive, type NameVerdict } from "../../catalogue/sensitive/classify.ts";
import type { Abstract } from "./abstract-value.ts";
import { eventAttributes } from "./event-attributes.ts";
import type { Taint } from "./taint.ts";

/** A value as the field of this name: without what was guessed of it that the name denies. */
export function underName(value: Abstract, name: string): Abstract {
  return withoutOwnName(withoutNamesake(withoutTaken(value, name), name), name);
}

/** A value as a parameter of this name sees it: `load(credential)` of `load(credentialId)` passes an id. */
export function passedAs(value: Abstract, name: string): Abstract {
  if (!value.taints.some(isGuessed) || !isDefused(classifyName(name))) return value;
  return { ...value, taints: value.taints.filter((taint) => !isGuessed(taint)) };
}

/** What is called a credential may be one of many things, wherever it comes from. */
function isGuessed({ kind, confidence, category }: Taint): boolean {
  return (confidence !== "flow" || category === "credential") && (kind === "secret" || kind === "personal");
}

const idWords: ReadonlySet<string> = new Set(["id", "ids", "uuid"]);

/** `{ credentialId: credential }`: what its own name leaves open, the field says: it is the id of one. */
function withoutNamesake(value: Abstract, name: string): Abstract {
  if (!value.taints.some(isGuessed)) return value;
  const words = splitWords(name);
  const own = splitWords(value.label.slice(value.label.lastIndexOf(".") + 1)).at(-1);
  if (!idWords.has(words.at(-1) ?? "") || own === undefined || words.at(-2) !== own) return value;
  return { ...value, taints: value.taints.filter((taint) => !isGuessed(taint)) };
}

/** What a variable of this name holds: `const userId = getByToken(…)` says more than the name of the function. */
export function withoutGuesses(value: Abstract, name: string): Abstract {
  const isGuess = ({ confidence, label, weak, kind, trail, flat }: Taint): boolean => {
    // A part of what was passed, under a name that says it is another thing.
    if (kind === "parameter") return flat || trail !== undefined;
    const isTaken = trail !== undefined || flat;
    return confidence !== "flow" && (weak || label.endsWith("()") || kind === "personal" || isTaken);
  };
  const { elements } = value;
  if (value.taints.length === 0 && !elements?.taints.length) return value;
  const verdict = classifyName(name);
  if (isSensitive(verdict) && eventAttributes.has(verdict.category.id)) {
    // The part of a decoded header that is called `username` is no secret.
    return { ...value, taints: value.taints.filter(({ kind, flat }) => kind !== "secret" || !flat) };
  }
  if (!isDefused(verdict)) return value;
  // `const keyPath = process.env.PRIVATE_KEY`: such a variable holds where the key is.
  if (places.has(splitWords(name).at(-1) ?? ""))
    return { ...value, taints: value.taints.filter((taint) => !isSetting(taint)) };
  // `const secretIds = variables.map((variable) => variable.secret)`: the name says what they are.
  const inList = elements && { ...elements, taints: elements.taints.filter((taint) => !isSecretByName(taint)) };
  return { ...value, taints: value.taints.filter((taint) => !isGuess(taint)), elements: inList };
}

const places: ReadonlySet<string> = new Set(["path", "file", "filename", "dir", "directory", "folder"]);

/** A secret that is known by the name of its variable of the environment. */
function isSetting({ kind, label }: Taint): boolean {
  return kind === "secret" && label.startsWith("process.env.");
}

/** Whether a datum is a secret by its name or type alone. */
export function isSecretByName({ kind, confidence }: Taint): boolean {
  return kind === "secret" && confidence !== "flow";
}

/** `{ userName: user.name }`: where people sign in by a name, an event has to tell it. */
function withoutOwnName(value: Abstract, name: string): Abstract {
  if (!value.taints.some(isNameByName)) return value;
  const verdict = classifyName(name);
  if (!isSensitive(verdict) || verdict.category.id !== "username") return value;
  return { ...value, nature: "clean", taints: value.taints.filter((taint) => !isNameByName(taint)) };
}

function isNameByName({ category, confidence }: Taint): boolean {
  return category === "person-name" && confidence === "name";
}

/** `{ keyFile: resolve(options.key) }`: what was made of a value, under a name that says it is another thing. */
function withoutTaken(value: Abstract, name: string): Abstract {
  const { taints, elements } = value;
  if (!taints.some(isPart) && !elements?.taints.length) return value;
  const verdict = classifyName(name);
  if (verdict === undefined || isSensitive(verdict)) return value;
  // The half of a token that is called its id is one, and what comes before the `=` of a cookie its name, wherever they come from.
  const isNamed = partWords.has(splitWords(verdict.defusedBy).at(-1) ?? "");
  const isLeft = (taint: Taint): boolean =>
    !isPart(taint) || !(isNamed || (taint.kind !== "parameter" && taint.confidence !== "flow"));
  const isOther = ({ kind }: Taint): boolean => kind === "input" || kind === "object";
  const inList = isNamed && elements ? { ...elements, taints: elements.taints.filter(isOther) } : elements;
  return { ...value, taints: taints.filter(isLeft), elements: inList };
}

const partWords: ReadonlySet<string> = new Set(["id", "ids", "name", "names"]);

function isPart({ kind, flat }: Taint): boolean {
  return flat && kind !== "input" && kind !== "object";
}

function isDefused(verdict: NameVerdict): boolean {
  return verdict !== undefined && !isSensitive(verdict);
}
