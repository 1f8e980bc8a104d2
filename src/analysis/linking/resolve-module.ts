// Where a relative import may lead, as TypeScript and bundlers look for it. Packages are not followed.

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
/** Compiled names that stand for their TypeScript source, in ESM style imports. */
const sources: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};

/** Candidate paths in the order in which they should be tried; none for a package. */
export function moduleCandidates(importer: string, specifier: string): readonly string[] {
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return [];
  const separator = separatorOf(importer);
  return fileCandidates(joinPath(importer.slice(0, importer.lastIndexOf(separator)), specifier, separator));
}

/** The files that a path may mean: itself, its source, with an extension, or the index of a folder. */
export function fileCandidates(base: string): readonly string[] {
  const separator = separatorOf(base);
  const dot = base.lastIndexOf(".");
  const extension = dot > base.lastIndexOf(separator) ? base.slice(dot) : "";
  const exact = extension ? (sources[extension] ?? [extension]).map((candidate) => base.slice(0, dot) + candidate) : [];
  const added = extensions.map((candidate) => base + candidate);
  const index = extensions.map((candidate) => `${base}${separator}index${candidate}`);
  return [...exact, ...added, ...index];
}

const farthest = 12;

/** A relative path in the folder of a file and in those above it, nearest first. */
export function pathsAbove(file: string, name: string): readonly string[] {
  const separator = separatorOf(file);
  const paths: string[] = [];
  for (let at = file.lastIndexOf(separator); at >= 0 && paths.length < farthest;) {
    paths.push(joinPath(file.slice(0, at), name, separator));
    at = at === 0 ? -1 : file.lastIndexOf(separator, at - 1);
  }
  return paths;
}

/** The separator that a path uses. */
export function separatorOf(path: string): string {
  return path.includes("\\") && !path.includes("/") ? "\\" : "/";
}

/** A relative path below a folder, with its dots resolved. */
export function joinPath(directory: string, specifier: string, separator: string): string {
  const parts = directory.split(separator);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join(separator);
}
