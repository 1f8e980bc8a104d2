// Output channels of VS Code (https://code.visualstudio.com/api/references/vscode-api#OutputChannel): shown to the user, kept in log files.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const vscodeOutput: SinkLibrary = {
  id: "vscode",
  title: "Output channels of VS Code",
  loggers: ["module:vscode.window.createOutputChannel()"],
  types: ["module:vscode.OutputChannel", "module:vscode.LogOutputChannel"],
  children: [],
  methods: writing({
    append: "INFO",
    appendLine: "INFO",
    replace: "INFO",
    trace: "TRACE",
    debug: "DEBUG",
    info: "INFO",
    warn: "WARN",
    error: "ERROR",
  }),
  lineBreaks: "printed",
  examples: [
    {
      title: "output channel",
      code: `import * as vscode from "vscode";\nconst out = vscode.window.createOutputChannel("Notes");\nout.appendLine(\`signed in with \${«accessToken»}\`);`,
    },
    {
      title: "log channel as a parameter",
      code: `import { type LogOutputChannel } from "vscode";\nexport function open(out: LogOutputChannel, form: Form) {\n  out.debug("asked", { «password: form.password» });\n}`,
    },
  ],
  silent: [
    {
      title: "messages that are shown and not kept",
      code: `import { window } from "vscode";\nconst out = window.createOutputChannel("Notes");\nout.show();\nwindow.showInformationMessage(\`token \${accessToken}\`);`,
    },
  ],
};
