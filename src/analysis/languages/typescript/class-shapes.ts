// The type shape of a class: what its instances have by declaration, with decorators, as schemas and loggers see them.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import type { ClassId, ClassMember, TypeField, TypeRef } from "../../program.ts";
import { decoratorsOf } from "./decorators.ts";
import type { Lowering } from "./lowering.ts";
import { baseType } from "./shapes.ts";
import { propertyName, typeParameters, typeRef } from "./types.ts";

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export interface LoweredClass {
  readonly id: ClassId;
  readonly name: string;
  readonly members: readonly ClassMember[];
}

/** Adds the shape of a class whose members are lowered. */
export function recordClassShape(lowering: Lowering, node: ClassNode, { id, name, members }: LoweredClass): void {
  const fields = node.body.body.flatMap((item) => fieldsOf(item, members));
  lowering.shapes.push({
    name,
    kind: "class",
    type: { kind: "object", fields },
    bases: node.superClass ? baseType(node.superClass, node.superTypeArguments) : [],
    parameters: typeParameters(node.typeParameters),
    range: { start: node.range[0], end: node.range[1] },
    decorators: decoratorsOf(node.decorators),
    class: id,
  });
}

function fieldsOf(item: TSESTree.ClassElement, members: readonly ClassMember[]): readonly TypeField[] {
  if (item.type === N.StaticBlock || item.type === N.TSIndexSignature) return [];
  if (isMethod(item)) return item.kind === "constructor" ? parameterProperties(item) : methodField(item, members);
  const name = propertyName(item.key, item.computed);
  if (name === undefined) return [];
  const known = members.find((member) => member.kind === "field" && member.name === name);
  const functionType: TypeRef | undefined =
    known?.function === undefined ? undefined : { kind: "function", body: known.function };
  return [
    {
      name,
      type: typeRef(item.typeAnnotation?.typeAnnotation) ?? functionType,
      range: { start: item.range[0], end: item.range[1] },
      isStatic: item.static,
      decorators: decoratorsOf(item.decorators),
      ...(known && known.value >= 0 && { value: known.value }),
    },
  ];
}

type MethodNode = TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition;

function isMethod(item: TSESTree.ClassElement): item is MethodNode {
  return item.type === N.MethodDefinition || item.type === N.TSAbstractMethodDefinition;
}

/** A getter reads like a field, but no logger calls it: it stands on the prototype. */
function methodField(item: MethodNode, members: readonly ClassMember[]): readonly TypeField[] {
  const name = propertyName(item.key, item.computed);
  if (name === undefined || item.kind === "set") return [];
  const returns = typeRef(item.value.returnType?.typeAnnotation);
  const bodyOf = (kind: ClassMember["kind"]): number | undefined =>
    members.find((member) => member.name === name && member.kind === kind)?.function;
  const range = { start: item.range[0], end: item.range[1] };
  if (item.kind === "get") {
    const getter = returns ? undefined : bodyOf("getter");
    return [{ name, type: returns, range, isStatic: item.static, isAccessor: true, getter }];
  }
  const body = bodyOf("method");
  const decorators = decoratorsOf(item.decorators);
  return [
    {
      name,
      type: { kind: "function", returns, body },
      range,
      isStatic: item.static,
      ...(decorators.length > 0 && { decorators }),
    },
  ];
}

/** `constructor(readonly email: string)` declares a field. */
function parameterProperties(item: MethodNode): readonly TypeField[] {
  return item.value.params.flatMap((parameter) => {
    if (parameter.type !== N.TSParameterProperty) return [];
    const target = parameter.parameter.type === N.AssignmentPattern ? parameter.parameter.left : parameter.parameter;
    if (target.type !== N.Identifier) return [];
    const range = { start: parameter.range[0], end: parameter.range[1] };
    return [{ name: target.name, type: typeRef(target.typeAnnotation?.typeAnnotation), range }];
  });
}
