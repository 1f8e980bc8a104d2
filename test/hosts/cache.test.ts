// The cache answers only what is certain to be right, and any damage to it is the same as having none.
import { expect, test } from "vitest";
import type { AnalysisSettings } from "../../src/analysis/analyze.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import { cacheLocation } from "../../src/hosts/cache-file.ts";
import { createResultCache } from "../../src/hosts/cache.ts";
import { fileVersion } from "../../src/hosts/module-files.ts";
import { createMemoryHost } from "../memory-host.ts";
import type { MemoryHost } from "../memory-host.ts";

const root = "/work/shop";
const app = `${root}/src/app.ts`;
const userCache = "/home/ada/.cache/seclog";
const stored = cacheLocation(root, userCache);
const settings: AnalysisSettings = { rules: {}, sanitizers: ["redact"], maxFileBytes: 1_000_000 };
const day = 86_400_000;

const outcomeOf = (text: string, path = app): FileOutcome => ({
  status: "ok",
  path,
  hash: hashText(text),
  findings: [],
  notices: [],
});

const open = (host: MemoryHost, options: Partial<AnalysisSettings & { version: string; userCache: string }> = {}) => {
  const { version = "1.0.0", userCache: folder = userCache, ...changed } = options;
  return createResultCache({ host, root, version, userCache: folder, settings: { ...settings, ...changed } });
};

/** A shop whose `app.ts` was analysed and remembered a minute after it was written. */
async function remembered(files: Readonly<Record<string, string>> = { [`${root}/node_modules/pino/pino.js`]: "" }) {
  const host = createMemoryHost({ [app]: "log.info(user);", ...files });
  await host.advance(60_000);
  const cache = await open(host);
  expect(await cache.lookup(app)).toBeUndefined();
  cache.store(app, outcomeOf("log.info(user);"));
  expect(await cache.flush()).toBe(true);
  return host;
}

test("an unchanged file is answered without being read", async () => {
  const host = await remembered();
  const readFile: typeof host.readFile = (path) => {
    expect(path).not.toBe(app);
    return host.readFile(path);
  };
  const cache = await createResultCache({ host: { ...host, readFile }, root, version: "1.0.0", settings, userCache });
  expect(await cache.lookup(app)).toEqual(outcomeOf("log.info(user);"));
});

test("an outcome that rests on a file that is not there lasts until it appears", async () => {
  const host = await remembered();
  const config = `${root}/tsconfig.json`;
  const cache = await open(host);
  await cache.lookup(app);
  cache.store(app, outcomeOf("log.info(user);"), { [config]: "" });
  await cache.flush();
  expect(await (await open(host)).lookup(app)).toEqual(outcomeOf("log.info(user);"));
  host.write(config, "{}");
  expect(await (await open(host)).lookup(app)).toBeUndefined();
});

test("a file that was only touched is answered by its content, a changed one is not", async () => {
  const host = await remembered();
  host.write(app, "log.info(user);");
  expect(await (await open(host)).lookup(app)).toEqual(outcomeOf("log.info(user);"));
  host.write(app, "log.info(pass);");
  expect(await (await open(host)).lookup(app)).toBeUndefined();
  host.remove(app);
  expect(await (await open(host)).lookup(app)).toBeUndefined();
});

test("a change within the clock's grain is noticed", async () => {
  const host = createMemoryHost({ [app]: "log.info(user);", [`${root}/node_modules/x.js`]: "" });
  const cache = await open(host);
  await cache.lookup(app);
  cache.store(app, outcomeOf("log.info(user);"));
  await cache.flush();
  host.write(app, "log.info(pass);");
  expect(await (await open(host)).lookup(app)).toBeUndefined();
});

test("other settings or another version know nothing, the order of the rules does not matter", async () => {
  const host = await remembered();
  expect(await (await open(host, { sanitizers: [] })).lookup(app)).toBeUndefined();
  expect(await (await open(host, { rules: { "no-log-injection": "off" } })).lookup(app)).toBeUndefined();
  expect(await (await open(host, { version: "1.0.1" })).lookup(app)).toBeUndefined();
  const rules = { a: "off", b: "error" } as const;
  const cache = await open(host, { rules });
  await cache.lookup(app);
  cache.store(app, outcomeOf("log.info(user);"));
  await cache.flush();
  expect(await (await open(host, { rules: { b: "error", a: "off" } })).lookup(app)).toBeDefined();
});

test.each([
  ["is cut short", (text: string) => text.slice(0, -20)],
  ["was edited", (text: string) => text.replace('"ok"', '"recovered"')],
  ["is empty", () => ""],
  ["is something else", () => "[]"],
  ["is no text", () => "\0\uFFFF\n{"],
])("a cache that %s starts afresh", async (_, damage) => {
  const host = await remembered();
  host.write(stored, damage(host.text(stored) ?? ""));
  const cache = await open(host);
  expect(await cache.lookup(app)).toBeUndefined();
  cache.store(app, outcomeOf("log.info(user);"));
  expect(await cache.flush()).toBe(true);
  expect(await (await open(host)).lookup(app)).toBeDefined();
});

test("an outcome falls with the imported files it rests on", async () => {
  const logger = `${root}/src/logger.ts`;
  const host = await remembered({ [logger]: "export const log = pino();", [`${root}/node_modules/x.js`]: "" });
  const cache = await open(host);
  await cache.lookup(app);
  cache.store(app, outcomeOf("log.info(user);"), { [logger]: fileVersion(await host.stat(logger)) });
  await cache.flush();
  expect(await (await open(host)).lookup(app)).toBeDefined();
  host.write(logger, "export const log = pino({ redact: ['password'] });");
  expect(await (await open(host)).lookup(app)).toBeUndefined();
});

test("what many outcomes rest on is written down once", async () => {
  const logger = `${root}/src/logger.ts`;
  const callers = ["a", "b", "c"].map((name) => `${root}/src/${name}.ts`);
  const host = createMemoryHost(Object.fromEntries([...callers, logger].map((file) => [file, ""])));
  await host.advance(60_000);
  const cache = await open(host);
  const version = fileVersion(await host.stat(logger));
  for (const file of callers) {
    await cache.lookup(file);
    cache.store(file, outcomeOf("", file), { [logger]: version });
  }
  await cache.flush();
  expect(host.text(stored)?.split(logger)).toHaveLength(2);
  const again = await open(host);
  for (const file of callers) expect(await again.lookup(file)).toBeDefined();
});

test("a file that is skipped for what it holds stays so until it changes", async () => {
  const host = await remembered();
  const cache = await open(host);
  await cache.lookup(app);
  const skipped: FileOutcome = { status: "skipped", path: app, reason: "minified", detail: "One long line." };
  cache.store(app, skipped);
  await cache.flush();
  expect(await (await open(host)).lookup(app)).toEqual(skipped);
  host.write(app, "log.warn(user);");
  expect(await (await open(host)).lookup(app)).toBeUndefined();
});

test("files that were skipped for other reasons are tried again", async () => {
  const host = await remembered();
  const cache = await open(host);
  await cache.lookup(app);
  cache.store(app, { status: "skipped", path: app, reason: "timeout", detail: "" });
  await cache.flush();
  expect(await (await open(host)).lookup(app)).toBeUndefined();
});

test("it lies in the user's cache folder, so no repository can bring its own results", async () => {
  const host = await remembered();
  expect(host.paths().filter((path) => path.includes(".cache"))).toEqual([stored]);
  expect(stored).toMatch(/^\/home\/ada\/\.cache\/seclog\/[0-9a-f]{16}\.json$/);
  expect(await (await open(host)).lookup(app)).toEqual(outcomeOf("log.info(user);"));
});

test("a cache that cannot be written says so and harms nobody", async () => {
  const host = createMemoryHost({ [app]: "" });
  const readOnly = "/read-only";
  host.fail(readOnly, "permission");
  const cache = await open(host, { userCache: readOnly });
  await cache.lookup(app);
  cache.store(app, outcomeOf(""));
  expect(await cache.flush()).toBe(false);
});

test("what nobody asked for in a month is forgotten", async () => {
  const host = await remembered({ [`${root}/src/b.ts`]: "", [`${root}/node_modules/x.js`]: "" });
  for (const days of [20, 20]) {
    await host.advance(days * day);
    const cache = await open(host);
    await cache.lookup(`${root}/src/b.ts`);
    cache.store(`${root}/src/b.ts`, outcomeOf("", `${root}/src/b.ts`));
    await cache.flush();
  }
  expect(host.text(stored)).toContain("src/b.ts");
  expect(host.text(stored)).not.toContain("src/app.ts");
});
