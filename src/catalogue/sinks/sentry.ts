// Sentry (https://docs.sentry.io/platforms/javascript/): messages, breadcrumbs and the context of scopes and spans leave the process.
import { writing, type SinkLibrary } from "./sink-library.ts";

const modules = (
  "node browser core bun deno nestjs nextjs remix react sveltekit nuxt astro cloudflare vercel-edge aws-serverless " +
  "google-cloud-serverless serverless electron electron/main node-core minimal"
)
  .split(" ")
  .map((name) => `module:@sentry/${name}`);

const givers = ["getCurrentScope", "getIsolationScope", "getGlobalScope", "getClient", "getActiveSpan"];

export const sentry: SinkLibrary = {
  id: "sentry",
  title: "Sentry",
  loggers: modules.flatMap((name) => [
    name,
    `${name}.logger`,
    `${name}.Scope#`,
    `${name}.startInactiveSpan()`,
    ...givers.map((giver) => `${name}.${giver}()`),
  ]),
  types: modules.flatMap((name) => [`${name}.Scope`, `${name}.Span`]),
  callbacks: modules.flatMap((name) =>
    [
      "withScope",
      "withIsolationScope",
      "configureScope",
      "captureException",
      "captureMessage",
      "startSpan",
      "startSpanManual",
    ].map((method) => `${name}.${method}()`),
  ),
  telemetry: true,
  children: ["startInactiveSpan"],
  methods: {
    // The first argument is a name.
    setContext: { severity: "INFO", from: 1 },
    setExtra: { severity: "INFO", from: 1 },
    setTag: { severity: "INFO", from: 1 },
    setAttribute: { severity: "INFO", from: 1 },
    // The attributes of a span are in its options.
    startSpan: { severity: "INFO", from: 0, wraps: true },
    startSpanManual: { severity: "INFO", from: 0, wraps: true },
    startInactiveSpan: { severity: "INFO", from: 0, wraps: true },
    ...writing({ captureException: "ERROR", captureMessage: "INFO", captureEvent: "INFO", addBreadcrumb: "INFO" }),
    ...writing({ setExtras: "INFO", setTags: "INFO", setUser: "INFO", setAttributes: "INFO", addEvent: "INFO" }),
    ...writing({ trace: "TRACE", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "message, breadcrumb, context",
      code: `import * as Sentry from "@sentry/node";\nimport { users } from "./users";\nSentry.captureMessage(\`bad \${«password»}\`);\nSentry.addBreadcrumb({ category: "auth", data: { «accessToken» } });\nSentry.setContext("session", { id, «refreshToken» });`,
    },
    {
      title: "named imports",
      code: `import { captureException, setExtra } from "@sentry/nextjs";\nimport { users } from "./users";\nsetExtra("key", «apiKey»);\ncaptureException(error, { extra: { «clientSecret» } });`,
    },
    {
      title: "scope of a callback",
      code: `import * as Sentry from "@sentry/node";\nimport { users } from "./users";\nSentry.withScope((current) => {\n  current.setTag("reset", «resetToken»);\n});\nSentry.captureException(error, (own) => own.setExtra("token", «accessToken»));`,
    },
    {
      title: "options and callback of a span",
      code: `import { startSpan } from "@sentry/node";\nimport { users } from "./users";\nexport const login = () =>\n  startSpan({ name: "login", attributes: { «password: input.password» } }, (current) => {\n    current.setAttribute("token", «accessToken»);\n  });`,
    },
    {
      title: "its logger",
      code: `import * as Sentry from "@sentry/node";\nSentry.logger.info("signed in", { «password: input.password» });`,
    },
  ],
  silent: [
    {
      title: "the id of a user",
      code: `import * as Sentry from "@sentry/node";\nimport { session } from "./session";\nSentry.setUser({ id: session.user.id });\nSentry.setTag("token.kind", tokenKind);`,
    },
    {
      title: "its own settings",
      code: `import * as Sentry from "@sentry/node";\nimport { config } from "./config";\nSentry.init({ dsn: config.dsn, authToken: config.sentryAuthToken });\nconst password = await Sentry.startSpan({ name: "hash" }, () => hash(input.password));`,
    },
  ],
};
