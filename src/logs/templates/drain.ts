// Learns message templates from a stream: groups similar messages as Drain does (He, Zhu, Zheng and Lyu, "Drain: An Online Log Parsing Approach
// with Fixed Depth Tree", ICWS 2017), then tells each group apart by the words that are constants. Memory is bounded: past the limit, new
// messages share one catch-all template per length.
import { addForm, addGroup, createKnowledge, leafOf, mostSimilar, mostSpecial, noteFirstWord, refresh, withoutName } from "./groups.ts"; // prettier-ignore
import { hashText } from "../../base/hash.ts";
import type { Json } from "../entry.ts";
import { Form, LearnedTemplate, type Message } from "./learned.ts";
import { createTemplateNames } from "./names.ts";
import { type Template, templateText, wildcard } from "./template.ts";
import type { MaskedWord } from "./words.ts";

/** A kind of message that a tree knows; its template may become more general while the tree learns. */
export interface KnownForm {
  readonly template: Template;
  /** Messages of this form that were counted. */
  count: number;
}

/** Assigns messages, cut into masked words, to templates. */
export interface TemplateTree {
  /** Finds or learns the form of a message. */
  learn(words: readonly MaskedWord[]): KnownForm;
  /** The form that fits the message best, as the tree is now; learns when none fits. */
  match(words: readonly MaskedWord[]): KnownForm;
  /** Learns anew from all that was seen, whatever its order was: `match` then gives final templates, whose ids depend on their texts alone. */
  settle(): void;
  /** Those that have messages. */
  templates(): readonly Template[];
  /** What keeps the ids of the templates the same in the next session; without any text of the log. */
  memory(): Json;
}

/** Limits of the tree; the defaults suit raw lines of any program. */
export interface TemplateOptions {
  /** Share of equal words from which on a message joins a group. */
  readonly similarity?: number;
  readonly maxGroups?: number;
  /** What `memory` gave in an earlier session on the same log. */
  readonly remembered?: Json | undefined;
}

const maxWords = 80;

/** Makes an empty tree. */
export function createTemplateTree({
  similarity = 0.5,
  maxGroups = 5000,
  remembered,
}: TemplateOptions = {}): TemplateTree {
  const names = createTemplateNames(remembered);
  let known = createKnowledge({ names });
  let overflow = new Map<number, Form>();
  const overflowForm = (length: number): Form => {
    const words = Array.from({ length }, () => wildcard);
    const form = overflow.get(length) ?? new Form({ words, types: words.map(() => ["text"] as const) });
    if (!overflow.has(length)) form.template = new LearnedTemplate(hashText(templateText({ words })), words, [form]);
    overflow.set(length, form);
    return form;
  };
  const learn = (message: Message, tell: (...place: Parameters<typeof refresh>) => void): Form => {
    noteFirstWord(known, message.words);
    const words = withoutName(known, message.words);
    const leaf = leafOf(known, words);
    const same = leaf.forms.get(words.join(" "));
    if (same) return same.current;
    let group = mostSimilar(leaf.groups, words, similarity);
    if (!group && known.groups.length >= maxGroups) return overflowForm(words.length);
    group ??= addGroup(known, leaf, words);
    const form = addForm(known, { leaf, group }, { words, types: message.types });
    tell(known, leaf, group);
    return form;
  };
  const forms = (): Form[] => [...known.groups.flatMap((group) => group.forms), ...overflow.values()];
  return {
    learn: (words) => learn(messageOf(words), refresh).current,
    match(masked) {
      const message = messageOf(masked);
      const words = withoutName(known, message.words);
      const leaf = leafOf(known, words);
      const same = leaf.forms.get(words.join(" "))?.current ?? mostSpecial(leaf, words);
      return same ?? learn(message, refresh).current;
    },
    settle() {
      const all = forms().sort(byCountAndText);
      known = createKnowledge({ rests: known.rests });
      overflow = new Map();
      const changed = new Map<unknown, Parameters<typeof refresh>>();
      for (const form of all) learn(form, (...place) => changed.set(place[2], place)).count += form.count;
      for (const place of changed.values()) refresh(...place);
    },
    memory: () => names.list(),
    templates: () => [...new Set(forms().map(({ template }) => template))].filter(({ count }) => count > 0),
  };
}

function messageOf(masked: readonly MaskedWord[]): Message {
  const kept = masked.length > maxWords ? masked.slice(0, maxWords - 1) : masked;
  const words = kept.map(({ text }) => text);
  const types = kept.map((word) => word.types);
  return kept === masked ? { words, types } : { words: [...words, wildcard], types: [...types, ["text"]] };
}

function byCountAndText(a: Form, b: Form): number {
  if (a.count !== b.count) return b.count - a.count;
  const [left, right] = [a.words.join(" "), b.words.join(" ")];
  return left < right ? -1 : Number(left > right);
}

export { type Template, templateText } from "./template.ts";
