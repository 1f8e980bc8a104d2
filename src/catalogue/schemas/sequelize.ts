// Sequelize, also with decorators: `define`, `init`, attributes that are excluded, instances and their plain values.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const sequelize: SchemaLibrary = {
  id: "sequelize",
  title: "Sequelize",
  modules: ["sequelize", "sequelize-typescript", "@sequelize/core"],
  namespaces: ["Sequelize"],
  models: { "Sequelize#.define": 1, "default#.define": 1, "#.define": 1 },
  bases: ["Model"],
  modelTypes: ["ModelStatic", "ModelCtor"],
  dataTypes: ["InferAttributes", "InferCreationAttributes", "CreationOptional", "NonAttribute"],
  access: {
    ...each("one", "findOne findByPk create build upsert findOrCreate"),
    ...each("many", "findAll bulkCreate"),
    ...each("rows", "findAndCountAll"),
    ...each("nothing", "count update destroy increment decrement sum max min truncate sync drop"),
  },
  decorators: {
    Column: "column",
    ...each("relation", "BelongsTo HasMany HasOne BelongsToMany"),
  },
  examples: [
    {
      title: "defined model",
      code: `import { DataTypes, Sequelize } from "sequelize";\nconst sequelize = new Sequelize("sqlite::memory:");\nconst User = sequelize.define("User", { email: DataTypes.STRING, password: { type: DataTypes.STRING(60) }, age: DataTypes.INTEGER });\nexport async function show() {\n  const user = await User.findOne({ where: { age: 30 } });\n  console.log(user.get({ plain: true }));\n}`,
      fields: "email, password",
    },
    {
      title: "row that it belongs to, which was asked for",
      code: `import { Model } from "sequelize";\nclass User extends Model { declare email: string }\nclass Order extends Model { declare total: number; declare createdBy?: User }\nexport const show = async (id: string) => console.log(await Order.findByPk(id, { include: [{ association: "createdBy" }] }));`,
      fields: "createdBy.email",
    },
    {
      title: "factory of a model",
      code: `module.exports = (sequelize, DataTypes) => {\n  const Patient = sequelize.define("Patient", { ssn: DataTypes.STRING, name: DataTypes.STRING });\n  Patient.latest = async () => {\n    const { rows } = await Patient.findAndCountAll();\n    console.log(rows);\n  };\n  return Patient;\n};`,
      fields: "[].ssn, [].name",
    },
    {
      title: "class",
      code: `import { DataTypes, Model } from "sequelize";\nclass Customer extends Model {}\nCustomer.init({ iban: DataTypes.STRING, total: DataTypes.DECIMAL }, { sequelize });\nexport const show = async (id: string) => console.log(await Customer.findByPk(id));`,
      fields: "iban",
    },
    {
      title: "decorators",
      code: `import { BelongsTo, Column, Model, Table } from "sequelize-typescript";\n@Table\nclass Member extends Model {\n  @Column phoneNumber!: string;\n  @Column visits!: number;\n  @BelongsTo(() => Account) account!: { password: string };\n}\nexport const show = async () => console.log(await Member.findAll());`,
      fields: "[].phoneNumber",
    },
  ],
  silent: [
    {
      title: "rows that it belongs to, which nobody has asked for",
      code: `import { Model } from "sequelize";\nclass Base extends Model {}\nclass User extends Base { declare email: string }\nclass Order extends Base { declare total: number; declare createdBy?: User; declare viewers?: User[] }\nexport const show = async (id: string) => console.log(await Order.findByPk(id));`,
    },
    {
      title: "attributes",
      code: `import { DataTypes, Model } from "sequelize";\nclass Customer extends Model {}\nCustomer.init({ iban: DataTypes.STRING, city: DataTypes.BOOLEAN }, { sequelize });\nexport async function show() {\n  console.log(await Customer.findOne({ attributes: ["city"] }));\n  console.log(await Customer.findAll({ attributes: { exclude: ["iban"] } }), await Customer.count());\n}`,
    },
    {
      title: "default scope",
      code: `import { DataTypes, Model } from "sequelize";\nclass Customer extends Model {}\nCustomer.init({ iban: DataTypes.STRING }, { sequelize, defaultScope: { attributes: { exclude: ["iban"] } } });\nexport const show = async () => console.log(await Customer.findOne());`,
    },
  ],
};
