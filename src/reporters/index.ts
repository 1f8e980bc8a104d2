// The registry of reporters: one line each.
import { createRegistry } from "../base/registry.ts";
import { json } from "./json.ts";
import { pretty } from "./pretty.ts";
import type { Reporter } from "./reporter.ts";
import { sarif } from "./sarif.ts";

/** Everything that `-f` can name. */
export const reporters = createRegistry<Reporter>("reporter", [pretty, json, sarif]);
