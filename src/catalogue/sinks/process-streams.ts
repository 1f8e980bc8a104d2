// The standard streams of the process: what is written to them is what runs the process collects as its log.
import type { SinkLibrary } from "./sink-library.ts";

export const processStreams: SinkLibrary = {
  id: "process-streams",
  title: "process.stdout and process.stderr",
  loggers: [],
  types: [],
  functions: {
    "global:process.stdout.write": { severity: "INFO", from: 0 },
    "module:process.stdout.write": { severity: "INFO", from: 0 },
    "global:process.stderr.write": { severity: "ERROR", from: 0 },
    "module:process.stderr.write": { severity: "ERROR", from: 0 },
  },
  children: [],
  methods: {},
  lineBreaks: "printed",
  examples: [
    {
      title: "stdout",
      code: `import { createAdmin } from "./users";\nconst password = await createAdmin();\nprocess.stdout.write(\`password: \${«password»}\\n\`);`,
    },
    {
      title: "destructured from the module",
      code: `import { stderr } from "node:process";\nimport { login } from "./session";\nstderr.write("token " + «accessToken»);`,
    },
  ],
  silent: [
    {
      title: "what is no secret",
      code: `import { total } from "./progress";\nprocess.stdout.write(\`token \${tokenCount} of \${total}\\r\`);\nprocess.stdout.write("Password: ");`,
    },
    {
      title: "input of a child process",
      code: `import { spawn } from "./spawn";\nconst child = spawn("psql");\nchild.stdin.write(password);\nconsole.log("started");`,
    },
  ],
};
