// Classes: members become functions that know their class; field initialisers run where the class is defined.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type ClassMember, type FunctionCode, type ValueId } from "../../program.ts";
import { lowerExpression, lowerNamed } from "./expressions.ts";
import { recordClassShape } from "./class-shapes.ts";
import { decoratorNames, lowerMethod } from "./functions.ts";
import { childScope, declare, emit, type Lowering, type Step } from "./lowering.ts";
import { lowerBlock } from "./statements.ts";
import { propertyName, typeRef } from "./types.ts";

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type MemberNode = TSESTree.ClassElement;

/** The class as a value; its declared fields also become a type shape of its name. */
export function* lowerClass(lowering: Lowering, node: ClassNode, givenName: string): Step {
  const name = node.id?.name ?? givenName;
  // Modules of NestJS are configured in the arguments of decorators.
  for (const { expression } of node.decorators) {
    if (expression.type === N.CallExpression) yield lowerExpression(lowering, expression);
  }
  const superClass = node.superClass ? yield lowerExpression(lowering, node.superClass) : noValue;
  const id = lowering.classes.length;
  const members: ClassMember[] = [];
  const range = { start: node.range[0], end: node.range[1] };
  lowering.classes.push({ id, name, range, superClass, members, decorators: decoratorNames(node.decorators) });
  const value = emit(lowering, { op: "class", class: id }, node);
  const { scope, owner } = lowering;
  lowering.scope = childScope(scope);
  lowering.owner = id;
  if (node.type === N.ClassExpression && node.id) {
    const binding = declare(lowering, lowering.scope, { name: node.id.name, kind: "class", node: node.id });
    emit(lowering, { op: "store", binding, value }, node.id);
  }
  for (const member of node.body.body) yield lowerMember(lowering, member, members);
  lowering.scope = scope;
  lowering.owner = owner;
  recordClassShape(lowering, node, { id, name, members });
  return value;
}

function* lowerMember(lowering: Lowering, node: MemberNode, members: ClassMember[]): Step {
  if (node.type === N.StaticBlock) return yield lowerBlock(lowering, node.body);
  if (node.type === N.TSIndexSignature) return noValue;
  const name = propertyName(node.key, node.computed) ?? "";
  if (node.type === N.MethodDefinition || node.type === N.TSAbstractMethodDefinition) {
    const kind = memberKinds[node.kind];
    const value = lowerMethod(lowering, node.value, { name, kind });
    members.push(member(lowering, { name, kind, isStatic: node.static, type: undefined }, value));
    return value;
  }
  const value = node.value ? yield lowerNamed(lowering, node.value, name) : noValue;
  const type = typeRef(node.typeAnnotation?.typeAnnotation);
  members.push(member(lowering, { name, kind: "field", isStatic: node.static, type }, value));
  return value;
}

const memberKinds = {
  constructor: "constructor",
  method: "method",
  get: "getter",
  set: "setter",
} as const satisfies Record<string, FunctionCode["kind"]>;

function member(lowering: Lowering, described: Omit<ClassMember, "function" | "value">, value: ValueId): ClassMember {
  const found = lowering.values[value];
  return { ...described, value, function: found?.op === "function" ? found.function : undefined };
}
