// The files of a project as the type checker reads them: never written, never more than a bounded amount.
import type { FileSystemHost } from "ts-morph";

/** Synchronous reading; everything gives undefined for what is not there. */
export interface TypeFiles {
  read(path: string): string | undefined;
  kind(path: string): "file" | "directory" | undefined;
  names(directory: string): readonly string[];
  realPath(path: string): string;
}

/** Reading stops here: a project that is larger would take minutes and gigabytes. */
export interface ReadLimits {
  readonly bytes: number;
  readonly files: number;
}

/** A file system for the checker, and whether it had to stop reading. */
export interface BoundedFileSystem {
  readonly host: FileSystemHost;
  readonly isExhausted: () => boolean;
}

const readOnly = (): never => {
  throw new Error("Types are only read.");
};
const readOnlyLater = (): Promise<never> => Promise.reject(new Error("Types are only read."));

/** Beyond the limits, files look as if they were empty. */
export function boundedFileSystem(files: TypeFiles, limits: ReadLimits): BoundedFileSystem {
  let bytes = 0;
  let count = 0;
  const isExhausted = (): boolean => bytes > limits.bytes || count > limits.files;
  const read = (path: string): string => {
    if (isExhausted()) return "";
    const text = files.read(path);
    if (text === undefined) throw Object.assign(new Error("There is no such file."), { code: "ENOENT" });
    bytes += text.length;
    count++;
    return text;
  };
  const isFile = (path: string): boolean => files.kind(path) === "file";
  const isDirectory = (path: string): boolean => files.kind(path) === "directory";
  const host: FileSystemHost = {
    isCaseSensitive: () => true,
    delete: readOnlyLater,
    deleteSync: readOnly,
    writeFile: readOnlyLater,
    writeFileSync: readOnly,
    mkdir: readOnlyLater,
    mkdirSync: readOnly,
    move: readOnlyLater,
    moveSync: readOnly,
    copy: readOnlyLater,
    copySync: readOnly,
    readDirSync: (path) =>
      files.names(path).map((name) => {
        const full = `${path.replace(/\/$/, "")}/${name}`;
        const kind = files.kind(full);
        return { name: full, isFile: kind === "file", isDirectory: kind === "directory", isSymlink: false };
      }),
    readFile: (path) => Promise.resolve(read(path)),
    readFileSync: read,
    fileExists: (path) => Promise.resolve(isFile(path)),
    fileExistsSync: isFile,
    directoryExists: (path) => Promise.resolve(isDirectory(path)),
    directoryExistsSync: isDirectory,
    realpathSync: (path) => files.realPath(path),
    getCurrentDirectory: () => "/",
    glob: () => Promise.resolve([]),
    globSync: () => [],
  };
  return { host, isExhausted };
}
