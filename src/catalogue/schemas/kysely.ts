// Query builders without models: Kysely, whose database is one declared type, and Knex, whose tables are given theirs.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const kysely: SchemaLibrary = {
  id: "kysely",
  title: "Kysely and Knex",
  modules: ["kysely", "knex"],
  databases: ["Kysely", "Transaction"],
  modelTypes: ["SelectQueryBuilder", "Knex.QueryBuilder", "QueryBuilder"],
  dataTypes: ["Selectable", "Insertable", "Updateable", "Generated", "GeneratedAlways", "ColumnType", "JSONColumnType"],
  access: {
    ...each("one", "executeTakeFirst executeTakeFirstOrThrow first"),
    ...each("many", "execute selectFrom"),
    ...each("nothing", "numUpdatedRows"),
  },
  examples: [
    {
      title: "Kysely",
      code: `import type { Generated, Kysely } from "kysely";\ninterface Database { person: PersonTable; pet: { name: string } }\ninterface PersonTable { id: Generated<number>; ssn: string; city: Generated<string> }\nexport async function show(db: Kysely<Database>) {\n  const people = await db.selectFrom("person").selectAll().where("id", "=", 1).execute();\n  console.log(people);\n  console.log(await db.selectFrom("person").selectAll().executeTakeFirst());\n}`,
      fields: "[].ssn, [].city, ssn, city",
    },
    {
      title: "row type",
      code: `import type { Selectable } from "kysely";\ninterface PersonTable { id: number; passportNumber: string }\nexport const show = (person: Selectable<PersonTable>) => console.log(person);`,
      fields: "passportNumber",
    },
    {
      title: "Knex",
      code: `import knex from "knex";\ninterface Account { iban: string; open: boolean }\nconst db = knex({ client: "pg" });\nexport async function show() {\n  console.log(await db<Account>("accounts").where({ open: true }).first());\n}`,
      fields: "iban",
    },
  ],
  silent: [
    {
      title: "chosen columns and other tables",
      code: `import type { Kysely } from "kysely";\ninterface Database { person: { id: number; ssn: string }; pet: { name: string } }\nexport async function show(db: Kysely<Database>) {\n  console.log(await db.selectFrom("person").select(["id"]).execute(), await db.selectFrom("pet").selectAll().execute());\n}`,
    },
  ],
};
