// What a value is by its declarations: types, classes and the schemas of libraries, found on demand, in any file of the project.
export { createTypes, noPrograms, type ProgramSource, type TypeContext } from "./type-context.ts";
export { declaredShapes } from "./declared-shapes.ts";
export { ownerOf } from "./owners.ts";
export {
  declaredName,
  declaredNature,
  hasOwnText,
  sensitiveFields,
  type DeclaredNature,
  type SensitiveField,
} from "./sensitive-fields.ts";
export { declaredTag } from "./judged-fields.ts";
export { isTaggedAt } from "./tagged-values.ts";
export { modelRowsOf } from "./model-rows.ts";
export { wholeRowsOf } from "./sql-rows.ts";
