// Valibot: schemas as values, put together by functions.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const valibot: SchemaLibrary = {
  id: "valibot",
  title: "Valibot",
  modules: ["valibot"],
  namespaces: ["v"],
  builders: {
    ...each("text", "string"),
    ...each("number", "number bigint nan"),
    ...each("boolean", "boolean"),
    ...each("date", "date"),
    ...each("constant", "literal picklist enum enum_ null null_ undefined undefined_ never symbol function function_"),
    ...each("unknown", "any unknown custom instance"),
    ...each("object", "object strictObject looseObject objectWithRest"),
    ...each("list", "array set"),
    ...each(
      "same",
      "optional nullable nullish pipe pipeAsync required partial fallback nonNullable nonOptional exactOptional",
    ),
    ...each("either", "union variant"),
    ...each("all", "intersect"),
    ...each("record", "record map"),
    ...each("lazy", "lazy"),
  },
  results: { ...each("data", "parse parseAsync assert"), ...each("envelope", "safeParse safeParseAsync") },
  dataTypes: ["InferOutput", "InferInput", "Output", "Input"],
  examples: [
    {
      title: "inferred output",
      code: `import * as v from "valibot";\nconst Login = v.object({ email: v.pipe(v.string(), v.email()), password: v.string(), remember: v.boolean() });\nexport const show = (login: v.InferOutput<typeof Login>) => console.log(login);`,
      fields: "email, password",
    },
    {
      title: "parsed value without a field",
      code: `import { object, omit, parse, string } from "valibot";\nconst Login = object({ email: string(), password: string() });\nexport const show = (body: unknown) => console.log(parse(omit(Login, ["password"]), body));`,
      fields: "email",
    },
  ],
  silent: [
    {
      title: "numbers and choices",
      code: `import * as v from "valibot";\nconst Usage = v.object({ tokens: v.number(), token: v.picklist(["a", "b"]) });\nexport const show = (usage: v.InferOutput<typeof Usage>) => console.log(usage);`,
    },
  ],
};
