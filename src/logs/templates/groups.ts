// Keeps similar messages together: by length and first word, then by the share of equal words. Each group holds the forms of its messages and
// tells them apart into templates anew whenever one is added.
import { hashText } from "../../base/hash.ts";
import { fitsFrame, segmentWildcard, splitByConstants } from "./columns.ts";
import { Form, LearnedTemplate, type Message } from "./learned.ts";
import type { TemplateNames } from "./names.ts";
import { templateText, wildcard } from "./template.ts";

/** Messages that may come from one statement or from a few. */
export interface Group {
  /** What they have in common: runs of digits as one, a wildcard for what varies. */
  readonly skeleton: string[];
  forms: Form[];
  /** Places in which so many words were seen that they are no longer told apart. */
  readonly open: Set<number>;
}

/** Groups whose messages have the same length and first word. */
export interface Leaf {
  readonly groups: Group[];
  readonly forms: Map<string, Form>;
}

/** All that a tree has learned. */
export interface Knowledge {
  readonly leaves: Map<string, Leaf>;
  /** How many leaves there are for messages of each length. */
  readonly branches: Map<number, number>;
  /** First words by the rest of the message. */
  readonly rests: Map<string, Set<string>>;
  readonly ids: Set<string>;
  /** Undefined when ids are to depend on the texts alone. */
  readonly names: TemplateNames | undefined;
  readonly groups: Group[];
  formCount: number;
}

const maxBranches = 100;
const maxRests = 20_000;
// First words of messages that are the same otherwise: beyond this many they are names.
const maxFirstWords = 20;
const maxForms = { ofGroup: 64, ofAll: 20_000, ofGroupThen: 8 } as const;

/** Knows nothing but the first words that were seen by another. */
export function createKnowledge({ rests, names }: Partial<Pick<Knowledge, "rests" | "names">> = {}): Knowledge {
  return {
    leaves: new Map(),
    branches: new Map(),
    rests: rests ?? new Map<string, Set<string>>(),
    ids: new Set(),
    names,
    groups: [],
    formCount: 0,
  };
}

/** Remembers with which first words the rest of the message comes. */
export function noteFirstWord({ rests }: Knowledge, words: readonly string[]): void {
  if (words.length < 3) return;
  const rest = words.slice(1).join(" ");
  const first = rests.get(rest);
  if (!first) {
    if (rests.size < maxRests) rests.set(rest, new Set([words[0] ?? ""]));
  } else if (first.size <= maxFirstWords) first.add(words[0] ?? "");
}

/** The words with a wildcard for a first word that is a name, as in "alice logged in". */
export function withoutName({ rests }: Knowledge, words: readonly string[]): readonly string[] {
  if (words.length < 3 || words[0] === wildcard) return words;
  const first = rests.get(words.slice(1).join(" "));
  return first && first.size > maxFirstWords ? [wildcard, ...words.slice(1)] : words;
}

/** The leaf for messages like this, made when there is none. First words that vary, and those beyond the limit, share one. */
export function leafOf({ leaves, branches }: Knowledge, words: readonly string[]): Leaf {
  const first = words[0] ?? "";
  const varies = first.includes(wildcard) || /\d/.test(first);
  const own = `${words.length} ${varies ? wildcard : first}`;
  const known = leaves.get(own);
  if (known) return known;
  const count = branches.get(words.length) ?? 0;
  const key = count < maxBranches ? own : `${words.length} ${wildcard}`;
  const leaf = leaves.get(key) ?? { groups: [], forms: new Map<string, Form>() };
  if (!leaves.has(key)) branches.set(words.length, count + 1);
  leaves.set(key, leaf);
  return leaf;
}

/** The group whose messages have the most words in common with these, if that is at least the given share. */
export function mostSimilar(groups: readonly Group[], words: readonly string[], share: number): Group | undefined {
  const own = words.map(skeletonOf);
  let best: Group | undefined;
  let bestEqual = -1;
  let bestWild = -1;
  for (const group of groups) {
    let equal = 0;
    let wild = 0;
    for (let i = 0; i < own.length; i++) {
      const word = group.skeleton[i];
      if (word === own[i]) equal++;
      else if (word === wildcard || word === segmentWildcard) wild++;
    }
    if (equal < bestEqual || (equal === bestEqual && wild <= bestWild)) continue;
    best = group;
    bestEqual = equal;
    bestWild = wild;
  }
  return bestEqual >= share * own.length ? best : undefined;
}

/** A group for messages like this. */
export function addGroup(knowledge: Knowledge, leaf: Leaf, words: readonly string[]): Group {
  const group: Group = { skeleton: words.map(skeletonOf), forms: [], open: new Set() };
  leaf.groups.push(group);
  knowledge.groups.push(group);
  return group;
}

// What differs in digits only is the same thing with another number.
function skeletonOf(word: string): string {
  return /\d/.test(word) ? word.replace(/\d+/g, "0") : word;
}

/** Adds a form to a group of the leaf; gives the one it has become one with, if the group no longer tells them apart. */
export function addForm(knowledge: Knowledge, { leaf, group }: { leaf: Leaf; group: Group }, message: Message): Form {
  group.skeleton.forEach((word, at) => {
    const own = message.words[at] ?? "";
    if (word === wildcard || word === skeletonOf(own)) return;
    group.skeleton[at] = word.startsWith("/") && own.startsWith("/") ? segmentWildcard : wildcard;
  });
  const words = opened(message.words, group);
  const key = words.join(" ");
  const known = leaf.forms.get(key);
  if (known) return known.current;
  const form = new Form({ words, types: message.types });
  leaf.forms.set(key, form);
  group.forms.push(form);
  knowledge.formCount++;
  return form;
}

function opened(words: readonly string[], { open }: Group): readonly string[] {
  return open.size === 0 ? words : words.map((word, at) => (open.has(at) ? wildcard : word));
}

/** Tells the forms of a group apart into templates; those that exist keep their ids. */
export function refresh(knowledge: Knowledge, leaf: Leaf, group: Group): void {
  const limit = knowledge.formCount > maxForms.ofAll ? maxForms.ofGroupThen : maxForms.ofGroup;
  while (group.forms.length > limit) openWidest(knowledge, leaf, group);
  const taken = new Set<LearnedTemplate>();
  for (const { words, samples } of splitByConstants(group.forms)) {
    const known = samples
      .map(({ template }) => template)
      .find((template) => template.id !== "" && !taken.has(template));
    const template = known ?? new LearnedTemplate(newId(knowledge, words), words, samples);
    taken.add(template);
    if (knowledge.names && template.words !== words) knowledge.names.note(words, template.id);
    template.words = words;
    template.forms = samples;
    for (const form of samples) form.template = template;
  }
}

function newId({ ids, names }: Knowledge, words: readonly string[]): string {
  const text = templateText({ words });
  const earlier = names?.idOf(words);
  let id = earlier !== undefined && !ids.has(earlier) ? earlier : hashText(text);
  for (let seed = 1; ids.has(id); seed++) id = hashText(text, seed);
  ids.add(id);
  names?.note(words, id);
  return id;
}

// The place with the most different words is a parameter from now on.
function openWidest(knowledge: Knowledge, leaf: Leaf, group: Group): void {
  const length = group.skeleton.length;
  let widest = 0;
  let most = 0;
  for (let at = 0; at < length; at++) {
    const different = group.open.has(at) ? 0 : new Set(group.forms.map(({ words }) => words[at])).size;
    if (different <= most) continue;
    most = different;
    widest = at;
  }
  group.open.add(widest);
  const kept = new Map<string, Form>();
  for (const form of group.forms) {
    leaf.forms.delete(form.words.join(" "));
    form.words = opened(form.words, group);
    const key = form.words.join(" ");
    const same = kept.get(key);
    if (same) form.join(same);
    else kept.set(key, form);
  }
  for (const [key, form] of kept) leaf.forms.set(key, form);
  knowledge.formCount -= group.forms.length - kept.size;
  group.forms = [...kept.values()];
}

/** The template of the leaf that fits the words with the fewest wildcards. */
export function mostSpecial({ groups }: Leaf, words: readonly string[]): Form | undefined {
  let best: Form | undefined;
  let bestWild = Infinity;
  for (const { forms } of groups) {
    for (const form of forms) {
      if (form.template.forms[0] !== form) continue;
      const wild = wildcardsToFit(form.template.words, words);
      if (wild >= bestWild) continue;
      best = form;
      bestWild = wild;
    }
  }
  return best;
}

// Infinity when the words do not fit.
function wildcardsToFit(template: readonly string[], words: readonly string[]): number {
  let wild = 0;
  for (let i = 0; i < words.length; i++) {
    const place = template[i] ?? "";
    const word = words[i] ?? "";
    if (place === word) continue;
    if (place !== wildcard && !(place.includes(wildcard) && fitsFrame(word, place))) return Infinity;
    wild++;
  }
  return wild;
}
