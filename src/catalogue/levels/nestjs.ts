// NestJS (https://docs.nestjs.com/techniques/logger): `logger` of the application is `false` or the list of levels that are written.
import { ladder, type LevelPolicy } from "./level-policy.ts";

const factories = ["create", "createApplicationContext", "createMicroservice"];

export const nestjs: LevelPolicy = {
  id: "nestjs",
  title: "NestJS",
  libraries: ["nestjs"],
  creators: factories.flatMap((name) => [
    { api: `module:@nestjs/core.NestFactory.${name}()`, argument: 1, path: ["logger"] },
    { api: `module:@nestjs/core.NestFactory.${name}()`, argument: 2, path: ["logger"] },
  ]),
  levels: ladder("verbose debug log warn error fatal"),
  standard: undefined,
  option: "logger",
  off: [],
  switches: {},
  setters: ["useLogger", "overrideLogger"],
  stops: [],
  listed: true,
  silenced: [
    {
      title: "no logger",
      code: `import { NestFactory } from "@nestjs/core";\nconst app = await NestFactory.create(AppModule, { «logger: false» });\nawait app.listen(3000);`,
    },
    {
      title: "later",
      code: `import { NestFactory } from "@nestjs/core";\nconst app = await NestFactory.create(AppModule);\n«app.useLogger(false)»;\nawait app.listen(3000);`,
    },
  ],
  dropped: [
    {
      title: "a list without the level",
      code: `import { Logger } from "@nestjs/common";\nimport { NestFactory } from "@nestjs/core";\nconst app = await NestFactory.create(AppModule, { logger: ["error", "warn"] });\nconst logger = new Logger("Auth");\n«logger.log("login failed for " + userId)»;`,
    },
  ],
  silent: [
    {
      title: "everything, by default",
      code: `import { Logger } from "@nestjs/common";\nconst logger = new Logger("Auth");\nlogger.debug("login failed");`,
    },
    {
      title: "quiet in tests",
      code: `import { NestFactory } from "@nestjs/core";\nconst app = await NestFactory.create(AppModule, { logger: process.env.NODE_ENV === "test" ? false : ["log", "warn", "error"] });\nawait app.listen(3000);`,
    },
  ],
};
