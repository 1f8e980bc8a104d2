// Imports, exports and namespaces.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import {
  convert,
  convertAll,
  convertOptional,
  rangeOf,
  startOf,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { exported } from "./exported.ts";
import { bodyOf } from "./statements.ts";

const K = ts.SyntaxKind;

/** Converters of what joins modules. */
export const modules: Entries = {
  [K.SourceFile]: (c, node: ts.SourceFile) => ({
    type: N.Program,
    range: [0, node.endOfFileToken.end],
    body: bodyOf(c, node),
  }),
  [K.ImportDeclaration]: importDeclaration,
  [K.NamespaceImport]: (c, node: ts.NamespaceImport) => ({
    type: N.ImportNamespaceSpecifier,
    range: rangeOf(c, node),
    local: convert(c, node.name),
  }),
  [K.ImportSpecifier]: (c, node: ts.ImportSpecifier) => ({
    type: N.ImportSpecifier,
    range: rangeOf(c, node),
    imported: convert(c, node.propertyName ?? node.name),
    local: convert(c, node.name),
    importKind: node.isTypeOnly ? "type" : "value",
  }),
  [K.ImportEqualsDeclaration]: (c, node: ts.ImportEqualsDeclaration) =>
    exported(c, node, {
      type: N.TSImportEqualsDeclaration,
      range: rangeOf(c, node),
      id: convert(c, node.name),
      moduleReference: convert(c, node.moduleReference),
    }),
  [K.ExternalModuleReference]: (c, node: ts.ExternalModuleReference) => ({
    type: N.TSExternalModuleReference,
    range: rangeOf(c, node),
    expression: convert(c, node.expression),
  }),
  [K.ExportDeclaration]: exportDeclaration,
  [K.ExportSpecifier]: (c, node: ts.ExportSpecifier) => ({
    type: N.ExportSpecifier,
    range: rangeOf(c, node),
    exported: convert(c, node.name),
    local: convert(c, node.propertyName ?? node.name),
  }),
  [K.ExportAssignment]: (c, node: ts.ExportAssignment) =>
    node.isExportEquals
      ? { type: N.TSExportAssignment, range: rangeOf(c, node), expression: convert(c, node.expression) }
      : { type: N.ExportDefaultDeclaration, range: rangeOf(c, node), declaration: convert(c, node.expression) },
  [K.NamespaceExportDeclaration]: (c, node: ts.NamespaceExportDeclaration) => ({
    type: N.TSNamespaceExportDeclaration,
    range: rangeOf(c, node),
    id: convert(c, node.name),
  }),
  [K.ModuleDeclaration]: namespace,
  [K.ModuleBlock]: (c, node: ts.ModuleBlock) => ({
    type: N.TSModuleBlock,
    range: rangeOf(c, node),
    body: bodyOf(c, node),
  }),
};

function importDeclaration(c: Conversion, node: ts.ImportDeclaration): Made {
  const clause = node.importClause;
  const specifiers: (Made | null)[] = [];
  if (clause?.name) {
    const local = convert(c, clause.name);
    const range: [number, number] = [startOf(c, clause.name), clause.name.end];
    specifiers.push({ type: N.ImportDefaultSpecifier, range, local });
  }
  const named = clause?.namedBindings;
  if (named?.kind === K.NamespaceImport) specifiers.push(convert(c, named));
  else if (named) specifiers.push(...convertAll(c, named.elements));
  return {
    type: N.ImportDeclaration,
    range: rangeOf(c, node),
    source: convert(c, node.moduleSpecifier),
    specifiers,
    importKind: clause?.phaseModifier === K.TypeKeyword ? "type" : "value",
  };
}

function exportDeclaration(c: Conversion, node: ts.ExportDeclaration): Made {
  const source = convertOptional(c, node.moduleSpecifier);
  const range = rangeOf(c, node);
  const clause = node.exportClause;
  if (clause?.kind === K.NamedExports) {
    const specifiers = convertAll(c, clause.elements);
    return { type: N.ExportNamedDeclaration, range, declaration: null, specifiers, source };
  }
  return { type: N.ExportAllDeclaration, range, exported: convertOptional(c, clause?.name), source };
}

/** `namespace A.B { }` has the body of the innermost. */
function namespace(c: Conversion, node: ts.ModuleDeclaration): Made {
  let inner: ts.ModuleDeclaration = node;
  while (inner.body && ts.isModuleDeclaration(inner.body)) inner = inner.body;
  return exported(c, node, {
    type: N.TSModuleDeclaration,
    range: rangeOf(c, node),
    id: convert(c, node.name),
    body: inner.body ? convert(c, inner.body) : undefined,
  });
}
