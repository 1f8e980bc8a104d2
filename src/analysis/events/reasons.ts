// The clauses behind "because …" in messages about refusals: which test said no, in words that can be read aloud.
import { saysNo } from "../../catalogue/events/checks.ts";
import type { Atom } from "./conditions.ts";

/** `hasPermission` says no; `isForbidden` says so; `a` and `b` are not the same. */
export function reasonOf({ label, form, holds }: Pick<Atom, "label" | "form" | "holds">): string {
  switch (form) {
    case "pair":
      return label.includes(" ")
        ? `\`${label.split(" ").join("` and `")}\` are not the same`
        : `\`${label}\` is not the right one`;
    case "text":
      return holds ? `\`${label}\` is shut out` : `\`${label}\` is required`;
    case "name":
      return `\`${label}\` says ${holds || saysNo(label) ? "so" : "no"}`;
  }
}
