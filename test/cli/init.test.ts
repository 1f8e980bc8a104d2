// `seclog init` and `seclog doctor`: what they find, write and refuse.
import { describe, expect, test } from "vitest";
import { detect, importsOf, packagesOf } from "../../src/cli/init/detect.ts";
import { ciTargets } from "../../src/cli/init/ci-files.ts";
import { createFolder, seclog } from "./run-cli.ts";

const shop = {
  "package.json": JSON.stringify({
    dependencies: { express: "5", pino: "10" },
    devDependencies: { "shop-logger": "1" },
  }),
  "packages/api/package.json": JSON.stringify({ dependencies: { "@nestjs/core": "11" } }),
  "src/jobs.ts":
    'import { createLogger } from "winston";\nimport path from "node:path";\nexport const log = createLogger();\n',
};

describe("init", () => {
  test("finds frameworks and loggers in manifests and imports, and writes a configuration that works", async () => {
    const folder = createFolder(shop);
    const run = await seclog("init", { folder });
    expect(run).toMatchObject({ code: 0, stderr: "Wrote seclog.config.json.\n" });
    expect(run.stdout).toBe(
      "Frameworks: Express, NestJS\nLoggers: pino, winston\nLoggers not known by name: shop-logger\nNext: seclog check\n",
    );
    expect(run.read("seclog.config.json")).toContain("// Found and known: Express, NestJS, pino, winston.");
    expect((await seclog("check", { folder })).code).toBe(0);
  });

  test("overwrites nothing unless told, and writes all or nothing", async () => {
    const folder = createFolder({ ...shop, "seclog.config.json": "{}", ".pre-commit-config.yaml": "repos: []\n" });
    const refused = await seclog("init --ci pre-commit --ci github", { folder });
    expect(refused).toMatchObject({
      code: 2,
      stderr: ".pre-commit-config.yaml is there already, so nothing was written; --force replaces them.\n",
    });
    expect(() => refused.read(".github/workflows/seclog.yml")).toThrow();
    expect(refused.read("seclog.config.json")).toBe("{}");
    const forced = await seclog("init --force --profile hipaa", { folder });
    expect(forced.code).toBe(0);
    expect(forced.read("seclog.config.json")).toContain('"profile": "hipaa"');
    expect(forced.read(".pre-commit-config.yaml")).toBe("repos: []\n");
  });

  test.each(ciTargets.entries)(
    "--ci $id writes $file beside an existing configuration",
    async ({ id, file, text, next }) => {
      const run = await seclog(`init --ci ${id}`, { files: { ...shop, "seclog.config.json": "{}" } });
      expect(run.code).toBe(0);
      expect(run.read(file)).toBe(text);
      expect(run.read("seclog.config.json")).toBe("{}");
      expect(run.stdout).toContain(next);
    },
  );

  test("an unknown service is a mistake", async () => {
    const { code, stderr } = await seclog("init --ci jenkins", { files: shop });
    expect(code).toBe(2);
    expect(stderr).toContain("Services are github, gitlab, pre-commit");
  });
});

describe("detection", () => {
  test("reads imports of every form, and no relative ones", () => {
    const text = `import a from "pino";import "@sentry/node/x";const b = require('bunyan');await import("hono");import c from "./log";`;
    expect(importsOf(text)).toEqual(["pino", "@sentry/node", "bunyan", "hono"]);
  });

  test("takes no name that could step out of a comment", () => {
    expect(packagesOf(JSON.stringify({ dependencies: { "x-logger\n}, evil": "1", "x-logger": "1" } }))).toEqual([
      "x-logger",
    ]);
    expect(packagesOf("{ broken")).toEqual([]);
    expect(packagesOf("[1]")).toEqual([]);
  });

  test("words that only sound like logs are no loggers", () => {
    const names = new Set(["catalog", "dialog", "blog-engine", "log-symbols", "my-logger", "@types/log"]);
    expect(detect(names).unknownLoggers).toEqual(["log-symbols", "my-logger"]);
  });
});

describe("doctor", () => {
  test("tells that everything works", async () => {
    const { code, stdout } = await seclog("doctor", { files: { "src/a.ts": "export {};\n" } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {6}seclog +\d+\.\d+\.\d+ with \d+ rules$/m);
    expect(stdout).toMatch(/^ok {6}engine +a worker found the password in the test$/m);
    expect(stdout).toMatch(/^ok {6}files +1 file of JavaScript and TypeScript here$/m);
    expect(stdout).toMatch(/^note {4}git +.*this folder is in no repository$/m);
  });

  test("names what is broken, and looks at the rest all the same", async () => {
    const files = { "seclog.config.json": '{ "rulez": {} }' };
    const { code, stdout } = await seclog("doctor -f json", { files, env: { PATH: "" } });
    expect(code).toBe(2);
    const found = JSON.parse(stdout) as readonly {
      readonly about: string;
      readonly state: string;
      readonly says: string;
    }[];
    expect(found.filter(({ state }) => state === "broken").map(({ about }) => about)).toEqual(["configuration", "git"]);
    expect(found.find(({ about }) => about === "configuration")?.says).toContain('Did you mean "rules"?');
  });
});
