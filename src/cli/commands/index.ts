// The registry of commands: one line each, in the order of the help.
import { createRegistry } from "../../base/registry.ts";
import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { lsp } from "./lsp.ts";
import { rules } from "./rules.ts";

/** Everything that can stand after `seclog`; `check` comes first and is the default. */
export const commands = createRegistry<Command>("command", [check, rules, explain, lsp]);
