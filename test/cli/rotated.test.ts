// Rotated and compressed logs, read when they are asked for.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpack } from "../../src/hosts/unpack.ts";
import { seclog } from "./run-cli.ts";

const line = (second: number, text: string) => `2025-05-17T08:30:0${second}Z INFO ${text}\n`;
const bodies = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((record) => (JSON.parse(record) as { body: string }).body);

const files = {
  "app.log": line(3, "three"),
  "app.log.1": line(2, "two"),
  "app.log.2.gz": gzipSync(line(1, "one")),
  "app.log.tmp": line(9, "never"),
  "other.log.1": line(9, "never"),
};

test("a compressed log that is named is read", async () => {
  const { code, stdout } = await seclog("logs app.log.2.gz -f jsonl", { files });
  expect({ code, bodies: bodies(stdout) }).toEqual({ code: 0, bodies: ["one"] });
});

test("--rotated reads the rotated files first, oldest first", async () => {
  const { code, stdout } = await seclog("logs app.log -f jsonl --rotated", { files });
  expect({ code, bodies: bodies(stdout) }).toEqual({ code: 0, bodies: ["one", "two", "three"] });
});

test("without it only the log itself is read", async () => {
  const { stdout } = await seclog("logs app.log -f jsonl", { files });
  expect(bodies(stdout)).toEqual(["three"]);
});

test("a small file that unpacks without end is refused", async () => {
  await expect(unpack("a.log.gz", gzipSync(new Uint8Array(4 << 20)), 1 << 20)).rejects.toThrow(
    "a.log.gz holds more than 1 MB when it is unpacked; unpack it to a file and name that.",
  );
});

test("a compressed archive is no log", async () => {
  const { code, stderr } = await seclog("logs a.tar.gz", { files: { "a.tar.gz": gzipSync(new Uint8Array(2000)) } });
  expect(code).toBe(2);
  expect(stderr).toContain("a.tar.gz holds no text log but binary data");
});
