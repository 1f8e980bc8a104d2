// Assignments and destructuring: a pattern becomes property reads and stores.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type Operation, type ValueId } from "../../program.ts";
import { lowerExpression, lowerNamed } from "./expressions.ts";
import { emit, resolve, type Lowered, type Lowering, type Step } from "./lowering.ts";
import { recordCommonJsExport } from "./modules.ts";
import { propertyName } from "./types.ts";

/** `target = value` and its compound forms; gives the value that was stored. */
export function* lowerAssignment(lowering: Lowering, node: TSESTree.AssignmentExpression): Step {
  const name = node.left.type === N.Identifier ? node.left.name : memberName(node.left);
  if (node.operator === "=") {
    const value = yield lowerNamed(lowering, node.right, name ?? "");
    recordCommonJsExport(lowering, node.left, value);
    yield lowerStore(lowering, node.left, value);
    return value;
  }
  const before = yield lowerExpression(lowering, node.left);
  const right = yield lowerNamed(lowering, node.right, name ?? "");
  const value = emit(lowering, compound(node.operator, before, right), node);
  yield lowerStore(lowering, node.left, value);
  return value;
}

/** Stores a value in an identifier, a property or the parts of a pattern. */
export function* lowerStore(lowering: Lowering, target: TSESTree.Node, value: ValueId): Step {
  switch (target.type) {
    case N.Identifier: {
      const binding = resolve(lowering.scope, target.name);
      if (binding === undefined) return value;
      return emit(lowering, { op: "store", binding, value }, target);
    }
    case N.MemberExpression: {
      const object = yield lowerExpression(lowering, target.object);
      const name = propertyName(target.property, target.computed);
      const key = name === undefined ? yield lowerExpression(lowering, target.property) : noValue;
      return emit(lowering, { op: "set-property", object, name, key, value }, target);
    }
    case N.AssignmentPattern: {
      const fallback = yield lowerExpression(lowering, target.right);
      const joined = emit(lowering, { op: "join", inputs: [value, fallback] }, target);
      return yield lowerStore(lowering, target.left, joined);
    }
    case N.ObjectPattern:
      return yield storeProperties(lowering, target, value);
    case N.ArrayPattern:
      return yield storeElements(lowering, target, value);
    case N.RestElement:
      return yield lowerStore(lowering, target.argument, value);
    case N.TSParameterProperty:
      return yield lowerStore(lowering, target.parameter, value);
    case N.TSAsExpression:
    case N.TSNonNullExpression:
    case N.TSTypeAssertion:
    case N.TSSatisfiesExpression:
      return yield lowerStore(lowering, target.expression, value);
    default:
      return yield lowerExpression(lowering, target);
  }
}

function* storeProperties(lowering: Lowering, pattern: TSESTree.ObjectPattern, object: ValueId): Step {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === N.RestElement) {
      const rest = emit(lowering, { op: "rest", object, without: taken }, property);
      yield lowerStore(lowering, property.argument, rest);
      continue;
    }
    const name = propertyName(property.key, property.computed);
    const key = name === undefined ? yield lowerExpression(lowering, property.key) : noValue;
    if (name !== undefined) taken.push(name);
    const value = emit(lowering, { op: "property", object, name, key }, property.key);
    yield lowerStore(lowering, property.value, value);
  }
  return object;
}

function* storeElements(lowering: Lowering, pattern: TSESTree.ArrayPattern, object: ValueId): Step {
  for (const [index, element] of pattern.elements.entries()) {
    if (!element) continue;
    const operation: Operation =
      element.type === N.RestElement
        ? { op: "rest", object, without: [] }
        : { op: "property", object, name: String(index), key: noValue };
    yield lowerStore(lowering, element, emit(lowering, operation, element));
  }
  return object;
}

function compound(operator: string, before: ValueId, right: ValueId): Operation {
  if (operator === "+=") return { op: "add", parts: [before, right] };
  if (operator === "||=" || operator === "&&=" || operator === "??=") return { op: "join", inputs: [before, right] };
  return { op: "binary", operator: operator.slice(0, -1), left: before, right };
}

function memberName(node: TSESTree.Node): string | undefined {
  return node.type === N.MemberExpression ? propertyName(node.property, node.computed) : undefined;
}

/** A declaration without initialiser stores nothing. */
export function lowerDeclarator(lowering: Lowering, node: TSESTree.VariableDeclarator): Lowered {
  return node.init ? initialise(lowering, node.id, node.init) : noValue;
}

function* initialise(lowering: Lowering, target: TSESTree.Node, init: TSESTree.Node): Step {
  const value = yield lowerNamed(lowering, init, target.type === N.Identifier ? target.name : "");
  return yield lowerStore(lowering, target, value);
}
