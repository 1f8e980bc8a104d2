// no-secret-in-log: a credential, token, key or session id reaches a log.
import type { Rule } from "../rule.ts";
import { exposureReports } from "./exposure-reports.ts";

export const noSecretInLog: Rule = {
  id: "no-secret-in-log",
  level: "error",
  docs: {
    title: "No secret in a log",
    description:
      "Logs are read by more people and kept in more places than the secrets that open your systems: files, terminals, log " +
      "platforms, backups, support tickets. Whoever reads a password, token, key or session id there can use it.\n\n" +
      "Seclog follows values from their source (a sensitive name, a request, the environment) through assignments, " +
      "properties, templates, concatenation, spread, destructuring and format arguments to the logging call. Ids, names, " +
      "counts, booleans, hashes and masked values are not secrets.",
    remedy: "Leave the secret out, or log an id that stands for it.",
    cwe: [532],
    asvs: ["16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "7.5",
    bad: [
      {
        title: "Direct",
        code: `function signIn(user, password) {\n  console.log("signing in", user.id, «password»);\n}`,
      },
      {
        title: "Through a variable and a template",
        code: `const line = "reset with " + user.resetToken;\nconsole.info(\`mail: \${«line»}\`);`,
      },
      {
        title: "Field of a logged object",
        code: `import pino from "pino";\nconst logger = pino();\nexport const save = (input) => logger.info({ id: input.id, «password: input.password» }, "saved");`,
      },
      {
        title: "Format arguments",
        code: `import winston from "winston";\nconst logger = winston.createLogger();\nexport const open = (userId, sessionToken) => logger.verbose("user %s token %s", userId, «sessionToken»);`,
      },
      { title: "Environment", code: `console.debug("connecting with", «process.env.DB_PASSWORD»);` },
    ],
    good: [
      { title: "An id", code: `console.log("signing in", user.id);` },
      { title: "The word only", code: `console.log("password reset sent");` },
      {
        title: "A count or a flag",
        code: `console.log("tokens", usage.promptTokens, Boolean(user.password), tokens.length);`,
      },
      { title: "Masked", code: `console.log("card", maskSecret(apiKey), accountToken.slice(-4));` },
      {
        title: "A safe field of an object with a secret",
        code: `const session = { userId: user.id, token: user.accessToken };\nconsole.log("opened", session.userId);`,
      },
    ],
  },
  check: (file) =>
    exposureReports(file, {
      kind: "secret",
      remedy: () => "leave it out or log an id instead",
    }),
};
