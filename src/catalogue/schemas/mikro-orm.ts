// MikroORM: entity classes, repositories and entity managers, hidden and lazy properties.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const mikroOrm: SchemaLibrary = {
  id: "mikro-orm",
  title: "MikroORM",
  modules: [
    "@mikro-orm/core",
    "@mikro-orm/postgresql",
    "@mikro-orm/mysql",
    "@mikro-orm/sqlite",
    "@mikro-orm/mongodb",
    "@mikro-orm/nestjs",
    "@mikro-orm/decorators",
  ],
  modelsOf: ["getRepository"],
  modelTypes: ["EntityRepository", "SqlEntityRepository"],
  dataTypes: ["Loaded", "EntityDTO", "RequiredEntityData", "Ref", "Reference"],
  access: {
    ...each("one", "findOne findOneOrFail create upsert assign merge getReference"),
    ...each("many", "find findAll findByCursor"),
    ...each("pair", "findAndCount"),
    ...each("nothing", "count nativeUpdate nativeDelete nativeInsert persist flush remove"),
  },
  decorators: {
    ...each("column", "Property PrimaryKey Formula"),
    ...each("relation", "ManyToOne OneToMany OneToOne ManyToMany"),
  },
  examples: [
    {
      title: "repository",
      code: `import { Entity, EntityRepository, ManyToOne, Property } from "@mikro-orm/core";\n@Entity()\nclass Applicant {\n  @Property() resume!: string;\n  @Property({ lazy: true }) dateOfBirth!: string;\n  @ManyToOne(() => Team) team!: { password: string };\n}\nexport const show = async (applicants: EntityRepository<Applicant>) => console.log(await applicants.findOneOrFail({ id: 1 }));`,
      fields: "resume",
    },
    {
      title: "entity manager",
      code: `import { Entity, EntityManager, Property } from "@mikro-orm/core";\n@Entity()\nclass Token { @Property() accessToken!: string }\nexport class Tokens {\n  constructor(private readonly em: EntityManager) {}\n  async show() { console.log(await this.em.find(Token, {})); }\n}`,
      fields: "[].accessToken",
    },
  ],
  silent: [
    {
      title: "counts",
      code: `import { Entity, EntityManager, Property } from "@mikro-orm/core";\n@Entity()\nclass Token { @Property() accessToken!: string; @Property() uses!: number }\nexport const show = async (em: EntityManager) => console.log(await em.count(Token), (await em.findOne(Token, 1))?.uses);`,
    },
  ],
};
