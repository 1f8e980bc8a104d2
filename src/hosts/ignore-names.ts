// Which files and folders the patterns of a `.gitignore` can mean at all, by the ends of both: most patterns name folders, or files of other kinds, and a
// look at the name is much cheaper than all their expressions.

// What stands for other characters than itself.
const special = /[*?[\]\\]/;

/** How the last parts of the patterns begin or end, in lower case, as case does not count for them. */
interface Endings {
  readonly names: Set<string>;
  readonly starts: string[];
  readonly ends: string[];
  /** Folders all of whose content is meant, as in `.yarn/*`. */
  readonly folders: string[];
  /** Some pattern may mean anything. */
  any: boolean;
}

/**
 * False when no pattern means the file itself, or the folder, whose path ends in a slash; what is said of the folders above it does not count.
 * The path has forward slashes and counts from the folder of the patterns.
 */
export function createNameTest(patterns: string | readonly string[]): (relative: string) => boolean {
  const lines = (typeof patterns === "string" ? patterns.split(/\r?\n/) : patterns).map((line) =>
    line.trim().toLowerCase(),
  );
  const mayMeanFile = createEndTest(lines.filter((line) => !line.endsWith("/") || line.includes("\\")));
  const mayMeanFolder = createEndTest(lines.map((line) => line.replace(/\/+$/, "")));
  return (relative) => (relative.endsWith("/") ? mayMeanFolder(relative.slice(0, -1)) : mayMeanFile(relative));
}

function createEndTest(lines: readonly string[]): (relative: string) => boolean {
  const endings: Endings = { names: new Set(), starts: [], ends: [], folders: [], any: false };
  for (const line of lines) addLine(line, endings);
  const { names, starts, ends, folders, any } = endings;
  if (any) return () => true;
  return (relative) => {
    const file = relative.toLowerCase();
    const name = file.slice(file.lastIndexOf("/") + 1);
    return (
      names.has(name) ||
      ends.some((end) => name.endsWith(end)) ||
      starts.some((start) => name.startsWith(start)) ||
      folders.some((folder) => `/${file}/`.includes(`/${folder}/`))
    );
  };
}

function addLine(line: string, endings: Endings): void {
  const pattern = line.startsWith("!") ? line.slice(1) : line;
  if (pattern === "" || line.startsWith("#")) return;
  const [last = "", before = ""] = pattern.split("/").reverse();
  const parts = last.split(special);
  const start = parts[0] ?? "";
  const end = parts.at(-1) ?? "";
  if (parts.length === 1) endings.names.add(last);
  else if (end !== "") endings.ends.push(end);
  else if (start !== "") endings.starts.push(start);
  else if (/^\*+$/.test(last) && before !== "" && !special.test(before)) endings.folders.push(before);
  else endings.any = true;
}
