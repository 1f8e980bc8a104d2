// Classes and their members.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import ts from "typescript";
import { optionalAnnotation, typeArguments, typeParameters } from "./annotations.ts";
import {
  convert,
  convertOptional,
  rangeOf,
  startOf,
  tokenAfter,
  type Conversion,
  type Entries,
  type Made,
} from "./conversion.ts";
import { exported, hasModifier, modifiersOf } from "./exported.ts";
import { accessorKind, decoratorsOf, methodFunction } from "./functions.ts";
import { bodyOf } from "./statements.ts";

const K = ts.SyntaxKind;

/** Converters of classes and their members. */
export const classes: Entries = {
  [K.ClassDeclaration]: (c, node: ts.ClassDeclaration) => exported(c, node, classNode(c, node, N.ClassDeclaration)),
  [K.ClassExpression]: (c, node: ts.ClassExpression) => classNode(c, node, N.ClassExpression),
  [K.PropertyDeclaration]: field,
  [K.MethodDeclaration]: method,
  [K.GetAccessor]: method,
  [K.SetAccessor]: method,
  [K.Constructor]: constructorMember,
  [K.ClassStaticBlockDeclaration]: (c, node: ts.ClassStaticBlockDeclaration) => ({
    type: N.StaticBlock,
    range: rangeOf(c, node),
    body: bodyOf(c, node.body),
  }),
};

function classNode(c: Conversion, node: ts.ClassLikeDeclaration, type: N): Made {
  const base = node.heritageClauses?.find(({ token }) => token === K.ExtendsKeyword)?.types[0];
  const body: Made[] = [];
  for (const member of node.members) {
    const made = member.kind === K.SemicolonClassElement ? null : convert(c, member);
    if (made) body.push(made);
  }
  return {
    type,
    range: rangeOf(c, node),
    decorators: decoratorsOf(c, node),
    id: convertOptional(c, node.name),
    superClass: convertOptional(c, base?.expression),
    superTypeArguments: base && typeArguments(c, base),
    typeParameters: typeParameters(c, node),
    body: { type: N.ClassBody, range: [node.members.pos - 1, node.end], body },
  };
}

function field(c: Conversion, node: ts.PropertyDeclaration): Made {
  const isAbstract = hasModifier(node, K.AbstractKeyword);
  return {
    type: fieldType(isAbstract, hasModifier(node, K.AccessorKeyword)),
    range: rangeOf(c, node),
    decorators: decoratorsOf(c, node),
    static: hasModifier(node, K.StaticKeyword),
    computed: node.name.kind === K.ComputedPropertyName,
    key: convert(c, node.name),
    value: isAbstract ? null : convertOptional(c, node.initializer),
    typeAnnotation: optionalAnnotation(c, node.type),
  };
}

function fieldType(isAbstract: boolean, isAccessor: boolean): N {
  if (isAccessor) return isAbstract ? N.TSAbstractAccessorProperty : N.AccessorProperty;
  return isAbstract ? N.TSAbstractPropertyDefinition : N.PropertyDefinition;
}

function method(c: Conversion, node: ts.MethodDeclaration | ts.AccessorDeclaration): Made {
  const isStatic = hasModifier(node, K.StaticKeyword);
  const isConstructor = !isStatic && ts.isStringLiteral(node.name) && node.name.text === "constructor";
  return {
    type: hasModifier(node, K.AbstractKeyword) ? N.TSAbstractMethodDefinition : N.MethodDefinition,
    range: rangeOf(c, node),
    decorators: decoratorsOf(c, node),
    static: isStatic,
    computed: node.name.kind === K.ComputedPropertyName,
    key: convert(c, node.name),
    kind: accessorKind(node) ?? (isConstructor ? "constructor" : "method"),
    value: methodFunction(c, node),
  };
}

function constructorMember(c: Conversion, node: ts.ConstructorDeclaration): Made {
  const last = modifiersOf(node).at(-1);
  const start = last ? tokenAfter(c, last.end) : startOf(c, node);
  const isStatic = hasModifier(node, K.StaticKeyword);
  const key: Made = { type: N.Identifier, range: [start, start + "constructor".length], name: "constructor" };
  return {
    type: hasModifier(node, K.AbstractKeyword) ? N.TSAbstractMethodDefinition : N.MethodDefinition,
    range: rangeOf(c, node),
    decorators: [],
    static: isStatic,
    computed: false,
    key,
    kind: isStatic ? "method" : "constructor",
    value: methodFunction(c, node),
  };
}
