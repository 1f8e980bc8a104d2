// OpenTelemetry (https://opentelemetry.io/docs/languages/js/): attributes and events of spans, and log records that are emitted.
import { writing, type SinkLibrary } from "./sink-library.ts";

const api = "module:@opentelemetry/api";
const tracer = `${api}.trace.getTracer()`;

export const opentelemetry: SinkLibrary = {
  id: "opentelemetry",
  title: "OpenTelemetry",
  loggers: [
    tracer,
    `${tracer}.startSpan()`,
    `${api}.trace.getActiveSpan()`,
    `${api}.trace.getSpan()`,
    "module:@opentelemetry/api-logs.logs.getLogger()",
  ],
  types: [
    `${api}.Span`,
    `${api}.Tracer`,
    "module:@opentelemetry/sdk-trace-base.Span",
    "module:@opentelemetry/api-logs.Logger",
  ],
  callbacks: [`${tracer}.startActiveSpan()`],
  telemetry: true,
  children: ["startSpan"],
  methods: {
    // The attributes of a span are in its options, after its name.
    startSpan: { severity: "INFO", from: 1, wraps: true },
    startActiveSpan: { severity: "INFO", from: 1, wraps: true },
    // The first argument is the attribute's name.
    setAttribute: { severity: "INFO", from: 1 },
    ...writing({ setAttributes: "INFO", addEvent: "INFO", updateName: "INFO", emit: "INFO" }),
    ...writing({ recordException: "ERROR", setStatus: "ERROR" }),
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "span of a tracer",
      code: `import { trace } from "@opentelemetry/api";\nimport { users } from "./users";\nconst tracer = trace.getTracer("shop");\nconst span = tracer.startSpan("login");\nspan.setAttribute("auth.token", «accessToken»);\nspan.addEvent("retry", { «password» });`,
    },
    {
      title: "span of a callback",
      code: `import { trace } from "@opentelemetry/api";\nimport { users } from "./users";\ntrace.getTracer("shop").startActiveSpan("reset", async (span) => {\n  span.setAttributes({ "reset.id": id, «token: resetToken» });\n  span.end();\n});`,
    },
    {
      title: "options of a span, typed tracer",
      code: `import type { Tracer } from "@opentelemetry/api";\nimport { users } from "./users";\nexport function login(tracer: Tracer, password: string) {\n  const span = tracer.startSpan("login", { attributes: { «password» } });\n  span.setAttribute("input", «password»);\n  return tracer.startActiveSpan("check", (inner) => inner.addEvent(«password»));\n}`,
    },
    {
      title: "active and typed span",
      code: `import { trace, type Span } from "@opentelemetry/api";\nimport { users } from "./users";\ntrace.getActiveSpan()?.setAttribute("key", «apiKey»);\nexport function annotate(current: Span, sessionToken: string) {\n  current.updateName(\`session \${«sessionToken»}\`);\n}`,
    },
    {
      title: "log record",
      code: `import { logs } from "@opentelemetry/api-logs";\nimport { users } from "./users";\nlogs.getLogger("shop").emit({ severityText: "INFO", body: \`with \${«password»}\` });`,
    },
  ],
  silent: [
    {
      title: "the name of an attribute, an id and a count",
      code: `import { trace } from "@opentelemetry/api";\nimport { users } from "./users";\nconst span = trace.getTracer("shop").startSpan("login");\nspan.setAttribute(attributes.password, true);\nspan.setAttributes({ "token.id": tokenId, "llm.tokens": promptTokens });`,
    },
    {
      title: "an attribute of something else",
      code: `import { form } from "./form";\nform.querySelector("input").setAttribute("value", password);\nconsole.log("filled");`,
    },
  ],
};
