// The types that TypeScript infers for single values (`await repo.findOne()`), for those that declarations alone do not tell. Loaded only
// when asked for: the checker is a hundred times slower than the engine. Nothing is emitted or executed, and plugins are not loaded.
import type * as TsMorph from "ts-morph";
import type { Project, SourceFile, ts } from "ts-morph";
import type { Range } from "../../base/text.ts";
import type { TypeRef } from "../program.ts";
import { boundedFileSystem, type BoundedFileSystem, type ReadLimits, type TypeFiles } from "./file-system.ts";
import { toTypeRef } from "./to-type-ref.ts";

/** A text as it is analysed, which may not be saved yet. */
export interface TypedSource {
  readonly path: string;
  readonly text: string;
}

export interface InferredTypes {
  /** The type of the expression that fills this range, promises looked through; undefined when it says nothing. */
  at(source: TypedSource, range: Range): TypeRef | undefined;
  /** One sentence on why types could not be looked up in the project of a file, or undefined when they can. */
  problem(path: string): string | undefined;
}

export interface InferredTypesOptions {
  readonly files: TypeFiles;
  readonly limits?: ReadLimits;
}

/** A large project: the declarations of its packages are most of it. */
const usualLimits: ReadLimits = { bytes: 60_000_000, files: 6_000 };
/** Each file is one more root of the program; beyond this the project is opened anew. */
const maxRoots = 300;

interface Opened {
  readonly project: Project;
  readonly fileSystem: BoundedFileSystem;
  readonly key: string;
  problem: string | undefined;
  roots: number;
}

type Morph = typeof TsMorph;

/** Takes a second or so, and some hundred megabytes once the first type is asked for. */
export async function loadInferredTypes({ files, limits = usualLimits }: InferredTypesOptions): Promise<InferredTypes> {
  // The bundler hands out a CommonJS package as its default export only.
  const loaded: Morph & { readonly default?: Morph } = await import("ts-morph");
  const morph = loaded.default ?? loaded;
  let opened: Opened | undefined;
  const open = (path: string): Opened => {
    const config = nearestConfig(files, path);
    const key = config ?? folderOf(path);
    if (opened?.key !== key || opened.roots >= maxRoots) opened = openProject(morph, { files, limits, config, key });
    return opened;
  };
  return {
    at(source, range) {
      const project = open(source.path);
      if (project.fileSystem.isExhausted()) return undefined;
      try {
        const found = typeAt(morph, { project, source }, range);
        // Half a project gives half the types: better none than wrong ones.
        return project.fileSystem.isExhausted() ? undefined : found;
      } catch (error) {
        // The checker gave up on code that the engine has understood; its message may quote that code, its name cannot.
        project.problem ??= `TypeScript could not tell some types (${error instanceof Error ? error.name : "unknown"}).`;
        return undefined;
      }
    },
    problem(path) {
      if (opened === undefined || opened.key !== (nearestConfig(files, path) ?? folderOf(path))) return undefined;
      if (!opened.fileSystem.isExhausted()) return opened.problem;
      return "The project and its packages are too large for --types, so inferred types were left out.";
    },
  };
}

interface Opening {
  readonly files: TypeFiles;
  readonly limits: ReadLimits;
  readonly config: string | undefined;
  readonly key: string;
}

function openProject({ Project, ts }: Morph, { files, limits, config, key }: Opening): Opened {
  const fileSystem = boundedFileSystem(files, limits);
  const { options, problem } =
    config === undefined ? { options: {}, problem: undefined } : readOptions(ts, files, config);
  const project = new Project({
    fileSystem: fileSystem.host,
    skipFileDependencyResolution: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext,
      strict: true,
      ...options,
      allowJs: true,
      checkJs: false,
      noEmit: true,
      skipLibCheck: true,
      composite: false,
      incremental: false,
      plugins: [],
    },
  });
  return { project, fileSystem, key, problem, roots: 0 };
}

/** Compiler options with what they extend; the files of the project are not listed. */
function readOptions(
  compiler: typeof ts,
  files: TypeFiles,
  config: string,
): { readonly options: ts.CompilerOptions; readonly problem: string | undefined } {
  const read = compiler.readConfigFile(config, (path) => files.read(path));
  if (read.error !== undefined) {
    const problem = `${config} cannot be read as JSON, so types are inferred with usual options.`;
    return { options: {}, problem };
  }
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    readDirectory: () => [],
    fileExists: (path) => files.kind(path) === "file",
    readFile: (path) => files.read(path),
  };
  const { options } = compiler.parseJsonConfigFileContent(read.config, host, folderOf(config), undefined, config);
  return { options, problem: undefined };
}

interface Question {
  readonly project: Opened;
  readonly source: TypedSource;
}

function typeAt({ ts }: Morph, { project: opened, source }: Question, range: Range): TypeRef | undefined {
  const file = sourceFile(opened, source);
  const checker = opened.project.getTypeChecker().compilerObject;
  const node = expressionAt(file, range);
  if (!node) return undefined;
  const type = checker.getTypeAtLocation(node.compilerNode);
  return toTypeRef({ ts, checker, range }, checker.getAwaitedType(type) ?? type);
}

function sourceFile(opened: Opened, { path, text }: TypedSource): SourceFile {
  const { project, fileSystem } = opened;
  const known =
    project.getSourceFile(path) ?? (fileSystem.host.fileExistsSync(path) && project.addSourceFileAtPath(path));
  if (known && known.getFullText() === text) return known;
  opened.roots++;
  if (!known) return project.createSourceFile(path, text);
  known.replaceWithText(text);
  return known;
}

/** The outermost expression that fills the range; parentheses and type assertions around it do not count. */
function expressionAt(file: SourceFile, { start, end }: Range) {
  let found = file.getDescendantAtPos(start);
  while (found && (found.getEnd() < end || found.getStart() > start)) found = found.getParent();
  if (!found || found.getStart() !== start || found.getEnd() !== end) return undefined;
  for (let parent = found.getParent(); parent?.getStart() === start && parent.getEnd() === end;) {
    found = parent;
    parent = found.getParent();
  }
  return found;
}

function nearestConfig(files: TypeFiles, path: string): string | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const candidate = `${folder === "/" ? "" : folder}/tsconfig.json`;
    if (files.kind(candidate) === "file") return candidate;
    if (folder === "/" || !folder.includes("/")) return undefined;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf("/")));
}
