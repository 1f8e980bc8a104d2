// Driving the shop again gives the committed logs again, but for generated secrets and the ports of sockets.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopFolder } from "./fixture.ts";

const bundle = join(shopFolder, "dist", "drive-test.mjs");
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "demo-drive-"));
  await build({
    entryPoints: [join(shopFolder, "scripts/drive.ts")],
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const env = { PATH: process.env["PATH"] };
  const { status, stderr } = spawnSync(process.execPath, [bundle, folder], { cwd: folder, env, encoding: "utf8" });
  expect(status, stderr).toBe(0);
}, 120_000);

afterAll(() => {
  rmSync(bundle, { force: true });
  rmSync(folder, { recursive: true, force: true });
});

const committed = (file: string): string => readFileSync(join(shopFolder, "logs", file), "utf8");
const driven = (file: string): string => readFileSync(join(folder, file), "utf8");

/** Replaces what no seed decides: secrets, sockets, and times that the library takes from the machine's clock. */
function settled(text: string): string {
  return text
    .replace(/(token=|shp_)[0-9a-f]+/g, "$1SECRET")
    .replace(/(admin password: )[\w-]+/, "$1SECRET")
    .replace(/"(port|remotePort|responseTime)":\d+/g, '"$1":0')
    .replace(/"(address|remoteAddress)":"[^"]*"/g, '"$1":""')
    .replace(/"time":\d+/g, '"time":0');
}

describe("driving the demo shop", () => {
  it("writes the same access log", () => {
    expect(driven("access.log")).toBe(committed("access.log"));
  });

  it.each(["shop.log", "shop-plain.log"])("writes the same %s but for secrets and ports", (file) => {
    expect(settled(driven(file))).toBe(settled(committed(file)));
  });

  it("finds the same incidents", () => {
    expect(driven("truth.json")).toBe(committed("truth.json"));
  });
});
