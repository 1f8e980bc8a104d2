// What a CLI command is and what it may use. Each command is one file in commands/ and one line in commands/index.ts; help text and
// docs come from the entry.
import type { Readable, Writable } from "node:stream";
import type { Command as CommandBuilder } from "commander";
import type { Host } from "../base/host.ts";
import type { Registered } from "../base/registry.ts";

/** 0 clean · 1 findings, or what `--exit-code` says · 2 could not do the work · 130 interrupted. */
export type ExitCode = number;

/** An output stream; `isTTY` and `columns` are there when it is a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command line runs with. Tests give streams in memory, the process door gives those of the process. */
export interface CliEnvironment {
  /** What stands after the program's name. */
  readonly argv: readonly string[];
  /** Absolute working directory. */
  readonly cwd: string;
  readonly host: Host;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command gets: the environment, and the ways to answer. */
export interface CliContext extends CliEnvironment {
  /** Whether stdout is a terminal. */
  readonly isTty: boolean;
  /** Whether results on stdout are coloured: `--color`, NO_COLOR, FORCE_COLOR and the terminal decide. */
  readonly color: boolean;
  /** Fires at Ctrl+C, and when the reader of stdout has gone away; long work stops within 500 ms. */
  readonly signal: AbortSignal;
  /** Writes results to stdout and waits while the reader is slow; does nothing once the reader has gone away. */
  readonly print: (text: string | Uint8Array) => Promise<void>;
  /** Writes one line of talk to stderr; control characters are made visible, so any text is fine. */
  readonly say: (line: string) => void;
  /** Sets the exit code of the run; without a call it is 0. */
  readonly exitWith: (code: ExitCode) => void;
}

/** A command line that works, and what it does in a few words; the contract test parses each. */
export interface CommandExample {
  readonly line: string;
  readonly does: string;
}

/**
 * One command. `define` receives a commander command that already has name, summary and examples, and adds arguments, options and
 * one `action`, which may be async, throws `UserError` for the user's mistakes and ends with `context.exitWith(code)`. Heavy modules are
 * imported inside the action (`await import(…)`), so that `--help` stays quick. Group options in the help by `command.optionsGroup("Title:")`.
 */
export interface Command extends Registered {
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  define(command: CommandBuilder, context: CliContext): void;
}
