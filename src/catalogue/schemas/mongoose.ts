// Mongoose and its NestJS module: schemas, models, documents, and fields that are not selected or not written out.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const mongoose: SchemaLibrary = {
  id: "mongoose",
  title: "Mongoose",
  modules: ["mongoose", "@nestjs/mongoose", "@typegoose/typegoose", "papr", "ottoman"],
  namespaces: ["mongoose", "connection"],
  builders: { ...each("object", "Schema# Schema"), ...each("same", "SchemaFactory.createForClass buildSchema") },
  models: { model: 1 },
  modelsOf: ["getModelForClass"],
  modelTypes: ["Model", "ReturnModelType", "PaginateModel", "AggregatePaginateModel"],
  dataTypes: ["InferSchemaType", "HydratedDocument", "LeanDocument", "DocumentType", "FlattenMaps", "Require_id"],
  access: {
    ...each(
      "one",
      `findOne findById findOneAndUpdate findByIdAndUpdate findOneAndDelete findByIdAndDelete findOneAndReplace findByIdAndRemove
       findOneAndRemove create hydrate insertOne`,
    ),
    ...each("many", "find insertMany aggregate distinct"),
    ...each(
      "nothing",
      "countDocuments estimatedDocumentCount count exists updateOne updateMany deleteOne deleteMany bulkWrite replaceOne init",
    ),
  },
  decorators: { Prop: "column", prop: "column" },
  examples: [
    {
      title: "found document",
      code: `import mongoose from "mongoose";\nconst userSchema = new mongoose.Schema({ email: { type: String, required: true }, password: String, age: Number, address: { street: String } });\nconst User = mongoose.model("User", userSchema);\nexport async function show(id: string) {\n  const user = await User.findById(id).populate("team");\n  console.log(user);\n}`,
      fields: "email, password, address.street",
    },
    {
      title: "CommonJS model of another file",
      code: `const User = require("./user");\nasync function show() {\n  const users = await User.find({}).sort("age").lean();\n  console.log(users);\n}`,
      files: {
        "/app/user.js": `const { Schema, model } = require("mongoose");\nconst schema = new Schema({ phoneNumber: String, logins: [{ ip: String, sessionToken: String }] }, { timestamps: true });\nmodule.exports = model("User", schema);`,
      },
      fields: "[].phoneNumber, [].logins.[].ip, [].logins.[].sessionToken",
    },
    {
      title: "new document and its plain object",
      code: `import { model, Schema } from "mongoose";\nconst Token = model("Token", new Schema({ refreshToken: String, user: { type: Schema.Types.ObjectId, ref: "User" } }));\nconst token = new Token({});\nconsole.log(token.toObject());`,
      fields: "refreshToken",
    },
    {
      title: "document of a hook",
      code: `import mongoose from "mongoose";\nconst guestSchema = new mongoose.Schema({ passportNumber: String, plan: String });\nguestSchema.post("save", function (saved) {\n  console.log(saved);\n});`,
      fields: "passportNumber",
    },
    {
      title: "declared document type",
      code: `import { model, Schema } from "mongoose";\ninterface IUser { email: string; role: string }\nconst User = model<IUser>("User", new Schema<IUser>({ email: String, role: String }));\nexport const show = async () => console.log(await User.findOne({ role: "admin" }).exec());`,
      fields: "email",
    },
    {
      title: "injected model",
      code: `import { Model } from "mongoose";\nclass Customer { name!: string; balance!: number }\nexport class Customers {\n  constructor(private readonly customers: Model<Customer>) {}\n  async show(id: string) {\n    const customer = await this.customers.findById(id).exec();\n    console.log(customer);\n  }\n}`,
      fields: "name",
    },
    {
      title: "a field that is selected after all",
      code: `import { model, Schema } from "mongoose";\nconst User = model("User", new Schema({ role: String, passwordHash: { type: String, select: false } }));\nexport const show = async () => console.log(await User.findOne({}).select("+passwordHash"));`,
      fields: "passwordHash",
    },
  ],
  silent: [
    {
      title: "fields that are not selected",
      code: `import { model, Schema } from "mongoose";\nconst User = model("User", new Schema({ role: String, passwordHash: { type: String, select: false } }));\nexport const show = async () => console.log(await User.findOne({}));`,
    },
    {
      title: "chosen fields, and counts",
      code: `import { model, Schema } from "mongoose";\nconst User = model("User", new Schema({ role: String, email: String, verified: Boolean }));\nexport async function show() {\n  console.log(await User.find({}).select("role verified"), await User.countDocuments());\n  console.log(await User.find({}, { email: 0 }), await User.findOne({}, "-email"));\n}`,
    },
    {
      title: "numbers and references",
      code: `import { model, Schema } from "mongoose";\nconst Usage = model("Usage", new Schema({ token: Number, credential: { type: Schema.Types.ObjectId, ref: "Credential" } }));\nexport const show = async () => console.log(await Usage.findOne({}));`,
    },
  ],
};
