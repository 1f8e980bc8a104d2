// What a project is made of, by its manifests and imports: frameworks and loggers that Seclog knows, and loggers that it does not.
import { requestSources } from "../../catalogue/frameworks/index.ts";
import { sinkLibraries } from "../../catalogue/sinks/index.ts";

/** Titles, sorted. */
export interface Detected {
  readonly frameworks: readonly string[];
  readonly loggers: readonly string[];
  /** Packages that log by their name and that Seclog does not know. */
  readonly unknownLoggers: readonly string[];
}

/** The packages by which a framework is recognised. */
const frameworkPackages: Readonly<Record<string, readonly string[]>> = {
  express: ["express", "fastify", "connect", "polka", "restify"],
  koa: ["koa"],
  hapi: ["@hapi/hapi"],
  nestjs: ["@nestjs/core", "@nestjs/common"],
  nextjs: ["next"],
  hono: ["hono"],
  serverless: ["serverless", "@types/aws-lambda", "aws-lambda", "@middy/core"],
  graphql: ["graphql", "@apollo/server", "graphql-yoga"],
  trpc: ["@trpc/server"],
  sockets: ["socket.io", "ws"],
};

// The module of an API path such as `module:pino().child()` or `module:@sentry/node.captureException`.
const modulePath = /^module:((?:@[^/]+\/)?[^.(#/]+)/;
// Whole words that name a logger: `logger`, `my-logger`, `log-utils`; refuses `dialog`, `catalog`, `blog`.
const loggerName = /(?:^|[-/])log(?:ger|ging)?(?:$|[-/])/;

/** `packages` are names of dependencies and imported packages. */
export function detect(packages: ReadonlySet<string>): Detected {
  const frameworks = requestSources.entries
    .filter(({ id }) => frameworkPackages[id]?.some((name) => packages.has(name)))
    .map(({ title }) => title);
  const known = sinkLibraries.entries.map(({ title, loggers, types, functions = {} }) => ({
    title,
    modules: new Set(
      [...loggers, ...types, ...Object.keys(functions)].flatMap((api) => modulePath.exec(api)?.[1] ?? []),
    ),
  }));
  const loggers = known
    .filter(({ modules }) => [...modules].some((name) => packages.has(name)))
    .map(({ title }) => title);
  const unknown = [...packages].filter(
    (name) => loggerName.test(name) && !name.startsWith("@types/") && !known.some(({ modules }) => modules.has(name)),
  );
  return { frameworks: sorted(frameworks), loggers: sorted(loggers), unknownLoggers: sorted(unknown) };
}

// A name or @scope/name; refuses line breaks and everything else that could step out of a comment.
const packageName = /^(?:@[\w.-]+\/)?[\w.-]+$/;

/** The packages that the text of a package.json depends on; none when it cannot be read. */
export function packagesOf(manifest: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(manifest) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  if (!isRecord(value)) return [];
  return ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].flatMap((key) => {
    const list = value[key];
    return isRecord(list) ? Object.keys(list).filter((name) => packageName.test(name)) : [];
  });
}

// `from "x"`, `import "x"`, `require("x")`, `import("x")`; refuses relative paths and schemes.
const importPattern = /(?:from|import|require)(?:\s*\(\s*|\s*)["']((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^"'\n]*)?["']/g;

/** The packages that a source text imports. */
export function importsOf(text: string): readonly string[] {
  return [...text.matchAll(importPattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}
