// Paths of configuration files, with both kinds of slashes and without the platform's own module.

/** The folder that holds it, or undefined for a root. */
export function parentOf(path: string): string | undefined {
  const trimmed = withoutTrailingSlash(path);
  const cut = Math.max(trimmed.lastIndexOf("/"), trimmed.lastIndexOf("\\"));
  const parent = withoutTrailingSlash(trimmed.slice(0, cut + 1));
  return cut < 0 || parent === trimmed ? undefined : parent;
}

/** Keeps the slash of `/` and `C:\`. */
export function withoutTrailingSlash(path: string): string {
  const trimmed = path.replace(/[/\\]$/, "");
  return trimmed === "" || trimmed.endsWith(":") ? path : trimmed;
}

/** A name in a folder. */
export function joinPath(directory: string, name: string): string {
  return /[/\\]$/.test(directory) ? directory + name : `${directory}/${name}`;
}

/** A path written with `./` and `../`, from a folder on; `../` above the root stays there. */
export function resolveFrom(directory: string, relative: string): string {
  let at = withoutTrailingSlash(directory);
  for (const part of relative.split(/[/\\]/)) {
    if (part === "..") at = parentOf(at) ?? at;
    else if (part !== "." && part !== "") at = joinPath(at, part);
  }
  return at;
}

/** Whether a path lies in a folder or is it. */
export function isWithin(path: string, folder: string): boolean {
  const prefix = /[/\\]$/.test(folder) ? folder : `${folder}/`;
  return path === folder || path.replaceAll("\\", "/").startsWith(prefix.replaceAll("\\", "/"));
}
