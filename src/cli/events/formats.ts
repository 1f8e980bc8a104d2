// The formats of `seclog events`, one line each.
import { createRegistry } from "../../base/registry.ts";
import type { CoverageFormat } from "./format.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";

export const coverageFormats = createRegistry<CoverageFormat>("coverage format", [pretty, json, markdown, html]);
