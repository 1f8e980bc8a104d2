// Joi: schemas as values, and what validation gives.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const joi: SchemaLibrary = {
  id: "joi",
  title: "Joi",
  modules: ["joi", "@hapi/joi", "celebrate"],
  namespaces: ["Joi"],
  builders: {
    ...each("text", "string binary"),
    ...each("number", "number"),
    ...each("boolean", "boolean bool"),
    ...each("date", "date"),
    ...each("constant", "valid equal symbol function func"),
    ...each("unknown", "any"),
    ...each("object", "object object.keys"),
    ...each("either", "alternatives"),
    ...each("list", "array"),
  },
  results: { ...each("envelope", "validate"), ...each("data", "validateAsync attempt") },
  examples: [
    {
      title: "validated value",
      code: `import Joi from "joi";\nconst schema = Joi.object({ username: Joi.string(), password: Joi.string().min(8), age: Joi.number() });\nexport function load(body: unknown) {\n  const { value } = schema.validate(body);\n  console.log(value);\n}`,
      fields: "username, password",
    },
    {
      title: "keys added later",
      code: `const Joi = require("joi");\nconst schema = Joi.object().keys({ accessToken: Joi.string().required() });\nasync function load(body) {\n  const token = await schema.validateAsync(body);\n  console.log(token);\n}`,
      fields: "accessToken",
    },
  ],
  silent: [
    {
      title: "counts",
      code: `import Joi from "joi";\nconst schema = Joi.object({ tokens: Joi.number(), hasPassword: Joi.boolean() });\nexport const load = (body: unknown) => console.log(schema.validate(body).value);`,
    },
  ],
};
