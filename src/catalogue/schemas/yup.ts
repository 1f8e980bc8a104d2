// Yup: schemas as values, and what validation gives.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const yup: SchemaLibrary = {
  id: "yup",
  title: "Yup",
  modules: ["yup"],
  namespaces: ["Yup", "yup"],
  builders: {
    ...each("text", "string StringSchema#"),
    ...each("number", "number"),
    ...each("boolean", "boolean bool"),
    ...each("date", "date"),
    ...each("unknown", "mixed"),
    ...each("object", "object ObjectSchema#"),
    ...each("list", "array"),
    ...each("lazy", "lazy"),
  },
  results: each("data", "validate validateSync cast"),
  dataTypes: ["InferType", "Asserts"],
  examples: [
    {
      title: "validated value",
      code: `import * as yup from "yup";\nconst person = yup.object({ fullName: yup.string().required(), passportNumber: yup.string(), age: yup.number() });\nexport async function save(body: unknown) {\n  const valid = await person.validate(body);\n  console.log(valid);\n}`,
      fields: "fullName, passportNumber",
    },
    {
      title: "inferred type",
      code: `import { object, string, type InferType } from "yup";\nconst card = object().shape({ cardNumber: string(), cvv: string() });\nexport const pay = (input: InferType<typeof card>) => console.log(input);`,
      fields: "cardNumber, cvv",
    },
  ],
  silent: [
    {
      title: "flags",
      code: `import * as yup from "yup";\nconst flags = yup.object({ password: yup.boolean(), email: yup.boolean() });\nexport const show = (value: yup.InferType<typeof flags>) => console.log(value);`,
    },
  ],
};
