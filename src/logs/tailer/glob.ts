// Expands patterns over the Host: `*`, `?`, `[abc]` and `{a,b}` in names, `**` for any depth of folders.
import type { Host } from "../../base/host.ts";
import { joinPath } from "./siblings.ts";

const maxMatches = 10_000;
const maxDepth = 16;

/** True when the path holds a wildcard. */
export function isPattern(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** The files that match an absolute pattern now, sorted; folders that cannot be read count as empty. */
export async function expandPattern(host: Host, pattern: string): Promise<readonly string[]> {
  const parts = pattern.split("/");
  const fixed = parts.findIndex(isPattern);
  const root = parts.slice(0, fixed).join("/") || "/";
  const found = new Set<string>();
  const pending = [{ folder: root, rest: parts.slice(fixed), depth: 0 }];
  for (let next = pending.pop(); next && found.size < maxMatches; next = pending.pop()) {
    const [part = "", ...rest] = next.rest;
    const entries = await host.readDirectory(next.folder).catch(() => []);
    if (part === "**") {
      pending.push({ folder: next.folder, rest, depth: next.depth });
      for (const entry of entries)
        if (entry.kind === "directory" && next.depth < maxDepth)
          pending.push({ folder: joinPath(next.folder, entry.name), rest: next.rest, depth: next.depth + 1 });
      continue;
    }
    const matches = nameMatcher(part);
    for (const entry of entries) {
      if (!matches(entry.name)) continue;
      const path = joinPath(next.folder, entry.name);
      if (rest.length > 0) {
        if (entry.kind !== "file") pending.push({ folder: path, rest, depth: next.depth });
      } else if (entry.kind === "file" || entry.kind === "symlink") found.add(path);
    }
  }
  return [...found].sort();
}

/** Whether a name fits one part of a pattern; a leading dot must be written out. */
export function nameMatcher(part: string): (name: string) => boolean {
  const choices = alternatives(part);
  return (name) => (!name.startsWith(".") || part.startsWith(".")) && choices.some((choice) => fits(choice, name));
}

// Writes out `{a,b}`; nested braces are taken literally.
function alternatives(part: string): readonly string[] {
  const match = /^([^{]*)\{([^{}]*)\}(.*)$/.exec(part);
  if (!match) return [part];
  const [, before = "", choices = "", after = ""] = match;
  return choices.split(",").flatMap((choice) => alternatives(`${before}${choice}${after}`));
}

// The classic two-pointer match: linear but for one restart per star.
function fits(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    const step = p < pattern.length && pattern.charAt(p) !== "*" ? matchOne(pattern, p, name.charAt(n)) : 0;
    if (step > 0) {
      p += step;
      n++;
    } else if (pattern.charAt(p) === "*") {
      star = p++;
      mark = n;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else return false;
  }
  while (pattern.charAt(p) === "*") p++;
  return p === pattern.length;
}

// How many characters of the pattern the character uses up, 0 when it does not fit.
function matchOne(pattern: string, at: number, character: string): number {
  const symbol = pattern.charAt(at);
  if (symbol === "?") return 1;
  const close = symbol === "[" ? pattern.indexOf("]", at + 2) : -1;
  if (close < 0) return symbol === character ? 1 : 0;
  const negated = "!^".includes(pattern.charAt(at + 1));
  let inside = false;
  for (let i = at + (negated ? 2 : 1); i < close; i++) {
    if (pattern.charAt(i + 1) === "-" && i + 2 < close) {
      inside ||= character >= pattern.charAt(i) && character <= pattern.charAt(i + 2);
      i += 2;
    } else inside ||= character === pattern.charAt(i);
  }
  return inside === negated ? 0 : close + 1 - at;
}
