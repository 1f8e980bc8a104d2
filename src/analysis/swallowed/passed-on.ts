// Whether the code in which an error has arrived does something with it that somebody can notice: logs it, throws, hands it on.
import { isAuditCall } from "../../catalogue/events/audit-trail.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { labelIn, lastName } from "../production/labels.ts";
import { carriedIn, type Carried } from "./carried.ts";
import { checkCalled } from "./checks-called.ts";
import { functionsCalled, logsInside, throwsInside } from "./functions-called.ts";
import { isResponse } from "./responses.ts";
import { valuesIn, type CallValue, type Region, type SwallowView } from "./swallow-view.ts";

/** Whether the region logs, throws or hands the error to somebody else; an answer that leaves it out does not count. */
export function isPassedOn(view: SwallowView, region: Region): boolean {
  const { program } = view;
  const carried = carriedIn(program, region);
  for (const [id, value] of valuesIn(program, region.code, region.blocks)) {
    if (value.op === "throw" || handsOn(view, { value, id, carried })) return true;
  }
  return isUsedElsewhere(program, region, carried);
}

interface Step {
  readonly value: Value;
  readonly id: ValueId;
  readonly carried: Carried;
}

function handsOn(view: SwallowView, { value, id, carried }: Step): boolean {
  switch (value.op) {
    case "call":
      return callHandsOn(view, value, { id, carried });
    case "return":
      return carried.values.has(value.value) || tellsOfError(view.program, value.value);
    case "set-property":
      return carried.values.has(value.value) || isNoted(view.program, value);
    default:
      return false;
  }
}

// What functions are called that report, or pass an error on to somebody who does.
const reporting = new Set(
  (
    "log logger logging report audit track trace notify record capture emit fail reject raise abort panic alert warn error handle debug " +
    "toast exit kill print write dump sentry bugsnag rollbar"
  ).split(" "),
);
const continuing = new Set([
  "next",
  "reject",
  "done",
  "cb",
  "callback",
  "callback_",
  "fail",
  "throw",
  "_next",
  "onError",
  "errorCallback",
  "resolve",
]);

const renewing = new Set(["refresh", "renew", "reissue", "reauthenticate", "rotate"]);

function callHandsOn(view: SwallowView, call: CallValue, { id, carried }: Omit<Step, "value">): boolean {
  const { program } = view;
  if (view.sinks.has(id)) return true;
  const label = labelIn(program, call.callee);
  const path = label.replaceAll("()", "").split(".");
  if (isAuditCall(path)) return true;
  const name = lastName(label);
  const gives = call.args.some(({ value }) => carried.values.has(value));
  // Who is told why is told; that nothing is logged is for `require-security-event`.
  if (isResponse(label)) return gives;
  if (gives && !isText(name)) return true;
  if (continuing.has(name) && (name === "fail" || call.args.some(({ value }) => !isNothing(program, value))))
    return name !== "resolve";
  if (splitWords(name).some((word) => reporting.has(word)) && !isText(name)) return true;
  // Another key, another way to check, another token: the first failure decides nothing.
  if (checkCalled(view, call, id) || renewing.has(splitWords(name)[0] ?? "")) return true;
  return functionsCalled(view, call).some((found) => throwsInside(found) || logsInside(view, found));
}

/** Functions that make a text or another error of one, and do nothing else with it. */
function isText(name: string): boolean {
  return /^(?:String|Boolean|isAxiosError|isHttpError|instanceOf|stringify|includes|startsWith|test|match)$|^(?:get|to|format|parse|is|serialize|extract)[A-Z]\w*(?:Error|Message|Exception)\w*$/.test(
    name,
  );
}

function isNothing(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return value?.op === "constant" && (value.kind === "null" || value.kind === "undefined" || value.text === "false");
}

// A result with one of these says itself that it failed.
const verdicts = new Set(
  "ok success valid isValid verified authenticated isAuthenticated authorized allowed isLoggedIn".split(" "),
);
const errorFields = new Set(
  "error err reason cause message errors errorCode code failure errorMessage msg details".split(" "),
);

// `state.failed = true`, `this.error = "bad token"`; refuses what belongs to somebody: `req.user`.
const notes = new Set(
  "failed failure error err invalid rejected denied expired authError tokenError lastError".split(" "),
);

/** Whether a state keeps that it failed, where somebody may look. */
function isNoted(program: Program, { name, value }: Extract<Value, { op: "set-property" }>): boolean {
  return name !== undefined && notes.has(name) && !isNothing(program, value);
}

// A text that says how it came out: "invalid", "token-expired".
const verdict =
  /^(?:\w+[ _-])?(?:invalid|expired|failed|failure|denied|forbidden|unauthorized|rejected|mismatch|error|bad)(?:[ _-]\w+)?$/i;

function isVerdict(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return value?.op === "constant" && value.kind === "string" && verdict.test(value.text);
}

/** A result that says that, and why, it failed: `{ ok: false, error: "bad token" }`; an error that is returned. */
function tellsOfError(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "await" || value?.op === "cast") return tellsOfError(program, value.value);
  if (value?.op === "call") {
    const words = splitWords(lastName(labelIn(program, value.callee)));
    if (isResponse(labelIn(program, value.callee))) return false;
    return words.some(
      (word) =>
        word === "error" ||
        word === "err" ||
        word === "exception" ||
        word === "failure" ||
        word === "left" ||
        word === "reject",
    );
  }
  if (isVerdict(program, id)) return true;
  if (value?.op !== "object") return false;
  return value.entries.some(
    (entry) =>
      entry.kind === "field" &&
      (verdicts.has(entry.name) ||
        isVerdict(program, entry.value) ||
        (errorFields.has(entry.name) && !isNothing(program, entry.value))),
  );
}

/** Whether a variable that holds the error is read behind the region, or in a function inside it. */
function isUsedElsewhere(program: Program, region: Region, { bindings, own }: Carried): boolean {
  for (const code of program.functions) {
    for (const [block, { ops }] of code.blocks.entries()) {
      if (code.id === region.code.id && region.blocks.has(block)) continue;
      for (const op of ops) {
        const value = program.values[op];
        if (value?.op !== "load" || !bindings.has(value.binding)) continue;
        if (!own.has(value.binding) || code.id !== region.code.id) return true;
      }
    }
  }
  return false;
}
