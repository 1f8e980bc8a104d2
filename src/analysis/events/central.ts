// What becomes of an error that a handler throws: whether a central error handler of the project logs it.
import type { LogBlock, LogExit, LogGraph, LogStep } from "../dataflow/log-graph.ts";
import type { LogView } from "../dataflow/log-view.ts";
import type { BlockId } from "../program.ts";
import type { ServerSetup } from "../linking/server-setup.ts";
import type { CalleeLogging } from "./callee-logging.ts";
import type { Logged } from "./logged.ts";
import type { Refusal } from "./refusals.ts";
import { coverageOf, inProduction, type Degree } from "./ways.ts";

type ThrownError = Pick<Refusal, "status" | "errorName">;

export interface CentralLogging {
  /** Whether what is thrown is logged by who receives it; `unknown` when nobody was found. */
  fateOf(error: ThrownError, isRoute: boolean): Logged | "unknown";
  /** What writes an access log, or undefined. */
  accessLog(): string | undefined;
  /** The interceptor that keeps an audit of all handlers, or undefined. */
  audit(): string | undefined;
}

/** Looks the project up when it is asked first. */
export function createCentralLogging(view: LogView, callees: CalleeLogging): CentralLogging {
  let setup: ServerSetup | undefined;
  const known = (): ServerSetup => (setup ??= view.serverSetup());
  return {
    accessLog: () => known().accessLog,
    audit: () => known().audit,
    fateOf: (error, isRoute) => {
      if (thrownAnswers.has(error.errorName ?? "")) return { state: "missing", by: undefined };
      const { errorHandlers, isExpress } = known();
      // NestJS answers its own exceptions and logs none of them.
      if (errorHandlers.length === 0 && builtIn.test(error.errorName ?? "")) return { state: "missing", by: undefined };
      if (errorHandlers.length === 0)
        return isExpress && isRoute ? partly("the default handler of Express") : "unknown";
      const fates = errorHandlers.flatMap(({ handlers, summary }) =>
        handlers.flatMap((handler): readonly Logged[] => {
          if (!isGiven(handler.classes, error)) return [];
          const graph = summary?.logging.get(handler.function);
          if (!graph) return [{ state: "missing", by: undefined }];
          const next = (block: LogBlock): readonly BlockId[] => nextFor(block, error);
          const coverage = coverageOf({
            graph,
            from: handler.from,
            to: undefined,
            exits: new Set(["success", "failure", "throw"]),
            weigh: (step) => callees.weigh(step, summary, "perhaps"),
            next,
          });
          const isAnswered = coverage.least === 0 && isAnsweredApart({ graph, from: handler.from, error });
          if (coverage.most === 0 || isAnswered) return [{ state: "missing", by: undefined }];
          const label = coverage.step?.label ?? "";
          return [
            {
              state: coverage.least === 2 ? "logged" : "partly",
              by: { how: "central-handler", label, range: undefined },
            },
          ];
        }),
      );
      return (
        fates.find(({ state }) => state === "logged") ??
        fates.find(({ state }) => state === "partly") ?? { state: "missing", by: undefined }
      );
    },
  };
}

function partly(label: string): Logged {
  return { state: "partly", by: { how: "central-handler", label, range: undefined } };
}

/** Routes of React Router and Remix throw these to answer, and nobody logs them: https://reactrouter.com/how-to/error-boundary */
const thrownAnswers = new Set(["redirect", "data", "json", "Response"]);

interface Apart {
  readonly graph: LogGraph;
  readonly from: BlockId;
  readonly error: ThrownError;
}

/** `else if (exception.status === 401) { response.status(401).json(…); }`: an answer of its own, whatever is logged of others. */
function isAnsweredApart({ graph, from, error }: Apart): boolean {
  const stretch = { graph, exits: leaving, weigh: (step: LogStep) => (step.kind === "log" ? 2 : 0) as Degree };
  const next = (block: LogBlock): readonly BlockId[] => nextFor(block, error);
  return graph.blocks.some(({ test, to }, block) => {
    const side = to[0];
    if (side === undefined || !namesIt(test, error)) return false;
    const before = coverageOf({ ...stretch, from, to: block, next });
    return before.least === 0 && coverageOf({ ...stretch, from: side, to: undefined, next }).most === 0;
  });
}

const leaving: ReadonlySet<LogExit> = new Set(["success", "failure", "throw"]);

/** A test for the very status or class of the error. */
function namesIt(test: LogBlock["test"], { status, errorName }: ThrownError): boolean {
  if (test?.kind === "either") return test.tests.some((each) => namesIt(each, { status, errorName }));
  if (test?.kind === "status") return test.operator.startsWith("=") && test.status === status;
  return test?.kind === "class" && test.name === errorName;
}

// Exceptions of NestJS: https://docs.nestjs.com/exception-filters#built-in-http-exceptions
const builtIn =
  /^(?:BadRequest|Unauthorized|NotFound|Forbidden|NotAcceptable|RequestTimeout|Conflict|Gone|PayloadTooLarge|UnprocessableEntity|InternalServerError|NotImplemented|BadGateway|ServiceUnavailable)Exception$/;
const bases = new Set(["HttpException", "Error"]);

/** Whether a handler of some classes is given the error; classes of the project may extend each other in ways that are not seen. */
function isGiven(classes: readonly string[], { errorName }: ThrownError): boolean {
  if (classes.length === 0 || errorName === undefined) return true;
  return classes.some((name) => {
    if (name === errorName || name === "Error") return true;
    return name === "HttpException" && (builtIn.test(errorName) || /exception$/i.test(errorName));
  });
}

/** Where a test leads for this error; both ways when that is not known. */
function nextFor(block: LogBlock, { status, errorName }: ThrownError): readonly BlockId[] {
  const { test, to } = block;
  if (!test) return to;
  const [holds, fails] = [to.slice(0, 1), to.slice(1)];
  switch (test.kind) {
    case "development":
      return inProduction(block);
    case "sent":
      return fails;
    case "status":
      return status === undefined ? to : compares(status, test.operator, test.status) ? holds : fails;
    case "class":
      if (errorName === undefined) return to;
      if (test.name === errorName || test.name === "Error") return holds;
      return builtIn.test(errorName) ? (bases.has(test.name) ? holds : fails) : to;
    case "either": {
      const ways = test.tests.map((each) => nextFor({ ...block, test: each }, { status, errorName }));
      if (ways.some((way) => way.length === 1 && way[0] === holds[0])) return holds;
      return test.isWhole && ways.every((way) => way.length === 1 && way[0] === fails[0]) ? fails : to;
    }
  }
}

function compares(status: number, operator: string, limit: number): boolean {
  switch (operator) {
    case ">=":
      return status >= limit;
    case ">":
      return status > limit;
    case "<":
      return status < limit;
    case "<=":
      return status <= limit;
    default:
      return operator.startsWith("!") ? status !== limit : status === limit;
  }
}
