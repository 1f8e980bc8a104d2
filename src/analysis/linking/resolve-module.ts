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
  const separator = importer.includes("\\") && !importer.includes("/") ? "\\" : "/";
  const base = joinPath(importer.slice(0, importer.lastIndexOf(separator)), specifier, separator);
  const dot = base.lastIndexOf(".");
  const extension = dot > base.lastIndexOf(separator) ? base.slice(dot) : "";
  const exact = extension ? (sources[extension] ?? [extension]).map((candidate) => base.slice(0, dot) + candidate) : [];
  const added = extensions.map((candidate) => base + candidate);
  const index = extensions.map((candidate) => `${base}${separator}index${candidate}`);
  return [...exact, ...added, ...index];
}

function joinPath(directory: string, specifier: string, separator: string): string {
  const parts = directory.split(separator);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join(separator);
}
