// The registry of commands: one line each, in the order of the help.
import { createRegistry } from "../../base/registry.ts";
import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { logs } from "./logs.ts";
import { lsp } from "./lsp.ts";
import { rules } from "./rules.ts";
import { watch } from "./watch.ts";

/** Everything that can stand after `seclog`; `check` comes first and is the default. */
export const commands = createRegistry<Command>("command", [check, logs, watch, explain, rules, lsp]);
