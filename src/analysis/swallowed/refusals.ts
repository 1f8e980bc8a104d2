// Answers that refuse: by a status of 400 or more, or by the name of the method.
import type { Program, Value, ValueId } from "../program.ts";
import { labelIn, lastName } from "../production/labels.ts";
import { isResponse } from "./responses.ts";

const refusing = new Set([
  "unauthorized",
  "forbidden",
  "badRequest",
  "notFound",
  "internalServerError",
  "throw",
  "abort",
  "destroy",
  "disconnect",
]);
const giving = new Set([
  "status",
  "sendStatus",
  "code",
  "writeHead",
  "json",
  "text",
  "html",
  "body",
  "Response",
  "redirect",
  "send",
  "error",
  "response",
]);

/** Whether a call, or an assignment to a status, refuses what was asked for. */
export function refuses(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "set-property") {
    return (value.name === "status" || value.name === "statusCode") && isRefusal(program, value.value);
  }
  if (value?.op !== "call") return false;
  const label = labelIn(program, value.callee);
  const name = lastName(label);
  if (!isResponse(label)) return false;
  if (refusing.has(name)) return true;
  return giving.has(name) && value.args.some((argument) => isRefusal(program, argument.value));
}

// 400 to 599.
const status = /^[45]\d\d$/;
// `HttpStatus.UNAUTHORIZED`, `StatusCodes.FORBIDDEN`; refuses `OK`.
const constant =
  /(?:Status|STATUS|Http|HTTP)\w*\.(?:\w*(?:UNAUTHORIZED|FORBIDDEN|BAD_REQUEST|NOT_FOUND|INTERNAL|UNPROCESSABLE|CONFLICT|TOO_MANY)\w*|(?:Unauthorized|Forbidden|BadRequest|NotFound|Internal)\w*)$/;

function isRefusal(program: Program, id: ValueId): boolean {
  const value: Value | undefined = program.values[id];
  if (value?.op === "constant")
    return status.test(value.text) || /^\/(?:login|signin|sign-in|auth|error|401|403)\b/.test(value.text);
  if (value?.op === "object") {
    return value.entries.some(
      (entry) =>
        entry.kind === "field" &&
        (entry.name === "status" || entry.name === "statusCode") &&
        isRefusal(program, entry.value),
    );
  }
  return constant.test(labelIn(program, id));
}
