// Drizzle: tables as constants, their inferred types, and queries.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const drizzle: SchemaLibrary = {
  id: "drizzle",
  title: "Drizzle",
  modules: [
    "drizzle-orm",
    "drizzle-orm/pg-core",
    "drizzle-orm/mysql-core",
    "drizzle-orm/sqlite-core",
    "drizzle-orm/singlestore-core",
  ],
  builders: {
    ...each(
      "text",
      "text varchar char tinytext mediumtext longtext json jsonb blob binary varbinary customType citext inet",
    ),
    ...each(
      "number",
      "integer int serial bigserial smallserial smallint bigint tinyint mediumint real double doublePrecision decimal numeric",
    ),
    ...each("boolean", "boolean"),
    ...each("date", "timestamp date time datetime interval year"),
    ...each("constant", "uuid"),
  },
  models: {
    pgTable: 1,
    mysqlTable: 1,
    sqliteTable: 1,
    singlestoreTable: 1,
    pgView: 1,
    "pgSchema().table": 1,
    "pgTableCreator()": 1,
    "mysqlTableCreator()": 1,
    "sqliteTableCreator()": 1,
  },
  dataTypes: ["InferSelectModel", "InferInsertModel", "InferModel"],
  access: {
    ...each("one", "findFirst"),
    ...each("many", "from returning findMany"),
  },
  examples: [
    {
      title: "selected rows",
      code: `import { drizzle } from "drizzle-orm/node-postgres";\nimport { boolean, pgTable, text, varchar } from "drizzle-orm/pg-core";\nconst users = pgTable("users", { email: text("email").notNull(), passwordHash: varchar("hash", { length: 60 }), active: boolean("active") });\nconst db = drizzle("postgres://localhost/app");\nexport async function show() {\n  const rows = await db.select().from(users).limit(10);\n  console.log(rows);\n}`,
      fields: "[].email, [].passwordHash",
    },
    {
      title: "queries of a schema in another file",
      code: `import { drizzle } from "drizzle-orm/node-postgres";\nimport * as schema from "./schema";\nconst db = drizzle("postgres://localhost/app", { schema });\nexport const show = async () => console.log(await db.query.people.findFirst());`,
      files: {
        "/app/schema.ts": `import { integer, pgTable, text } from "drizzle-orm/pg-core";\nexport const people = pgTable("people", { ssn: text("ssn"), score: integer("score") });`,
      },
      fields: "ssn",
    },
    {
      title: "the first of the rows",
      code: `import { drizzle } from "drizzle-orm/node-postgres";\nimport { pgTable, text } from "drizzle-orm/pg-core";\nconst guests = pgTable("guests", { phone: text("phone") });\nconst db = drizzle("postgres://localhost/app");\nexport async function add(phone: string) {\n  const [made] = await db.insert(guests).values({ phone }).returning();\n  console.log(made);\n}`,
      fields: "phone",
    },
    {
      title: "inferred type of a table in another file",
      code: `import type { User } from "./schema";\nexport const show = (user: User) => console.log(user);`,
      files: {
        "/app/schema.ts": `import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";\nexport const users = sqliteTable("users", { id: integer("id").primaryKey(), phoneNumber: text("phone") });\nexport type User = typeof users.$inferSelect;`,
      },
      fields: "phoneNumber",
    },
    {
      title: "columns by a callback",
      code: `import { pgTable } from "drizzle-orm/pg-core";\nimport type { InferSelectModel } from "drizzle-orm";\nexport const accounts = pgTable("accounts", (t) => ({ id: t.uuid().primaryKey(), iban: t.text().notNull(), total: t.numeric() }));\nexport const show = (account: InferSelectModel<typeof accounts>) => console.log(account);`,
      fields: "iban",
    },
  ],
  silent: [
    {
      title: "no personal columns",
      code: `import { integer, pgTable, text } from "drizzle-orm/pg-core";\nconst products = pgTable("products", { name: text("name"), token: integer("token") });\nexport const show = async (db: Db) => console.log(await db.select().from(products));`,
    },
  ],
};
