// The MongoDB driver: collections of a declared type.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const mongodb: SchemaLibrary = {
  id: "mongodb",
  title: "MongoDB driver",
  modules: ["mongodb", "@fastify/mongodb"],
  modelTypes: ["Collection", "FindCursor", "AggregationCursor"],
  dataTypes: ["WithId", "OptionalUnlessRequiredId", "OptionalId", "Document"],
  access: {
    ...each("one", "findOne findOneAndUpdate findOneAndDelete findOneAndReplace next"),
    ...each("many", "find toArray"),
    ...each(
      "nothing",
      "countDocuments estimatedDocumentCount insertOne insertMany updateOne updateMany deleteOne deleteMany distinct",
    ),
  },
  examples: [
    {
      title: "declared collection",
      code: `import type { Collection } from "mongodb";\ninterface Subscriber { email: string; plan: string }\nexport async function show(subscribers: Collection<Subscriber>) {\n  console.log(await subscribers.findOne({ plan: "pro" }));\n  console.log(await subscribers.find({}).sort({ plan: 1 }).toArray());\n}`,
      fields: "email, [].email",
    },
    {
      title: "collection of a type argument",
      code: `import { MongoClient } from "mongodb";\ninterface Login { sessionToken: string }\nconst client = new MongoClient("mongodb://localhost");\nexport const show = async () => console.log(await client.db("app").collection<Login>("logins").findOne({}));`,
      fields: "sessionToken",
    },
  ],
  silent: [
    {
      title: "counts and projections",
      code: `import type { Collection } from "mongodb";\ninterface Subscriber { email: string; plan: string }\nexport async function show(subscribers: Collection<Subscriber>) {\n  console.log(await subscribers.countDocuments(), await subscribers.findOne({}, { projection: { plan: 1 } }));\n}`,
    },
  ],
};
