// no-swallowed-security-error: the failure of a security check is caught, and neither logged nor passed on.
import { swallowedErrorFixes } from "../fixes/swallowed-error.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import type { Value } from "../program.ts";
import type { Report, Rule } from "../rule.ts";
import { isInBrowser } from "../production/browser.ts";
import { isNoticedLater } from "../swallowed/noticed-later.ts";
import { isPassedOn } from "../swallowed/passed-on.ts";
import { refuses } from "../swallowed/refusals.ts";
import { arrivalsIn, isInLoop, type Arrival } from "../swallowed/regions.ts";
import { swallowView, valuesIn, type SwallowView } from "../swallowed/swallow-view.ts";
import { pointsReported } from "./require-security-event.ts";

function* check(file: FileAnalysis): Iterable<Report> {
  const view = swallowView(file);
  if (isInBrowser(file.program)) return;
  for (const arrival of arrivalsIn(view)) {
    if (isPassedOn(view, arrival.region) || isInLoop(view, arrival) || isNoticedLater(view, arrival)) continue;
    if (!isReportedAsEvent(file, arrival) && !isLeftOut(view, arrival)) yield reportOf(view, arrival);
  }
}

/** Whether what a name promises to decrypt is done without when it cannot be read: a default stays, and nothing is decided. */
function isLeftOut({ program }: SwallowView, { region, check: called }: Arrival): boolean {
  if (called.confidence !== "name" || called.check.id !== "decryption") return false;
  const doesSomething = region.code.blocks.some(
    ({ ops }, block) => region.blocks.has(block) && ops.some((op) => isDoing(program.values[op])),
  );
  return !doesSomething;
}

function isDoing(value: Value | undefined): boolean {
  return value?.op === "return" || value?.op === "call" || value?.op === "set-property";
}

/** Whether the same refusal is reported already, as an event that nothing logs. */
function isReportedAsEvent(file: FileAnalysis, { region }: Arrival): boolean {
  return pointsReported(file).some(
    ({ function: owner, block, outcome }) =>
      outcome === "failure" && owner === region.code.id && region.blocks.has(block),
  );
}

function reportOf(view: SwallowView, arrival: Arrival): Report {
  const { program } = view;
  const { region, check: called, range } = arrival;
  const made = program.values[called.call];
  return {
    range,
    message: `When \`${called.label}\` fails, ${whatHappens(view, arrival)}; log that ${called.check.failure}, or pass the error on.`,
    confidence: called.confidence,
    category: called.check.id,
    event: called.check.event,
    flow: made ? [{ range: { start: made.start, end: made.end }, message: `\`${called.label}\` fails here` }] : [],
    fixes: swallowedErrorFixes(view.file, {
      range,
      function: region.code.id,
      event: called.check.event,
      failure: called.check.failure,
    }),
    sink: called.label,
    symbol: symbolOf(program, region.code.id),
    anchor: range.start,
    ...(called.confidence === "name" && called.check.id === "decryption" ? { level: "info" as const } : {}),
  };
}

/** What becomes of the error, in a clause. */
function whatHappens(view: SwallowView, { region }: Arrival): string {
  const { program } = view;
  const values = [...valuesIn(program, region.code, region.blocks)];
  if (values.some(([id]) => refuses(program, id))) return "the request is refused and nothing is logged";
  const returned = values.flatMap(([, value]) => (value.op === "return" ? [value.value] : []));
  const [only, ...others] = returned;
  const shown = only === undefined || others.length > 0 ? undefined : shownConstant(program.values[only]);
  if (shown !== undefined) return `the error becomes \`${shown}\` and leaves no trace`;
  return returned.length > 0
    ? "another value takes its place and nothing is logged"
    : "the error is thrown away and the code goes on";
}

function shownConstant(value: Value | undefined): string | undefined {
  if (value?.op !== "constant" || value.kind === "string") return undefined;
  return value.kind === "null" || value.kind === "undefined" ? value.kind : value.text;
}

export const noSwallowedSecurityError: Rule = {
  id: "no-swallowed-security-error",
  level: "warning",
  docs: {
    title: "No failure of a security check that is swallowed",
    description:
      "A token that was forged, a signature that does not match, a hash that cannot be read: the code that checks them throws, " +
      "and a `catch` that returns `null` makes an attack look like somebody who is not signed in. Nobody can see it afterwards, " +
      "and nobody can tell it from a broken key.\n\n" +
      "Seclog knows the checks of the common libraries, follows functions of the project to them, also in other files, and looks " +
      "at catch clauses, rejected promises and error-first callbacks. Logging at any depth, throwing, and handing the error or a " +
      "result that tells of it to somebody else are fine; so is a second try with another key.",
    remedy: "Log that the check failed and why, or pass the error on to code that does.",
    cwe: [390, 778],
    asvs: ["16.3.1", "16.3.3", "16.5.3"],
    owasp: ["A09:2021"],
    securitySeverity: "5.0",
    bad: [
      {
        title: "A forged token becomes a guest",
        code: `import jwt from "jsonwebtoken";\nexport function identify(req, res, next) {\n  try {\n    req.user = jwt.verify(req.cookies.session, process.env.JWT_SECRET);\n  } «catch» {\n    // then it is a guest\n  }\n  next();\n}`,
      },
      {
        title: "A signature that is checked for nobody",
        code: `import { verifyWebhookSignature } from "./webhooks.js";\nexport const isGenuine = (req) =>\n  verifyWebhookSignature(req.rawBody, req.headers)\n    .then(() => true)\n    .catch(«() => false»);`,
      },
    ],
    good: [
      {
        title: "Logged, then a guest",
        code: `import jwt from "jsonwebtoken";\nexport function identify(req, res, next) {\n  try {\n    req.user = jwt.verify(req.cookies.session, process.env.JWT_SECRET);\n  } catch (error) {\n    req.log.warn({ event: "authn_token_verify_fail", reason: error.message }, "token did not verify");\n  }\n  next();\n}`,
      },
      {
        title: "Passed on",
        code: `import jwt from "jsonwebtoken";\nexport function authenticate(req, res, next) {\n  try {\n    req.user = jwt.verify(req.cookies.session, process.env.JWT_SECRET);\n    next();\n  } catch (error) {\n    next(error);\n  }\n}`,
      },
      {
        title: "Feature detection",
        code: `export function supportsCrypto() {\n  try {\n    require("node:crypto");\n    return true;\n  } catch {\n    return false;\n  }\n}`,
      },
    ],
  },
  check,
};
