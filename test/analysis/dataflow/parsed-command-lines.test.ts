// What parsers of the command line give as a whole carries what was typed on it.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] =>
  findingsIn("no-unfiltered-object-in-log", code).map(({ category }) => category);

test.each([
  [
    "commander",
    `import { program } from "commander"; program.option("--password <word>"); console.log("with", program.opts());`,
  ],
  [
    "a command",
    `import { Command } from "commander"; const program = new Command(); program.option("--password <word>"); console.log("with", program.opts());`,
  ],
  [
    "minimist",
    `import parse from "minimist"; const options = parse(list); const { password } = options; console.log("with", options);`,
  ],
])("tells of all options of %s", (_, code) => {
  expect(found(code)).toEqual(["command-line"]);
});

test("says nothing of one option", () => {
  expect(found(`import { program } from "commander"; console.log("host", program.opts().host);`)).toEqual([]);
});
