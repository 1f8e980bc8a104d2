// Powertools for AWS Lambda (https://docs.powertools.aws.dev/lambda/typescript/latest/features/logger/): levels and what switches it off.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const powertools: LevelPolicy = {
  id: "aws-powertools",
  title: "Powertools for AWS Lambda",
  libraries: ["aws-powertools"],
  creators: [{ api: "module:@aws-lambda-powertools/logger.Logger#", argument: 0, path: [] }],
  levels: ladder("trace|TRACE debug|DEBUG info|INFO warn|WARN error|ERROR critical|CRITICAL"),
  standard: "info",
  option: "logLevel",
  off: ["SILENT", "silent"],
  setters: ["setLogLevel"],
  silenced: [
    {
      title: "silent",
      code: `import { Logger } from "@aws-lambda-powertools/logger";\nexport const logger = new Logger({ serviceName: "shop", «logLevel: "SILENT"» });`,
    },
  ],
  dropped: [
    {
      title: "debug",
      code: `import { Logger } from "@aws-lambda-powertools/logger";\nconst logger = new Logger({ serviceName: "shop" });\n«logger.debug("login failed", { userId })»;`,
    },
  ],
  silent: [
    {
      title: "info",
      code: `import { Logger } from "@aws-lambda-powertools/logger";\nconst logger = new Logger({ logLevel: "INFO" });\nlogger.info("login failed", { userId });`,
    },
  ],
  switches: {},
  stops: [],
};
