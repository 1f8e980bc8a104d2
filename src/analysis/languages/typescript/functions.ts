// Functions: a function expression is a value at once; its body is lowered later, when every name around it is declared.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type FunctionCode, type Parameter, type ParameterDecorator, type ValueId } from "../../program.ts";
import { lowerStore } from "./assignments.ts";
import { createFunctionBuilder } from "./blocks.ts";
import { lowerExpression } from "./expressions.ts";
import {
  childScope,
  declare,
  drive,
  emit,
  type FunctionNode,
  type Lowering,
  type PendingFunction,
  type Step,
} from "./lowering.ts";
import { declarePattern, hoist } from "./hoisting.ts";
import { lowerStatements } from "./statements.ts";
import { typeParameters, typeRef } from "./types.ts";

/** The function as a value; a named function expression can call itself by its name. */
export function lowerFunction(lowering: Lowering, node: FunctionNode, name: string): ValueId {
  const arrow = node.type === N.ArrowFunctionExpression;
  return lowerMethod(lowering, node, { name: node.id?.name ?? name, kind: arrow ? "arrow" : "function" });
}

/** Like `lowerFunction`, for methods, accessors and constructors. */
export function lowerMethod(
  lowering: Lowering,
  node: FunctionNode,
  { name, kind }: { readonly name: string; readonly kind: FunctionCode["kind"] },
): ValueId {
  const id = lowering.nextFunction++;
  const value = emit(lowering, { op: "function", function: id }, node);
  let scope = lowering.scope;
  if (node.type === N.FunctionExpression && node.id) {
    scope = childScope(scope);
    const binding = declare(lowering, scope, { name: node.id.name, kind: "function", node: node.id });
    emit(lowering, { op: "store", binding, value }, node.id);
  }
  // A plain `function` has a `this` of its own; everything else shares that of the class around it.
  const owner = kind === "function" ? undefined : lowering.owner;
  lowering.pending.push({ id, name, node, kind, scope, owner, parent: lowering.scope.owner });
  return value;
}

/** Lowers one function's parameters and body into its own blocks. */
export function lowerPending(lowering: Lowering, pending: PendingFunction): void {
  const { node, id, name, kind, owner, parent } = pending;
  lowering.current = createFunctionBuilder();
  lowering.scope = childScope(pending.scope, id);
  lowering.owner = owner;
  lowering.parameters = [];
  drive(lowerBody(lowering, node));
  lowering.functions[id] = {
    id,
    name,
    kind,
    range: { start: node.range[0], end: node.range[1] },
    isAsync: node.async,
    parent,
    owner,
    parameters: lowering.parameters,
    returnType: typeRef(node.returnType?.typeAnnotation),
    ...(node.typeParameters && { typeParameters: typeParameters(node.typeParameters) }),
    blocks: lowering.current.finish(),
  };
}

function* lowerBody(lowering: Lowering, node: FunctionNode): Step {
  for (const [index, parameter] of node.params.entries()) {
    declarePattern(lowering, parameter, "parameter");
    const value = emit(lowering, { op: "parameter", index }, parameter);
    lowering.parameters.push(describe(parameter, value));
    yield lowerStore(lowering, parameter, value);
    yield storeParameterProperty(lowering, parameter, value);
  }
  const body = node.body;
  if (!body) return noValue;
  if (body.type === N.BlockStatement) {
    hoist(lowering, body.body, { functionLevel: true });
    return yield lowerStatements(lowering, body.body);
  }
  const result = yield lowerExpression(lowering, body);
  emit(lowering, { op: "return", value: result }, body);
  lowering.current.leave(0, "return");
  return noValue;
}

/** `constructor(private readonly repo: Repo)` also sets `this.repo`. */
function* storeParameterProperty(lowering: Lowering, parameter: TSESTree.Parameter, value: ValueId): Step {
  if (parameter.type !== N.TSParameterProperty) return noValue;
  const name = parameterName(parameter);
  const object = emit(lowering, { op: "this" }, parameter);
  yield noValue;
  return emit(lowering, { op: "set-property", object, name, key: noValue, value }, parameter);
}

function describe(parameter: TSESTree.Parameter, value: ValueId): Parameter {
  const target = innermost(parameter);
  const annotation = hasAnnotation(target) ? target.typeAnnotation?.typeAnnotation : undefined;
  return {
    name: parameterName(parameter),
    value,
    type: typeRef(annotation),
    isRest: parameter.type === N.RestElement,
    decorators: "decorators" in parameter ? (parameter.decorators ?? []).flatMap(parameterDecorator) : [],
  };
}

function hasAnnotation(node: TSESTree.Node): node is TSESTree.BindingName | TSESTree.RestElement {
  return (
    node.type === N.Identifier ||
    node.type === N.ObjectPattern ||
    node.type === N.ArrayPattern ||
    node.type === N.RestElement
  );
}

function innermost(parameter: TSESTree.Parameter): TSESTree.Node {
  if (parameter.type === N.TSParameterProperty) return innermost(parameter.parameter);
  return parameter.type === N.AssignmentPattern ? parameter.left : parameter;
}

function parameterName(parameter: TSESTree.Parameter): string {
  const target = innermost(parameter);
  if (target.type === N.Identifier) return target.name;
  if (target.type === N.RestElement && target.argument.type === N.Identifier) return target.argument.name;
  return "";
}

function parameterDecorator(decorator: TSESTree.Decorator): readonly ParameterDecorator[] {
  const first = decorator.expression.type === N.CallExpression ? decorator.expression.arguments[0] : undefined;
  const member = first?.type === N.Literal && typeof first.value === "string" ? first.value : undefined;
  return decoratorNames([decorator]).map((name) => ({ name, member }));
}

/** The names of decorators as they are written, without arguments. */
export function decoratorNames(decorators: readonly TSESTree.Decorator[] | undefined): readonly string[] {
  return (decorators ?? []).flatMap(({ expression }) => {
    const callee = expression.type === N.CallExpression ? expression.callee : expression;
    if (callee.type === N.Identifier) return [callee.name];
    if (callee.type === N.MemberExpression && callee.property.type === N.Identifier) return [callee.property.name];
    return [];
  });
}
