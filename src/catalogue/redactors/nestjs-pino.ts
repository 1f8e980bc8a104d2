// nestjs-pino (https://github.com/iamolegga/nestjs-pino): the options of pino-http under `pinoHttp`, with the same defaults.
import type { Redactor } from "./redactor.ts";

export const nestjsPino: Redactor = {
  id: "nestjs-pino",
  title: "nestjs-pino",
  creators: ["nestjs-pino", "nestjs-pino/LoggerModule"].flatMap((name) => [
    `module:${name}.LoggerModule.forRoot()`,
    `module:${name}.LoggerModule.forRootAsync()`,
  ]),
  style: "pino",
  argument: 0,
  path: ["pinoHttp"],
  requestLogger: true,
  requests: { kind: "serializers", headers: true },
  reported: [
    {
      title: "defaults",
      code: `import { Module } from "@nestjs/common";\nimport { LoggerModule } from "nestjs-pino";\n@Module({ imports: [«LoggerModule.forRoot()»] })\nexport class AppModule {}`,
    },
    {
      title: "options of a factory",
      code: `import { Module } from "@nestjs/common";\nimport { LoggerModule } from "nestjs-pino";\n@Module({ imports: [«LoggerModule.forRootAsync({ useFactory: (config) => ({ pinoHttp: { level: config.level } }) })»] })\nexport class AppModule {}`,
    },
  ],
  silent: [
    {
      title: "redacted",
      code: `import { Module } from "@nestjs/common";\nimport { LoggerModule } from "nestjs-pino";\n@Module({ imports: [LoggerModule.forRoot({ pinoHttp: { redact: ["req.headers.authorization", "req.headers.cookie"] } })] })\nexport class AppModule {}`,
    },
    {
      title: "no automatic lines and a quiet request logger",
      code: `import { Module } from "@nestjs/common";\nimport { LoggerModule } from "nestjs-pino";\n@Module({ imports: [LoggerModule.forRoot({ pinoHttp: { autoLogging: false, quietReqLogger: true } })] })\nexport class AppModule {}`,
    },
  ],
};
