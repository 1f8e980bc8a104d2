// The logger of Powertools for AWS Lambda (https://docs.powertools.aws.dev/lambda/typescript/latest/features/logger/): JSON lines
// with keys that stay for later lines.
import { writing, type SinkLibrary } from "./sink-library.ts";

const name = "module:@aws-lambda-powertools/logger.Logger";

export const awsPowertools: SinkLibrary = {
  id: "aws-powertools",
  title: "Powertools for AWS Lambda",
  loggers: [`${name}#`],
  types: [name],
  children: ["createChild"],
  methods: {
    ...writing({ trace: "TRACE", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", critical: "FATAL" }),
    ...writing({ appendKeys: "INFO", appendPersistentKeys: "INFO", addPersistentLogAttributes: "INFO" }),
    setPersistentLogAttributes: { severity: "INFO", from: 0 },
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "extra input",
      code: `import { Logger } from "@aws-lambda-powertools/logger";\nconst out = new Logger({ serviceName: "shop" });\nout.info("signed in", { «password: input.password» });`,
    },
    {
      title: "keys of a child",
      code: `import { Logger } from "@aws-lambda-powertools/logger";\nimport { users } from "./users";\nconst out = new Logger().createChild();\nout.appendKeys({ «sessionToken» });`,
    },
  ],
  silent: [
    {
      title: "removing keys",
      code: `import { Logger } from "@aws-lambda-powertools/logger";\nconst out = new Logger();\nout.removeKeys(["password", sessionToken]);\nout.info("ready");`,
    },
  ],
};
