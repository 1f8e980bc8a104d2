// TypeBox: JSON schemas as values, with static types; also as Elysia hands it out.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const typebox: SchemaLibrary = {
  id: "typebox",
  title: "TypeBox",
  modules: ["@sinclair/typebox", "typebox", "elysia", "@sinclair/typebox/value"],
  namespaces: ["Type", "t", "Value"],
  builders: {
    ...each("text", "String Uint8Array TemplateLiteral RegExp"),
    ...each("number", "Number Integer Numeric BigInt"),
    ...each("boolean", "Boolean"),
    ...each("date", "Date"),
    ...each("constant", "Literal Enum Null Undefined Void Never Symbol Function"),
    ...each("unknown", "Any Unknown"),
    ...each("object", "Object"),
    ...each("list", "Array Set"),
    ...each("same", "Optional Readonly Partial Required Promise Composite"),
    ...each("either", "Union"),
    ...each("all", "Intersect"),
    ...each("record", "Record"),
  },
  results: each("data", "Decode Parse Cast Encode"),
  dataTypes: ["Static", "StaticDecode"],
  examples: [
    {
      title: "static type",
      code: `import { Type, type Static } from "@sinclair/typebox";\nconst Session = Type.Object({ refreshToken: Type.String(), expires: Type.Number() });\nexport const show = (session: Static<typeof Session>) => console.log(session);`,
      fields: "refreshToken",
    },
  ],
  silent: [
    {
      title: "numbers",
      code: `import { Type, type Static } from "@sinclair/typebox";\nconst Usage = Type.Object({ token: Type.Integer(), secretName: Type.String() });\nexport const show = (usage: Static<typeof Usage>) => console.log(usage);`,
    },
  ],
};
