// Text → ESTree that survives typing: TypeScript's parser recovers from syntax errors, and what could be read is
// converted.
import ts from "typescript";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Comment, SyntaxProblem } from "../../program.ts";
import { toEstree } from "./estree/index.ts";

export interface ParsedSource {
  readonly tree: TSESTree.Program;
  readonly syntaxErrors: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** TypeScript keeps the parser's diagnostics on the source file, outside its public types. */
interface WithParseDiagnostics {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

/** Throws a RangeError when the text nests deeper than the stack allows. */
export function parseSource(path: string, text: string): ParsedSource {
  const source = createSource(path, text);
  return {
    tree: toEstree(source),
    syntaxErrors: diagnosticsOf(source).map(syntaxProblem),
    comments: commentsOf(text, scriptKind(path)),
  };
}

/** How many syntax errors a text has: nothing is converted. */
export function countSyntaxErrors(path: string, text: string): number {
  return diagnosticsOf(createSource(path, text)).length;
}

function createSource(path: string, text: string): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(path, text, options, false, scriptKind(path));
}

function diagnosticsOf(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (source as unknown as WithParseDiagnostics).parseDiagnostics;
}

function scriptKind(path: string): ts.ScriptKind {
  const extension = path.slice(path.lastIndexOf(".")).toLowerCase();
  if (extension === ".tsx") return ts.ScriptKind.TSX;
  if (extension === ".ts" || extension === ".mts" || extension === ".cts") return ts.ScriptKind.TS;
  // Plain JavaScript files hold JSX often enough that every JSX-capable tool accepts it there.
  return ts.ScriptKind.JSX;
}

function syntaxProblem(diagnostic: ts.DiagnosticWithLocation): SyntaxProblem {
  const start = diagnostic.start;
  return {
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    range: { start, end: start + diagnostic.length },
  };
}

// Directives and doc tags are rare; a file without these words is not scanned for comments.
const marks = ["seclog-", "@sensitive"];

function commentsOf(text: string, kind: ts.ScriptKind): Comment[] {
  if (!marks.some((mark) => text.includes(mark))) return [];
  const jsx = kind === ts.ScriptKind.TSX || kind === ts.ScriptKind.JSX;
  const source = ts.createSourceFile(
    "comments.tsx",
    text,
    ts.ScriptTarget.Latest,
    false,
    jsx ? kind : ts.ScriptKind.TS,
  );
  const found = new Map<number, Comment>();
  const stack: ts.Node[] = [source];
  for (let node = stack.pop(); node; node = stack.pop()) {
    // Comments stand before the first token of a node; the end-of-file token carries those at the end.
    if (node.kind === ts.SyntaxKind.JsxText) continue;
    for (const comment of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) add(comment);
    // What follows a JSX tag is text, not a comment.
    const isJsx = node.kind >= ts.SyntaxKind.JsxElement && node.kind <= ts.SyntaxKind.JsxNamespacedName;
    if (!isJsx) {
      // A comment on the line of the bracket before a parameter belongs to the bracket.
      for (const comment of ts.getTrailingCommentRanges(text, node.getFullStart()) ?? []) add(comment);
      for (const comment of ts.getTrailingCommentRanges(text, node.getEnd()) ?? []) add(comment);
    }
    node.forEachChild((child) => void stack.push(child));
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);

  function add(comment: ts.CommentRange): void {
    const body = text.slice(comment.pos, comment.end);
    if (!marks.some((mark) => body.includes(mark))) return;
    const line = comment.kind === ts.SyntaxKind.SingleLineCommentTrivia;
    const inner = line ? body.slice(2) : body.slice(2, body.endsWith("*/") ? -2 : undefined);
    found.set(comment.pos, {
      kind: line ? "line" : "block",
      text: inner,
      range: { start: comment.pos, end: comment.end },
    });
  }
}
