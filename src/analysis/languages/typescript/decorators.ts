// Decorators as plain data: their names and the arguments that are written out.
import { AST_NODE_TYPES as N, type TSESTree } from "@typescript-eslint/typescript-estree";
import type { Decorator } from "../../program.ts";
import { propertyName } from "./types.ts";

/** The decorators of a class or member; those with computed names are left out. */
export function decoratorsOf(decorators: readonly TSESTree.Decorator[] | undefined): readonly Decorator[] {
  return (decorators ?? []).flatMap(({ expression }) => {
    const isCall = expression.type === N.CallExpression;
    const name = calleeName(isCall ? expression.callee : expression);
    return name === undefined ? [] : [{ name, ...described(isCall ? expression.arguments : []) }];
  });
}

function calleeName(node: TSESTree.Node): string | undefined {
  if (node.type === N.Identifier) return node.name;
  return node.type === N.MemberExpression && node.property.type === N.Identifier ? node.property.name : undefined;
}

function described(args: readonly TSESTree.Node[]): Omit<Decorator, "name"> {
  const texts: string[] = [];
  const options = new Map<string, string>();
  for (const argument of args) {
    if (argument.type !== N.ObjectExpression) texts.push(textOf(argument));
    else for (const property of argument.properties) addOption(options, property);
  }
  return { args: texts, options };
}

function addOption(options: Map<string, string>, property: TSESTree.ObjectLiteralElement): void {
  if (property.type !== N.Property) return;
  const name = propertyName(property.key, property.computed);
  if (name !== undefined) options.set(name, textOf(property.value));
}

/** Literals by their text, names by their name, `() => Name` by what it gives; anything else by the kind of its node. */
function textOf(node: TSESTree.Node): string {
  if (node.type === N.Literal) return String(node.value);
  if (node.type === N.Identifier) return node.name;
  if (node.type === N.ArrowFunctionExpression) return textOf(node.body);
  if (node.type === N.ArrayExpression && node.elements[0]) return textOf(node.elements[0]);
  return node.type === N.MemberExpression && node.property.type === N.Identifier ? node.property.name : node.type;
}
