// Files that a program appends to with `node:fs`, when their path ends in `.log` or is called the path of a log.
import type { SinkLibrary, SinkMethod } from "./sink-library.ts";

const appends: SinkMethod = { severity: "INFO", from: 1, logFile: true };
const functions = [
  "module:fs.appendFile",
  "module:fs.appendFileSync",
  "module:fs.promises.appendFile",
  "module:fs/promises.appendFile",
  "module:fs-extra.appendFile",
  "module:fs-extra.appendFileSync",
  "module:fs-extra.outputFile",
];

export const logFile: SinkLibrary = {
  id: "log-file",
  title: "Appended log file",
  loggers: ["module:fs.createWriteStream()", "module:fs-extra.createWriteStream()"],
  types: [],
  functions: Object.fromEntries(functions.map((path) => [path, appends])),
  logFile: true,
  children: [],
  methods: { write: { severity: "INFO", from: 0 }, end: { severity: "INFO", from: 0 } },
  lineBreaks: "printed",
  examples: [
    {
      title: "appended at once",
      code: `import fs from "node:fs";\nfs.appendFileSync("logs/auth.log", \`login with \${«password»}\\n\`);`,
    },
    {
      title: "promise and joined path",
      code: `import { appendFile } from "node:fs/promises";\nimport path from "node:path";\nawait appendFile(path.join(folder, "audit.log"), «accessToken»);`,
    },
    {
      title: "named path",
      code: `import { appendFile } from "fs";\nimport { LOG_FILE } from "./config";\nappendFile(LOG_FILE, "reset with " + «resetToken», () => {});`,
    },
    {
      title: "stream",
      code: `import { createWriteStream } from "node:fs";\nconst out = createWriteStream(\`\${folder}/app.log\`, { flags: "a" });\nout.write(«apiKey» + "\\n");`,
    },
  ],
  silent: [
    {
      title: "another file",
      code: `import fs from "node:fs";\nfs.appendFileSync(".env", \`DB_PASSWORD=\${password}\\n\`);\nfs.createWriteStream("keys.pem").write(privateKey);\nconsole.log("saved");`,
    },
    {
      title: "a path with the word elsewhere",
      code: `import fs from "node:fs";\nimport { catalogPath, loginFile } from "./config";\nfs.appendFileSync(catalogPath, token);\nfs.appendFileSync(loginFile, token);\nconsole.log("saved");`,
    },
  ],
};
