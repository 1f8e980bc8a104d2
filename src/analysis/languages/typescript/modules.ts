// Imports and exports, of ES modules and of CommonJS. What is imported is also stored in its binding, so that dataflow needs no
// special case for it.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type ValueId } from "../../program.ts";
import { lowerNamed } from "./expressions.ts";
import { lowerFunction } from "./functions.ts";
import { emit, resolve, type Lowered, type Lowering, type Step } from "./lowering.ts";
import { lowerStatement } from "./statements.ts";
import { propertyName } from "./types.ts";

type NamedSpecifier = TSESTree.ImportClause | TSESTree.ExportSpecifier;

/** Imports are stored before any other statement runs: they are hoisted. */
export function storeImports(lowering: Lowering, statements: readonly TSESTree.Node[]): void {
  for (const node of statements) {
    if (node.type === N.ImportDeclaration) storeImport(lowering, node);
    else if (node.type === N.TSImportEqualsDeclaration) storeImportEquals(lowering, node);
  }
}

/** Nothing is left to do where the declaration stands. */
export function lowerImportDeclaration(): Lowered {
  return noValue;
}

function storeImport(lowering: Lowering, node: TSESTree.ImportDeclaration): void {
  const specifier = specifierOf(node.source);
  for (const clause of node.specifiers) {
    const binding = resolve(lowering.scope, clause.local.name);
    if (binding === undefined) continue;
    const imported = importedName(clause);
    let value = emit(lowering, { op: "module", specifier }, clause);
    if (imported !== "*") {
      value = emit(lowering, { op: "property", object: value, name: imported, key: noValue }, clause);
    }
    emit(lowering, { op: "store", binding, value }, clause.local);
    lowering.imports.push({ binding, specifier, imported });
  }
}

/** Half-typed imports have no source, or one that is no string. */
function specifierOf(source: TSESTree.Node | null | undefined): string {
  return source?.type === N.Literal && typeof source.value === "string" ? source.value : "";
}

function storeImportEquals(lowering: Lowering, node: TSESTree.TSImportEqualsDeclaration): void {
  const reference = node.moduleReference;
  if (reference.type !== N.TSExternalModuleReference || reference.expression.type !== N.Literal) return;
  const binding = resolve(lowering.scope, node.id.name);
  if (binding === undefined) return;
  const specifier = String(reference.expression.value);
  const value = emit(lowering, { op: "module", specifier }, node);
  emit(lowering, { op: "store", binding, value }, node.id);
  lowering.imports.push({ binding, specifier, imported: "*" });
}

/** `export const …`, `export { a as b }`, `export { a } from "m"`. */
export function* lowerExportNamed(lowering: Lowering, node: TSESTree.ExportNamedDeclaration): Step {
  if (node.declaration) {
    yield lowerStatement(lowering, node.declaration);
    for (const name of declaredNames(node.declaration)) {
      record(lowering, { name, binding: resolve(lowering.scope, name) });
    }
  }
  for (const clause of node.specifiers) {
    const name = moduleName(clause.exported);
    const local = moduleName(clause.local);
    if (node.source) record(lowering, { name, specifier: specifierOf(node.source), imported: local });
    else record(lowering, { name, binding: resolve(lowering.scope, local) });
  }
  return noValue;
}

/** `export default …` and `export = …`. */
export function* lowerExportDefault(
  lowering: Lowering,
  node: TSESTree.ExportDefaultDeclaration | TSESTree.TSExportAssignment,
): Step {
  const exported = node.type === N.ExportDefaultDeclaration ? node.declaration : node.expression;
  if (exported.type === N.FunctionDeclaration || exported.type === N.ClassDeclaration) {
    if (exported.id) {
      yield lowerStatement(lowering, exported);
      record(lowering, { name: "default", binding: resolve(lowering.scope, exported.id.name) });
      return noValue;
    }
    const value = yield exported.type === N.FunctionDeclaration
      ? lowerFunction(lowering, exported, "default")
      : lowerStatement(lowering, exported);
    record(lowering, { name: "default", value });
    return noValue;
  }
  if (exported.type === N.TSInterfaceDeclaration) return yield lowerStatement(lowering, exported);
  const value = yield lowerNamed(lowering, exported, "default");
  record(lowering, { name: "default", value });
  return noValue;
}

/** `export * from "m"`. */
export function lowerExportAll(lowering: Lowering, node: TSESTree.ExportAllDeclaration): Lowered {
  const name = node.exported ? moduleName(node.exported) : "*";
  record(lowering, { name, specifier: specifierOf(node.source), imported: "*" });
  return noValue;
}

/** `module.exports = …`, `module.exports.name = …` and `exports.name = …`. */
export function recordCommonJsExport(lowering: Lowering, target: TSESTree.Node, value: ValueId): void {
  if (target.type !== N.MemberExpression) return;
  const name = propertyName(target.property, target.computed);
  if (name === undefined) return;
  if (isGlobal(lowering, target.object, "module") && name === "exports") record(lowering, { name: "default", value });
  else if (isGlobal(lowering, target.object, "exports")) record(lowering, { name, value });
  else if (target.object.type === N.MemberExpression && isModuleExports(lowering, target.object)) {
    record(lowering, { name, value });
  }
}

function isModuleExports(lowering: Lowering, node: TSESTree.MemberExpression): boolean {
  return isGlobal(lowering, node.object, "module") && propertyName(node.property, node.computed) === "exports";
}

function isGlobal(lowering: Lowering, node: TSESTree.Node, name: string): boolean {
  return node.type === N.Identifier && node.name === name && resolve(lowering.scope, name) === undefined;
}

function record(
  lowering: Lowering,
  exported: { name: string; binding?: number | undefined; value?: ValueId; specifier?: string; imported?: string },
): void {
  const { name, binding, value = noValue, specifier, imported } = exported;
  lowering.exports.push({ name, binding, value, specifier, imported });
}

function importedName(clause: NamedSpecifier): string {
  if (clause.type === N.ImportDefaultSpecifier) return "default";
  if (clause.type === N.ImportNamespaceSpecifier) return "*";
  return clause.type === N.ImportSpecifier ? moduleName(clause.imported) : moduleName(clause.local);
}

function moduleName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === N.Identifier ? node.name : node.value;
}

function declaredNames(node: TSESTree.NamedExportDeclarations): readonly string[] {
  if (node.type === N.VariableDeclaration) {
    return node.declarations.flatMap(({ id }) => patternNames(id));
  }
  return "id" in node && node.id?.type === N.Identifier ? [node.id.name] : [];
}

function patternNames(pattern: TSESTree.Node): readonly string[] {
  if (pattern.type === N.Identifier) return [pattern.name];
  if (pattern.type !== N.ObjectPattern) return [];
  return pattern.properties.flatMap((property) =>
    property.type === N.Property && property.value.type === N.Identifier ? [property.value.name] : [],
  );
}
