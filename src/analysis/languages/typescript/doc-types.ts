// Types that a JavaScript file declares in its doc comments (https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html):
// `@param {User} user`, `@returns`, `@type` and `@typedef`. They become declared types like any other.
import { AST_NODE_TYPES as N } from "@typescript-eslint/typescript-estree";
import type { Binding, FunctionCode, Program, TypeField, TypeRef, TypeShape } from "../../program.ts";
import { docComments, type DocComment, type DocTag } from "./doc-comments.ts";
import { parseSource } from "./parse.ts";
import { typeRef } from "./types.ts";

// Files that declare a type in a comment; refuses those that only describe.
const declares = /@(?:param|returns?|type|typedef|property|prop|arg|argument)\s*\{/;
const javaScript = /\.[cm]?jsx?$/i;

/** The program with the types of its doc comments; the program itself when it is no JavaScript or has none. */
export function withDocTypes(program: Program): Program {
  if (!javaScript.test(program.path) || !declares.test(program.text)) return program;
  const comments = docComments(program.text);
  const types = readTypes(comments);
  const shapes = comments.flatMap((comment) => typedefs(comment, types));
  const byPlace = new Map(comments.map((comment) => [comment.subject, comment]));
  return {
    ...program,
    shapes: [...program.shapes, ...shapes],
    functions: program.functions.map((code) => typedFunction(code, commentOf(code, program.text, comments), types)),
    bindings: program.bindings.map((binding) => typedBinding(binding, byPlace, types)),
  };
}

type Types = ReadonlyMap<DocTag, TypeRef>;

/** All written types, read in one go: each stands on a line of its own and is moved back to where it was written. */
function readTypes(comments: readonly DocComment[]): Types {
  const tags = comments.flatMap(({ tags: own }) => own).filter(({ type }) => type !== "");
  const lines = tags.map(({ type }) => `type _ = ${type};`);
  const found = new Map<DocTag, TypeRef>();
  const { tree } = parseSource("doc-types.ts", lines.join("\n"));
  const starts: number[] = [];
  lines.reduce((at, line) => (starts.push(at), at + line.length + 1), 0);
  for (const node of tree.body) {
    if (node.type !== N.TSTypeAliasDeclaration) continue;
    const index = starts.indexOf(node.range[0]);
    const tag = tags[index];
    const type = tag && typeRef(node.typeAnnotation);
    if (tag && type) found.set(tag, moved(type, tag.start - (starts[index] ?? 0) - "type _ = ".length));
  }
  return found;
}

function moved(type: TypeRef, by: number): TypeRef {
  const inner = (part: TypeRef): TypeRef => moved(part, by);
  switch (type.kind) {
    case "object":
      return {
        ...type,
        fields: type.fields.map((field) => ({
          ...field,
          type: field.type && inner(field.type),
          range: { start: field.range.start + by, end: field.range.end + by },
        })),
      };
    case "array":
      return { ...type, element: inner(type.element) };
    case "union":
    case "intersection":
      return { ...type, members: type.members.map(inner) };
    case "name":
      return { ...type, args: type.args.map(inner) };
    default:
      return type;
  }
}

const typedefTags = new Set(["typedef"]);
const propertyTags = new Set(["property", "prop"]);
const parameterTags = new Set(["param", "arg", "argument"]);
const objectNames = new Set(["Object", "object", ""]);

/** The shapes that a comment defines: written out, or property by property. */
function typedefs({ tags, range }: DocComment, types: Types): readonly TypeShape[] {
  return tags.flatMap((tag, index): TypeShape[] => {
    if (!typedefTags.has(tag.tag) || tag.name === "") return [];
    const end = tags.findIndex((other, at) => at > index && typedefTags.has(other.tag));
    const properties = tags
      .slice(index + 1, end < 0 ? undefined : end)
      .filter(({ tag: kind }) => propertyTags.has(kind));
    const written = types.get(tag);
    const isList = objectNames.has(tag.type) || properties.length > 0;
    const type = isList ? objectOf(properties, types) : written;
    return type ? [{ name: tag.name, kind: "alias", type, bases: [], parameters: [], range }] : [];
  });
}

function objectOf(tags: readonly DocTag[], types: Types): TypeRef {
  const fields = tags
    .filter(({ name }) => !name.includes("."))
    .map((tag): TypeField => ({ name: tag.name, type: typeOf(tag, tags, types), range: tag.nameRange }));
  return { kind: "object", fields };
}

/** The type of a tag; `@param {Object} options` with `@param {string} options.password` has the fields that follow. */
function typeOf(tag: DocTag, tags: readonly DocTag[], types: Types): TypeRef | undefined {
  const below = tags.filter(({ name }) => name.startsWith(`${tag.name}.`));
  if (below.length === 0 || !objectNames.has(tag.type)) return types.get(tag);
  return objectOf(
    below.map((each) => ({ ...each, name: each.name.slice(tag.name.length + 1) })),
    new Map(
      below.flatMap((each) => {
        const type = types.get(each);
        return type ? [[each, type] as const] : [];
      }),
    ),
  );
}

/** The comment right before a function; comments are in order. */
function commentOf(
  { range, kind }: FunctionCode,
  text: string,
  comments: readonly DocComment[],
): DocComment | undefined {
  if (kind === "module") return undefined;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.subject ?? 0) <= range.start) low = middle + 1;
    else high = middle;
  }
  const comment = comments[low - 1];
  if (!comment || range.start - comment.subject > longestLead) return undefined;
  return leads.test(text.slice(comment.subject, range.start)) ? comment : undefined;
}

const longestLead = 120;
// What may stand between a comment and the function it describes: `export const save = async `, `static save`, `module.exports.save = `.
const leads =
  /^(?:export\s+)?(?:default\s+)?(?:(?:const|let|var)\s+)?(?:static\s+|async\s+|get\s+|set\s+)*[*#]?[\w$.]*\s*[=:]?\s*(?:async\s+)?$/;

function typedFunction(code: FunctionCode, comment: DocComment | undefined, types: Types): FunctionCode {
  if (!comment) return code;
  const own = comment.tags.filter(({ tag }) => parameterTags.has(tag));
  const roots = own.filter(({ name }) => !name.includes("."));
  const parameters = code.parameters.map((parameter, index) => {
    const tag = roots.find(({ name }) => name === parameter.name) ?? (parameter.name === "" ? roots[index] : undefined);
    const type = tag && typeOf(tag, own, types);
    return parameter.type === undefined && type ? { ...parameter, type } : parameter;
  });
  const returned = comment.tags.find(({ tag }) => tag === "returns" || tag === "return");
  const returnType = code.returnType ?? (returned && types.get(returned));
  return { ...code, parameters, returnType };
}

function typedBinding(binding: Binding, comments: ReadonlyMap<number, DocComment>, types: Types): Binding {
  if (binding.type !== undefined) return binding;
  for (const lead of ["const ", "let ", "var ", "export const ", "export let "]) {
    const tag = comments.get(binding.range.start - lead.length)?.tags.find((each) => each.tag === "type");
    const type = tag && types.get(tag);
    if (type) return { ...binding, type };
  }
  return binding;
}
