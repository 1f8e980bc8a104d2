// Learns message templates from a stream: Drain (He, Zhu, Zheng and Lyu, "Drain: An Online Log Parsing Approach with Fixed Depth Tree",
// ICWS 2017) over masked words. Memory is bounded: past the limit, new messages share one catch-all template per length.
import { hashText } from "../../base/hash.ts";
import { detach } from "../entry.ts";

/** What the messages of one statement have in common. The id stays when the text becomes more general. */
export interface Template {
  readonly id: string;
  readonly words: readonly string[];
  /** Messages seen. */
  readonly count: number;
}

/** The template as text; the segments of a route stand together again. */
export function templateText({ words }: Template): string {
  let text = "";
  let route = false;
  for (const word of words) {
    const segment = word.startsWith("/");
    text += text === "" || (segment && route) ? word : ` ${word}`;
    route = segment;
  }
  return text;
}

/** Assigns messages, cut into masked words, to templates. */
export interface TemplateTree {
  /** The template of a message, made or generalised as needed. */
  learn(words: readonly string[]): Template;
  /** The most special template that fits the message as the tree is now; learns when none does. */
  match(words: readonly string[]): Template;
  /** Counts one more message of a template that `learn` or `match` gave. */
  count(template: Template): void;
  /** Forgets how many messages were counted, and no template. */
  resetCounts(): void;
  templates(): readonly Template[];
}

/** Limits of the tree; the defaults suit raw lines of any program. */
export interface TemplateOptions {
  /** Share of equal words above which a message joins a template. */
  readonly similarity?: number;
  readonly maxTemplates?: number;
}

type Cluster = { id: string; words: string[]; count: number };

interface Node {
  readonly children: Map<string, Node>;
  readonly clusters: Cluster[];
}

const wildcard = "<*>";
const segment = "/<*>";
const depth = 2;
const maxChildren = 100;
const maxWords = 80;

/** Makes an empty tree. */
export function createTemplateTree({ similarity = 0.5, maxTemplates = 5000 }: TemplateOptions = {}): TemplateTree {
  const roots = new Map<number, Node>();
  const all: Cluster[] = [];
  const overflow = new Map<number, Cluster>();
  const leafOf = (words: readonly string[]): Node => {
    let node = roots.get(words.length);
    if (!node) roots.set(words.length, (node = createNode()));
    const levels = Math.min(depth, words.length);
    for (let i = 0; i < levels; i++) node = childOf(node, words[i] ?? "");
    return node;
  };
  const add = (leaf: Node, words: readonly string[]): Cluster => {
    if (all.length >= maxTemplates) return overflowOf(overflow, all, words.length);
    const own = words.map(detach);
    const cluster = { id: hashText(own.join(" ")), words: own, count: 0 };
    leaf.clusters.push(cluster);
    all.push(cluster);
    return cluster;
  };
  const learn = (words: readonly string[]): Cluster => {
    const cut = words.length > maxWords ? [...words.slice(0, maxWords - 1), wildcard] : words;
    const leaf = leafOf(cut);
    const best = mostSimilar(leaf.clusters, cut, similarity);
    if (!best) return add(leaf, cut);
    generalise(best, cut);
    return best;
  };
  return {
    learn,
    match(words) {
      const cut = words.length > maxWords ? [...words.slice(0, maxWords - 1), wildcard] : words;
      return mostSpecial(leafOf(cut).clusters, cut) ?? learn(cut);
    },
    count(template) {
      (template as Cluster).count++;
    },
    resetCounts() {
      for (const cluster of all) cluster.count = 0;
    },
    templates: () => all,
  };
}

function createNode(): Node {
  return { children: new Map(), clusters: [] };
}

// Words that vary, and words beyond the limit, share one branch.
function childOf(node: Node, word: string): Node {
  const key = word.includes(wildcard) || /\d/.test(word) ? wildcard : word;
  const child =
    node.children.get(key) ??
    (node.children.size < maxChildren || key === wildcard ? undefined : node.children.get(wildcard));
  if (child) return child;
  const made = createNode();
  node.children.set(node.children.size < maxChildren ? detach(key) : wildcard, made);
  return made;
}

function mostSimilar(clusters: readonly Cluster[], words: readonly string[], similarity: number): Cluster | undefined {
  let best: Cluster | undefined;
  let bestScore = -1;
  let bestWild = -1;
  for (const cluster of clusters) {
    let equal = 0;
    let wild = 0;
    for (let i = 0; i < words.length; i++) {
      const word = cluster.words[i];
      if (word === words[i]) equal++;
      else if (word === wildcard || word === segment) wild++;
    }
    const score = equal / words.length;
    if (score > bestScore || (score === bestScore && wild > bestWild)) {
      best = cluster;
      bestScore = score;
      bestWild = wild;
    }
  }
  return bestScore >= similarity ? best : undefined;
}

function mostSpecial(clusters: readonly Cluster[], words: readonly string[]): Cluster | undefined {
  let best: Cluster | undefined;
  let bestWild = Infinity;
  for (const cluster of clusters) {
    let wild = 0;
    let fits = true;
    for (let i = 0; i < words.length && fits; i++) {
      const word = cluster.words[i];
      if (word === words[i]) continue;
      if (word === wildcard || (word === segment && words[i]?.startsWith("/"))) wild++;
      else fits = false;
    }
    if (fits && wild < bestWild) {
      best = cluster;
      bestWild = wild;
    }
  }
  return best;
}

function generalise(cluster: Cluster, words: readonly string[]): void {
  for (let i = 0; i < words.length; i++) {
    const word = cluster.words[i] ?? "";
    if (word === words[i]) continue;
    // What varies in a route is still a segment of it.
    cluster.words[i] = word.startsWith("/") && words[i]?.startsWith("/") ? segment : wildcard;
  }
}

function overflowOf(overflow: Map<number, Cluster>, all: Cluster[], length: number): Cluster {
  const known = overflow.get(length);
  if (known) return known;
  const words = Array.from({ length }, () => wildcard);
  const cluster = { id: hashText(words.join(" ")), words, count: 0 };
  overflow.set(length, cluster);
  all.push(cluster);
  return cluster;
}
