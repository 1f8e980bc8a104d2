// Comparisons that ask whether a thing belongs to who asks for it: of two names of owners, or of somebody's own id with what was sent.
import { namesOwner } from "../../catalogue/events/checks.ts";
import { noValue, type Program, type ValueId } from "../program.ts";
import { pathOf } from "./users-of.ts";

/** Whether two sides that differ are an owner and who asks: `note.ownerId !== userId`, `req.user.id !== req.params.id`. */
export function comparesOwners(program: Program, left: ValueId, right: ValueId): boolean {
  const paths = [left, right].map((side) => pathOf(program, side));
  const [a = [], b = []] = paths;
  return (
    a.join(".") !== b.join(".") &&
    (paths.every((path) => namesOwner(path.at(-1) ?? "")) ||
      isOwnId(program, left, right) ||
      isOwnId(program, right, left))
  );
}

const askers = new Set(["user", "currentUser", "current_user", "viewer", "me", "auth", "session", "identity"]);
const idNames = new Set(["id", "_id", "sub", "uid"]);

/** What a side of a comparison is known by: `Number(req.params.id)` is the number of `req.params.id`. */
export function namedSide(program: Program, side: ValueId): readonly string[] {
  const value = program.values[side];
  const path = pathOf(program, side);
  const given = value?.op === "call" && path.length === 1 ? pathOf(program, value.args[0]?.value ?? noValue) : [];
  return given.length > 0 ? given : path;
}

/** `req.user.id !== Number(req.params.id)`: who asks is not who is asked for. */
function isOwnId(program: Program, own: ValueId, other: ValueId): boolean {
  const path = pathOf(program, own);
  if (!idNames.has(path.at(-1) ?? "") || !askers.has(path.at(-2) ?? "")) return false;
  const value = program.values[other];
  const asked = value?.op === "call" ? value.args.map((argument) => argument.value) : [other];
  return asked.some((each) => {
    const [name = "", owner = ""] = pathOf(program, each).toReversed();
    return owner === "params" || (value?.op === "call" && namesOwner(name));
  });
}
