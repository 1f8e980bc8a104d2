// What decorators say of a field: a column that is not selected, a relation that is not loaded, a property that is not written out.
import { fieldMeaning } from "../../catalogue/schemas/index.ts";
import type { Decorator } from "../program.ts";
import type { ShapeField } from "./shape.ts";

/** The part of a field that its decorators decide. */
export function decorated(decorators: readonly Decorator[]): Pick<ShapeField, "hidden" | "isLazy"> {
  let result: Pick<ShapeField, "hidden" | "isLazy"> = {};
  for (const { name, options } of decorators) {
    const meaning = fieldMeaning(name);
    if (meaning === "relation") result = { ...result, isLazy: options.get("eager") !== "true" };
    else if (meaning === "column" && (options.get("select") === "false" || options.get("lazy") === "true")) {
      result = { ...result, hidden: "read" };
    } else if (meaning === "column" && options.get("hidden") === "true") result = { ...result, hidden: "json" };
  }
  return result;
}
