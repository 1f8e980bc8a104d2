// TypeScript's own language service over one made-up file at a time, against the types that are installed.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** The semantic errors of a text as a module of this project; none when it compiles strictly. */
export function createTypeChecker(): (text: string) => readonly string[] {
  const file = path.join(import.meta.dirname, "made-up.ts");
  let current = { text: "", version: 0 };
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    esModuleInterop: true,
    skipLibCheck: true,
    types: ["node"],
    noEmit: true,
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(current.version) : "1"),
    getScriptSnapshot: (name) => {
      const text = name === file ? current.text : fs.existsSync(name) ? fs.readFileSync(name, "utf8") : undefined;
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => path.join(import.meta.dirname, "../../.."),
    getDefaultLibFileName: (each) => ts.getDefaultLibFilePath(each),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    readDirectory: (...given) => ts.sys.readDirectory(...given),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
    realpath: (name) => fs.realpathSync(name),
  });
  return (text) => {
    current = { text, version: current.version + 1 };
    const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  };
}
