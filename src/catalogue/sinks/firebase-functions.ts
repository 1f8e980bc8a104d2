// The logger of Cloud Functions for Firebase (https://firebase.google.com/docs/functions/writing-and-viewing-logs): JSON entries.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const firebaseFunctions: SinkLibrary = {
  id: "firebase-functions",
  title: "Firebase Functions",
  loggers: [
    "module:firebase-functions.logger",
    "module:firebase-functions/logger",
    "module:firebase-functions/logger.logger",
    "module:firebase-functions/v1.logger",
    "module:firebase-functions/v2.logger",
  ],
  types: [],
  children: [],
  methods: writing({ debug: "DEBUG", log: "INFO", info: "INFO", write: "INFO", warn: "WARN", error: "ERROR" }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "through the namespace",
      code: `import * as functions from "firebase-functions";\nconst { logger: out } = functions;\nout.info("signed in", { «password: input.password» });`,
    },
    {
      title: "module of its own",
      code: `import { warn, write } from "firebase-functions/logger";\nimport { users } from "./users";\nwarn(\`reset \${«resetToken»}\`);\nwrite({ severity: "INFO", «message: accessToken» });`,
    },
  ],
  silent: [
    {
      title: "secrets that a function declares",
      code: `import { defineSecret } from "firebase-functions/params";\nimport { logger } from "firebase-functions";\nconst apiKey = defineSecret("API_KEY");\nexport const call = onCall({ secrets: [apiKey] }, () => logger.info("called"));`,
    },
  ],
};
