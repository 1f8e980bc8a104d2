// Five hundred real files whose names steer terminals: whatever is printed about them, in every format, obeys nobody but us.
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createFolder, seclog } from "../cli/run-cli.ts";
import { reporters } from "../../src/reporters/index.ts";
import { naughtyTexts } from "./hostile-texts.ts";

const count = 500;
const leak = "export const login = (password: string) => console.log(password);\n";

// What moves the cursor, sets colours and titles, writes to the clipboard, makes links, ends lines or turns text around.
const sequences = [
  ...["\u001b", "\u001b[2J", "\u001b[31m", "\u001b[1A\u001b[2K", "\u001b[?1049h", "\u009b31m", "\u001b(0"],
  ...["\u001b]8;;https:evil.example\u0007", "\u001b]52;c;aGk=\u0007", "\u001b]0;title\u001b\\", "\u009d0;title\u009c"],
  ...["\u001bPq#0;2;0;0;0\u001b\\", "\u0090q\u009c", "\u001b_x\u001b\\", "\u001b^x\u001b\\", "\u001bX", "\u001bc"],
  ...["\r", "\n", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\u000c", "\b\b\b", "\u0007", "\u007f", "\t"],
  ...["\u202e", "\u2066", "\u2069", "\u200b", "\u200f", "\ufeff", "\u00ad", "\u061c", "\u180e", "\ufff9"],
  ...[
    "::error::x",
    "##vso[task.complete]",
    "%0A::warning::x",
    "<b>",
    "]]>",
    "](command:quit)",
    "$(id)",
    "`id`",
    "'",
    '"',
  ],
];

/** Names that are all different, none longer than a file system takes. */
function names(): readonly string[] {
  const texts = naughtyTexts.map((text) => text.replace(/[/\u0000]/g, "_").slice(0, 40));
  return Array.from({ length: count }, (_, i) => {
    const sequence = sequences[i % sequences.length] ?? "";
    const other = sequences[(i * 7 + 3) % sequences.length] ?? "";
    return `${i}-${sequence}${texts[i % texts.length]}${other}.ts`;
  });
}

let folder = "";
beforeAll(() => {
  folder = createFolder({ "package.json": '{ "name": "shop" }' });
  for (const name of names()) fs.writeFileSync(path.join(folder, name), leak);
  expect(fs.readdirSync(folder).filter((name) => name.endsWith(".ts"))).toHaveLength(count);
});

// Anything that is not a visible character, a space or the end of a line.
const control = /(?!\n)[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;
// Colours and weights as we set them; refuses what moves the cursor or has other parts.
const ownColours = /\u001b\[\d{1,2}m/g;

describe(`${count} files with hostile names`, () => {
  test("in every format", { timeout: 120_000 }, async () => {
    const reports = createFolder({});
    const at = (format: string): string => path.join(reports, format);
    const formats = reporters.ids.flatMap((format) => ["-f", `${format}=${at(format)}`]);
    const { stdout, stderr, code } = await seclog(["check", "--no-cache", ...formats, "."], { folder });
    expect(code).toBe(1);
    expect(control.exec(stdout + stderr)?.[0]).toBeUndefined();
    for (const format of reporters.ids) {
      const report = fs.readFileSync(at(format), "utf8");
      expect(control.exec(report)?.[0], format).toBeUndefined();
      // In some formats a rule is named by more than its id.
      expect(report.split("no-secret-in-log").length - 1, format).toBeGreaterThanOrEqual(
        format === "gitlab" ? 1 : count,
      );
    }
  });

  test("on a terminal with colours", { timeout: 120_000 }, async () => {
    const { stdout, stderr } = await seclog(["check", "--no-cache", "."], { folder, tty: true, columns: 100 });
    expect(stdout).toMatch(ownColours);
    expect(control.exec(stdout.replace(ownColours, ""))?.[0]).toBeUndefined();
    // The line of progress is taken back.
    expect(control.exec(stderr.replace(ownColours, "").replace(/\r(?:\u001b\[2?K)?/g, ""))?.[0]).toBeUndefined();
  });

  test("in talk about a file that is not there or not understood", async () => {
    for (const name of names().slice(0, sequences.length)) {
      const { stderr, stdout } = await seclog(["check", "--no-cache", `missing-${name}`], { folder });
      expect(control.exec(stderr + stdout)?.[0], JSON.stringify(name)).toBeUndefined();
      const config = await seclog(["check", "--config", name, "."], { folder });
      expect(config.code).toBe(2);
      expect(control.exec(config.stderr)?.[0], JSON.stringify(name)).toBeUndefined();
    }
  });
});
