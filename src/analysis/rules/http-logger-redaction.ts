// http-logger-redaction: a request logger writes headers, cookies, bodies or secrets of the query of every request.
import { requestFixes } from "../fixes/redaction-options.ts";
import { requestProblems } from "../redaction/requests/request-loggers.ts";
import type { Rule } from "../rule.ts";

export const httpLoggerRedaction: Rule = {
  id: "http-logger-redaction",
  level: "warning",
  docs: {
    title: "No credentials of requests in the HTTP log",
    description:
      "A request logger writes a line for every request, and some write far more than method, path and status: pino-http, " +
      "nestjs-pino, hapi-pino and express-winston log all headers by default, so the `Authorization` header and the session " +
      "cookie of every user end in the log. Formats of morgan can name a header or a body. Whoever reads the log can then act " +
      "as those users.\n\n" +
      "Redaction paths, serializers and formats of the logger are read, also when it is made in another file; a request logger " +
      "that covers `authorization` and `cookie`, or leaves headers out, is fine.",
    remedy: "Redact the credentials, or log method, path and status only.",
    cwe: [532],
    asvs: ["16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "6.5",
    bad: [
      {
        title: "All headers, by default",
        code: `import pinoHttp from "pino-http";\napp.use(«pinoHttp()»);`,
      },
      {
        title: "A path that misses by its case",
        code: `import pinoHttp from "pino-http";\napp.use(«pinoHttp({ redact: ["req.headers.Authorization", "req.headers.cookie"] })»);`,
      },
      {
        title: "A format that names a credential",
        code: `import morgan from "morgan";\napp.use(morgan(«":method :url :req[authorization]"»));`,
      },
    ],
    good: [
      {
        title: "Redacted",
        code: `import pinoHttp from "pino-http";\napp.use(pinoHttp({ redact: ["req.headers.authorization", "req.headers.cookie"] }));`,
      },
      {
        title: "A serializer that keeps method and path",
        code: `import pinoHttp from "pino-http";\napp.use(pinoHttp({ serializers: { req: ({ method, url }) => ({ method, path: url.split("?", 1)[0] }) } }));`,
      },
      { title: "A format without credentials", code: `import morgan from "morgan";\napp.use(morgan("combined"));` },
    ],
  },
  *check(file) {
    const { program, flow } = file;
    for (const problem of requestProblems(flow.configuration)) {
      const { id, range, message, confidence, category, related } = problem;
      yield {
        range,
        message: `${message}.`,
        confidence,
        category,
        flow: related ? [related] : [],
        fixes: requestFixes(file, problem),
        sink: category,
        symbol: "",
        anchor: program.values[id]?.start ?? range.start,
      };
    }
  },
};
