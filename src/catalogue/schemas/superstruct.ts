// Superstruct: structs as values, and the types inferred from them.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const superstruct: SchemaLibrary = {
  id: "superstruct",
  title: "Superstruct",
  modules: ["superstruct"],
  namespaces: ["s"],
  builders: {
    ...each("text", "string pattern nonempty trimmed"),
    ...each("number", "number integer bigint min max"),
    ...each("boolean", "boolean"),
    ...each("date", "date"),
    ...each("constant", "literal enums never func"),
    ...each("unknown", "any unknown"),
    ...each("object", "object type"),
    ...each("list", "array set"),
    ...each("same", "optional nullable defaulted size refine partial"),
    ...each("either", "union"),
    ...each("all", "intersection assign"),
    ...each("record", "record map"),
  },
  results: each("data", "create mask"),
  dataTypes: ["Infer"],
  examples: [
    {
      title: "created value",
      code: `import { create, object, optional, string } from "superstruct";\nconst Person = object({ id: string(), email: optional(string()) });\nexport const load = (body: unknown) => console.log(create(Person, body));`,
      fields: "email",
    },
  ],
  silent: [
    {
      title: "numbers",
      code: `import { object, number, type Infer } from "superstruct";\nconst Usage = object({ token: number() });\nexport const show = (usage: Infer<typeof Usage>) => console.log(usage);`,
    },
  ],
};
