// The captures in README.md are real: each command is run on the demo shop, and every line that is shown is printed, in that order.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands/index.ts";
import { seclog } from "./run-cli.ts";

const root = path.resolve(import.meta.dirname, "../..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
const captures = [...readme.matchAll(/```console\n\$ seclog ([^\n]+)\n([^]*?)```/g)].map(
  ([, line = "", shown = ""]) => ({
    line,
    shown: shown.split("\n").filter((text) => text !== "" && text !== "…"),
  }),
);

test("README shows both halves of the checks, the repair and the logs", () => {
  expect(captures.map(({ line }) => line.split(" ")[0])).toEqual(["check", "check", "check", "logs"]);
});

test.each(captures)("seclog $line", async ({ line, shown }) => {
  const { stdout } = await seclog(line, { folder: path.join(root, "test/fixtures/demo-shop") });
  const printed = stdout.split("\n");
  expect(printed.filter((text) => shown.includes(text))).toEqual(shown);
});

test("README names only commands and options that exist", async () => {
  const help = await Promise.all(commands.ids.map(async (id) => (await seclog(`${id} --help`)).stdout));
  const options = [...readme.matchAll(/(?<=[`\s])--[a-z][a-z-]*/g)].map(([option]) => option);
  const ours = options.filter((option) => !["--global", "--install-extension", "--pre-release"].includes(option));
  for (const option of ours) expect(help.join("\n")).toContain(option);
});
