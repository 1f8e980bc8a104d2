// Broken programs out of working ones: what a keyboard, a merge or an attacker does to a file.
const junk = [
  ..."(){}[]<>`'\"/\\;:,.?!@#$%^&*-+=|~",
  ...["=>", "...", "?.", "??", "**", "${", "/*", "*/", "//", "<!--", "-->", "#!", "</a>", "<a b={"],
  ...[
    "async ",
    "await ",
    "yield ",
    "class ",
    "function ",
    "import(",
    "export default ",
    "type ",
    "enum ",
    "satisfies ",
  ],
  ...["\0", "\uFEFF", "\u2028", "\u2029", "\u0085", "\ud800", "\udc00", "\\u{110000}", "\\u{", "\\x", "\r"],
];

type Mutation = (text: string, random: () => number) => string;

const between = (text: string, random: () => number) => Math.floor(random() * (text.length + 1));
const cut = (text: string, random: () => number) => {
  const start = between(text, random);
  return [text.slice(0, start), text.slice(start, start + 1 + Math.floor(random() * 40)), start] as const;
};

const mutations: readonly Mutation[] = [
  (text, random) => text.slice(0, between(text, random)),
  (text, random) => {
    const [head, piece] = cut(text, random);
    return head + text.slice(head.length + piece.length);
  },
  (text, random) => {
    const [head, piece] = cut(text, random);
    return head + piece + text.slice(head.length);
  },
  (text, random) => {
    const at = between(text, random);
    return text.slice(0, at) + (junk[Math.floor(random() * junk.length)] ?? "") + text.slice(at);
  },
  (text, random) => {
    const [head, piece] = cut(text, random);
    return head + [...piece].reverse().join("") + text.slice(head.length + piece.length);
  },
  (text, random) => {
    const lines = text.split("\n");
    const from = Math.floor(random() * lines.length);
    const [line = ""] = lines.splice(from, 1);
    lines.splice(Math.floor(random() * lines.length), 0, line);
    return lines.join("\n");
  },
];

/** One to four mutations, decided by the seed alone. */
export function mutate(text: string, seed: number): string {
  const random = mulberry32(seed);
  let mutant = text;
  for (let i = Math.floor(random() * 4); i >= 0; i--) {
    mutant = mutations[Math.floor(random() * mutations.length)]?.(mutant, random) ?? mutant;
  }
  return mutant;
}

/** Numbers from 0 up to 1 that are the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
