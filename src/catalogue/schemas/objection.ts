// Objection: model classes with a JSON schema or declared fields.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const objection: SchemaLibrary = {
  id: "objection",
  title: "Objection",
  modules: ["objection"],
  bases: ["Model"],
  modelTypes: ["ModelClass", "QueryBuilder"],
  access: {
    ...each("many", "query relatedQuery fromJson"),
    ...each("one", "findById findOne first insertAndFetch updateAndFetchById patchAndFetchById throwIfNotFound"),
    ...each("nothing", "resultSize patch update delete deleteById"),
  },
  examples: [
    {
      title: "JSON schema",
      code: `import { Model } from "objection";\nclass Person extends Model {\n  static tableName = "persons";\n  static jsonSchema = { type: "object", properties: { firstName: { type: "string" }, ssn: { type: "string" }, active: { type: "boolean" } } };\n}\nexport async function show(id: number) {\n  const person = await Person.query().findById(id);\n  console.log(person);\n}`,
      fields: "firstName, ssn",
    },
    {
      title: "declared fields",
      code: `import { Model } from "objection";\nclass Account extends Model { passwordHash!: string; logins!: number; }\nexport const show = async () => console.log(await Account.query().where("logins", 0));`,
      fields: "[].passwordHash",
    },
  ],
  silent: [
    {
      title: "counts",
      code: `import { Model } from "objection";\nclass Account extends Model { passwordHash!: string; }\nexport const show = async () => console.log(await Account.query().resultSize());`,
    },
  ],
};
