// Prisma: models of a schema file, read beside or above the file that uses them.
import { each, type SchemaLibrary } from "./schema-library.ts";

const schema = `model User {
  id       String  @id @default(cuid())
  email    String  @unique
  password String?
  /// @sensitive
  quirk    String
  admin    Boolean @default(false)
  sessions Session[]
  role     Role
}

enum Role { USER ADMIN }

model Session {
  id    String @id
  token String
  user  User   @relation(fields: [userId], references: [id])
  userId String
}`;

const files = { "/app/prisma/schema.prisma": schema };

export const prisma: SchemaLibrary = {
  id: "prisma",
  title: "Prisma",
  modules: ["@prisma/client", ".prisma/client"],
  clients: ["PrismaClient"],
  access: {
    ...each("one", "findUnique findUniqueOrThrow findFirst findFirstOrThrow create update upsert delete"),
    ...each("many", "findMany createManyAndReturn updateManyAndReturn"),
    ...each("nothing", "count aggregate groupBy createMany updateMany deleteMany"),
  },
  examples: [
    {
      title: "found row",
      code: `import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();\nexport async function show(id: string) {\n  const user = await prisma.user.findUnique({ where: { id } });\n  console.log(user);\n}`,
      files,
      fields: "email, password, quirk",
    },
    {
      title: "client of another file, with a relation",
      code: `import { prisma } from "./db";\nexport const show = async () => console.log(await prisma.user.findMany({ omit: { email: true, quirk: true, password: true }, include: { sessions: true } }));`,
      files: {
        ...files,
        "/app/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient({ log: ["error"] });`,
      },
      fields: "[].sessions.[].token",
    },
    {
      title: "generated type",
      code: `import type { User } from "@prisma/client";\nexport const show = (user: User) => console.log(user);`,
      files,
      fields: "email, password, quirk",
    },
    {
      title: "service that is a client",
      code: `import { PrismaClient } from "@prisma/client";\nclass PrismaService extends PrismaClient {}\nexport class Users {\n  constructor(private prisma: PrismaService) {}\n  async show() {\n    console.log(await this.prisma.user.findFirst({ select: { id: true, email: true } }));\n  }\n}`,
      files,
      fields: "email",
    },
  ],
  silent: [
    {
      title: "chosen fields of a relation",
      code: `import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();\nexport async function show() {\n  console.log(await prisma.user.findMany({ omit: { email: true, quirk: true, password: true }, include: { sessions: { select: { id: true } } } }));\n}`,
      files,
    },
    {
      title: "chosen fields and counts",
      code: `import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();\nexport async function show() {\n  console.log(await prisma.user.findMany({ select: { id: true, admin: true } }), await prisma.user.count());\n}`,
      files,
    },
  ],
};
