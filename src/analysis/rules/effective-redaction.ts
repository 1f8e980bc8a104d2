// effective-redaction: a redaction is configured, or written, that cannot work.
import { faultFixes } from "../fixes/redaction-options.ts";
import { redactionFaults } from "../redaction/faults/index.ts";
import type { Rule } from "../rule.ts";

export const effectiveRedaction: Rule = {
  id: "effective-redaction",
  level: "warning",
  docs: {
    title: "No redaction that masks nothing",
    description:
      "Redaction fails silently: a path that is one level too shallow, a header in the wrong case, an option in the wrong " +
      "object, a mask whose result is thrown away. Everybody believes that the secret is masked, and it is printed in full.\n\n" +
      "Seclog matches redaction paths exactly as pino does, follows the formats of winston in their order, and reads the bodies " +
      "of functions that mask. It reports only what certainly cannot work, with the reason.",
    remedy: "Mend the redaction as the message says, and try it with a made-up secret.",
    cwe: [532],
    asvs: ["16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "6.5",
    bad: [
      {
        title: "Header names are lower case",
        code: `import pino from "pino";\nexport const logger = pino({ redact: [«"req.headers.Authorization"»] });`,
      },
      {
        title: "Paths do not recurse",
        code: `import pino from "pino";\nconst logger = pino({ redact: [«"password"»] });\nlogger.info({ user: { id, password: input.password } }, "signed up");`,
      },
      {
        title: "The option in the wrong object",
        code: `import pino from "pino";\nexport const logger = pino({ transport: { target: "pino-pretty", options: { redact: «["password"]» } } });`,
      },
      {
        title: "A child takes its own paths only",
        code: `import pino from "pino";\nconst logger = pino({ redact: ["password"] });\nexport const audit = logger.child({ module: "audit" }, { redact: «["token"]» });`,
      },
      {
        title: "The line is made before the mask",
        code: `import winston from "winston";\nconst mask = winston.format((info) => {\n  delete info.password;\n  return info;\n});\nexport const logger = winston.createLogger({ format: winston.format.combine(winston.format.json(), «mask()») });`,
      },
      {
        title: "A result that nobody takes",
        code: `function hideCards(text) {\n  «text.replace(/\\d{13,19}/g, "[card]")»;\n  return text;\n}\nconsole.log(hideCards(line));`,
      },
    ],
    good: [
      {
        title: "Lower case, and one wildcard for each level",
        code: `import pino from "pino";\nexport const logger = pino({ redact: ["password", "*.password", "req.headers.authorization", 'req.headers["set-cookie"]'] });`,
      },
      {
        title: "The mask before the line",
        code: `import winston from "winston";\nconst mask = winston.format((info) => {\n  delete info.password;\n  return info;\n});\nexport const logger = winston.createLogger({ format: winston.format.combine(mask(), winston.format.json()) });`,
      },
      {
        title: "The result is used",
        code: `function hideCards(text) {\n  return text.replace(/\\d{13,19}/g, "[card]");\n}\nconsole.log(hideCards(line));`,
      },
    ],
  },
  *check(file) {
    const { program, flow } = file;
    const { configuration, sinkCalls } = flow;
    for (const fault of redactionFaults({ view: configuration, sinkCalls })) {
      const { id, range, message, confidence, related } = fault;
      yield {
        range,
        message: `${message}.`,
        confidence,
        category: "redaction",
        flow: related ? [related] : [],
        fixes: faultFixes(file, fault),
        sink: "redaction",
        symbol: "",
        anchor: program.values[id]?.start ?? range.start,
      };
    }
  },
};
