// Values that are made with a key from what was sent: whoever compares one with what he was shown verifies a signature.
import type { Program, ValueId } from "../program.ts";
import { pathOf, type Users } from "./users-of.ts";

const deepest = 6;

/** Whether a value is a message authentication code: `createHmac("sha256", secret).update(body).digest("hex")`, with a prefix at most. */
export function isSigned(
  source: { readonly program: Program; readonly users: Users },
  id: ValueId,
  depth = 0,
): boolean {
  const value = source.program.values[id];
  if (!value || depth > deepest) return false;
  const next = (inner: ValueId): boolean => isSigned(source, inner, depth + 1);
  switch (value.op) {
    case "load":
      return source.users.storesOf(value.binding).slice(0, 2).some(next);
    case "text":
    case "add":
      return value.parts.some(next);
    case "await":
    case "cast":
      return next(value.value);
    case "call": {
      const path = pathOf(source.program, value.callee);
      if (path.includes("createHmac")) return true;
      // `Buffer.from(mac, "hex")`
      return path.join(".") === "Buffer.from" && value.args.slice(0, 1).some((argument) => next(argument.value));
    }
    default:
      return false;
  }
}
