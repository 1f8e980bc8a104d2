// The registry of reporters: one line each, those for people first.
import { createRegistry } from "../base/registry.ts";
import { agent } from "./agent.ts";
import { checkstyle } from "./checkstyle.ts";
import { concise } from "./concise.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { rdjson } from "./rdjson.ts";
import type { Reporter } from "./reporter.ts";
import { sarif } from "./sarif.ts";

/** Everything that `-f` can name. */
export const reporters = createRegistry<Reporter>("reporter", [
  ...[pretty, concise, agent, html, markdown],
  ...[json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson],
]);
