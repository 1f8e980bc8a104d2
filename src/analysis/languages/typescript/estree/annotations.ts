// Type annotations, arguments and parameters, as far as they hang on something that is no type itself.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import type ts from "typescript";
import { convert, convertAll, type Conversion, type Made } from "./conversion.ts";

/** The wrapper that ESTree puts around a declared type. */
export function typeAnnotation(c: Conversion, type: ts.TypeNode): Made {
  return { type: N.TSTypeAnnotation, range: [type.pos, type.end], typeAnnotation: convert(c, type) };
}

/** As `typeAnnotation`, undefined for what declares no type. */
export function optionalAnnotation(c: Conversion, type: ts.TypeNode | undefined): Made | undefined {
  return type && typeAnnotation(c, type);
}

/** The name with its type, and as long as both. */
export function widened(name: Made, annotation: Made): Made {
  if (annotation.range[1] > name.range[1]) name.range[1] = annotation.range[1];
  return Object.assign(name, { typeAnnotation: annotation });
}

interface WithArguments {
  readonly typeArguments?: ts.NodeArray<ts.TypeNode> | undefined;
}

/** `<A, B>` of a call, reference or heritage; undefined when there is none. */
export function typeArguments(c: Conversion, { typeArguments: args }: WithArguments): Made | undefined {
  return args && { type: N.TSTypeParameterInstantiation, range: [args.pos - 1, args.end], params: convertAll(c, args) };
}

interface WithParameters {
  readonly typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> | undefined;
}

/** `<T, U>` of a declaration; undefined when there is none. */
export function typeParameters(c: Conversion, { typeParameters: all }: WithParameters): Made | undefined {
  return all && { type: N.TSTypeParameterDeclaration, range: [all.pos - 1, all.end], params: convertAll(c, all) };
}
