// The registry of commands: one line each, in the order of the help.
import { createRegistry } from "../../base/registry.ts";
import type { Command } from "../command.ts";
import { baseline } from "./baseline.ts";
import { check } from "./check.ts";
import { completion } from "./completion.ts";
import { doctor } from "./doctor.ts";
import { events } from "./events.ts";
import { explain } from "./explain.ts";
import { init } from "./init.ts";
import { logCommands } from "./log-commands.ts";
import { lsp } from "./lsp.ts";
import { merge } from "./merge.ts";
import { rules } from "./rules.ts";

/** Everything that can stand after `seclog`; `check` comes first and is the default. */
export const commands = createRegistry<Command>("command", [
  ...[check, events, baseline, merge, init],
  ...logCommands.entries,
  ...[explain, rules, doctor, completion, lsp],
]);
