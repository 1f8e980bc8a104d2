// The commands that read logs, in a registry of their own: who follows a log waits for its first line, and what the other commands need
// (reporters, rules, catalogues) takes longer to load than all of this.
import { createRegistry } from "../../base/registry.ts";
import type { Command } from "../command.ts";
import { logs } from "./logs.ts";
import { watch } from "./watch.ts";

/** A part of all commands. */
export const logCommands = createRegistry<Command>("command", [logs, watch]);
