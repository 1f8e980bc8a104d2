// Contract of every command: its examples are valid command lines, its help is complete and fits, its parts document themselves.
import { PassThrough } from "node:stream";
import type { Command as CommandBuilder } from "commander";
import { describe, expect, test } from "vitest";
import { helpTexts } from "../../src/build/help-text.ts";
import { createContext } from "../../src/cli/context.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { createProgram } from "../../src/cli/program.ts";
import { reporters } from "../../src/reporters/index.ts";
import { createMemoryHost } from "../memory-host.ts";

function programOf(): CommandBuilder {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const environment = { argv: [], cwd: "/shop", host: createMemoryHost(), env: {}, ...streams };
  return createProgram(commands, createContext(environment, undefined).context);
}

/** The part of a shell line that is ours: behind a pipe, before a redirection. */
function argvOf(line: string): readonly string[] {
  const ours = line.split("|").at(-1)?.split(">")[0]?.trim().split(/\s+/) ?? [];
  expect(ours[0]).toBe("seclog");
  return ours.slice(1).map((word) => word.replace(/^'(.*)'$/, "$1"));
}

/** Parses without running; resolves with the name of the command that would run. */
async function parse(argv: readonly string[]): Promise<string | undefined> {
  const program = programOf();
  let chosen: string | undefined;
  for (const command of program.commands) command.action(() => void (chosen = command.name()));
  await program.parseAsync([...argv], { from: "user" });
  return chosen;
}

describe.each(commands.entries)("$id", ({ id, summary, examples }) => {
  test.each(examples)("$line", async ({ line, does }) => {
    expect(await parse(argvOf(line))).toBe(id);
    expect(does).toMatch(/^[A-Z].*\.$/);
  });

  test("says what it is for", () => {
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    expect(examples.length).toBeGreaterThan(0);
  });

  test("has help that fits 100 columns and describes every option and argument", () => {
    const command = programOf().commands.find((candidate) => candidate.name() === id);
    for (const option of command?.options ?? []) expect([option.flags, option.description]).not.toContain("");
    for (const argument of command?.registeredArguments ?? []) expect(argument.description).not.toBe("");
    const text = helpTexts().find(({ name }) => name === id)?.text ?? "";
    expect(text).toMatch(new RegExp(`^Usage: seclog ${id} `));
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});

test.each(reporters.entries.flatMap(({ examples }) => examples.map((line) => ({ line }))))(
  "the reporter's example is valid: $line",
  async ({ line }) => {
    expect(await parse(argvOf(line))).toBe("check");
  },
);

test("check comes first and needs no name", async () => {
  expect(commands.ids[0]).toBe("check");
  expect(await parse(["src", "--fix"])).toBe("check");
  expect(await parse([])).toBe("check");
});
