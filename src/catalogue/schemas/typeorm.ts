// TypeORM: entity classes, repositories and managers, columns that are not selected, relations that are not loaded.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const typeorm: SchemaLibrary = {
  id: "typeorm",
  title: "TypeORM",
  modules: ["typeorm", "@nestjs/typeorm"],
  bases: ["BaseEntity"],
  modelsOf: ["getRepository", "getMongoRepository", "getTreeRepository"],
  modelTypes: ["Repository", "MongoRepository", "TreeRepository", "SelectQueryBuilder", "DeepPartial"],
  access: {
    ...each(
      "one",
      "findOne findOneBy findOneOrFail findOneByOrFail findOneById create save preload getOne getOneOrFail merge getRawOne",
    ),
    ...each("many", "find findBy findByIds getMany getRawMany"),
    ...each("pair", "findAndCount findAndCountBy getManyAndCount"),
    ...each(
      "nothing",
      "count countBy exist exists existsBy update delete insert upsert softDelete increment getCount execute remove clear",
    ),
  },
  decorators: {
    ...each("column", "Column PrimaryColumn ViewColumn"),
    ...each("relation", "ManyToOne OneToMany OneToOne ManyToMany"),
  },
  examples: [
    {
      title: "repository of an entity",
      code: `import { Column, Entity, Repository } from "typeorm";\n@Entity()\nclass User {\n  @Column() email!: string;\n  @Column({ select: false }) passwordHash!: string;\n  @Column() active!: boolean;\n}\nexport class Users {\n  constructor(private readonly repo: Repository<User>) {}\n  async show(id: string) {\n    const user = await this.repo.findOneBy({ id });\n    console.log(user);\n  }\n}`,
      fields: "email",
    },
    {
      title: "data source",
      code: `import { DataSource } from "typeorm";\nimport { Employee } from "./employee";\nconst source = new DataSource({ type: "sqlite" });\nexport async function show() {\n  const [employees, count] = await source.getRepository(Employee).findAndCount();\n  console.log(employees, count);\n}`,
      files: {
        "/app/employee.ts": `import { Column, Entity, OneToMany } from "typeorm";\n@Entity()\nexport class Employee {\n  @Column() salary!: string;\n  @Column("varchar") taxId!: string;\n  @OneToMany(() => Review, (review) => review.employee) reviews!: { diagnosis: string }[];\n}`,
      },
      fields: "[].salary, [].taxId",
    },
    {
      title: "query builder and manager",
      code: `import { BaseEntity, Column, Entity, EntityManager } from "typeorm";\n@Entity()\nclass Session extends BaseEntity { @Column() sessionToken!: string }\nexport async function show(manager: EntityManager) {\n  console.log(await manager.findOne(Session, { where: {} }));\n  console.log(await Session.findOneBy({ id: 1 }));\n}`,
      fields: "sessionToken, sessionToken",
    },
    {
      title: "relation that is loaded",
      code: `import { Column, Entity, ManyToOne, Repository } from "typeorm";\n@Entity()\nclass Person { @Column() email!: string }\n@Entity()\nclass Order { @Column() total!: number; @ManyToOne(() => Person) buyer!: Person }\nexport async function show(orders: Repository<Order>) {\n  console.log(await orders.find({ relations: { buyer: true } }));\n}`,
      fields: "[].buyer.email",
    },
  ],
  silent: [
    {
      title: "chosen columns, relations that are not loaded",
      code: `import { Column, Entity, ManyToOne, Repository } from "typeorm";\n@Entity()\nclass Person { @Column() email!: string; @Column() role!: string }\n@Entity()\nclass Order { @Column() total!: number; @ManyToOne(() => Person) buyer!: Person }\nexport async function show(orders: Repository<Order>, people: Repository<Person>) {\n  console.log(await orders.find(), await people.find({ select: { role: true } }), await people.count());\n}`,
    },
  ],
};
