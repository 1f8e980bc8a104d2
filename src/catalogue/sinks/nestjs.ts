// The logger of NestJS (https://docs.nestjs.com/techniques/logger): prints text unless `json` is set. An application that
// replaces it with `useLogger` does so in another file.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const nestjs: SinkLibrary = {
  id: "nestjs",
  title: "NestJS",
  loggers: ["module:@nestjs/common.Logger", "module:@nestjs/common.Logger#", "module:@nestjs/common.ConsoleLogger#"],
  types: ["module:@nestjs/common.Logger", "module:@nestjs/common.ConsoleLogger", "module:@nestjs/common.LoggerService"],
  children: [],
  // The most talkative level of NestJS is `verbose`, below `debug`.
  methods: writing({ verbose: "TRACE", debug: "DEBUG", log: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  lineBreaks: "printed",
  lineBreakOption: { option: "json", printed: [], escaped: ["true"] },
  examples: [
    {
      title: "field of a service",
      code: `import { Injectable, Logger } from "@nestjs/common";\n@Injectable()\nexport class AuthService {\n  private readonly out = new Logger(AuthService.name);\n  signIn(userId: string, password: string) {\n    this.out.log(\`\${userId} with \${«password»}\`);\n  }\n}`,
    },
    {
      title: "static",
      code: `import { Logger } from "@nestjs/common";\nexport function reset(resetToken: string) {\n  Logger.verbose(«resetToken», "Reset");\n}`,
    },
    {
      title: "injected by its type",
      code: `import { Injectable, Logger } from "@nestjs/common";\n@Injectable()\nexport class Sessions {\n  constructor(private readonly out: Logger) {}\n  open(sessionToken: string) {\n    this.out.debug({ «sessionToken» });\n  }\n}`,
    },
    {
      title: "console logger",
      code: `import { ConsoleLogger } from "@nestjs/common";\nconst out = new ConsoleLogger("Bootstrap", { timestamp: true });\nout.warn("using", «apiKey»);`,
    },
    {
      title: "class of its own",
      code: `import { ConsoleLogger } from "@nestjs/common";\nexport class AppLogger extends ConsoleLogger {\n  log(message: string, accessToken: string) {\n    super.log(message, «accessToken»);\n    this.debug(«accessToken»);\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "an id and a context",
      code: `import { Logger } from "@nestjs/common";\nexport class TokenService {\n  private readonly out = new Logger(TokenService.name);\n  revoke(tokenId: string) {\n    this.out.log(\`revoked \${tokenId}\`);\n  }\n}`,
    },
    {
      title: "a Logger of another module",
      code: `import { Logger } from "./ledger";\nexport function book(out: Logger, password: string) {\n  out.verbose(password);\n}`,
    },
  ],
};
