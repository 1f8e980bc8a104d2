// What the manifest promises to VS Code and to its user.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as names from "../../src/client/commands/names.ts";
import { clientTexts, textsFile } from "../../src/build/texts.ts";
import { configFileName } from "../../src/config/resolve.ts";
import manifest from "../../package.json" with { type: "json" };
import texts from "../../package.nls.json" with { type: "json" };

const root = path.resolve(import.meta.dirname, "../..");
const { contributes } = manifest;

interface Setting {
  readonly scope: string;
  readonly markdownDescription: string;
  readonly order: number;
}

// The type of the JSON module has a member for each setting by name; here they are alike.
const groups = JSON.parse(JSON.stringify(contributes.configuration)) as readonly {
  readonly properties: Readonly<Record<string, Setting>>;
}[];
const settings = groups.flatMap(({ properties }) => Object.entries(properties));

/** Settings that name programs, addresses or code, and that a workspace could give a value all the same. */
function unguarded(all: readonly (readonly [string, Setting])[], restricted: readonly string[]): readonly string[] {
  return all.flatMap(([name, { scope }]) => {
    if (!/path|command|exec|bin|url|host|webhook|smtp|proxy|token|rulePack/i.test(name)) return [];
    return /^(?:machine|application)$/.test(scope) && restricted.includes(name) ? [] : [name];
  });
}

describe("the manifest", () => {
  test("wakes the extension for the four languages and for its configuration only", () => {
    expect(manifest.activationEvents).toEqual([
      "onLanguage:javascript",
      "onLanguage:javascriptreact",
      "onLanguage:typescript",
      "onLanguage:typescriptreact",
      "workspaceContains:seclog.config.json",
    ]);
  });

  test("says what works in untrusted and in virtual workspaces", () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe("limited");
    expect(manifest.capabilities.virtualWorkspaces.supported).toBe("limited");
  });

  test("contributes exactly the commands that the code registers, all under one category", () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(Object.values(names).sort());
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(["Seclog"]));
  });

  test("has few settings, each with scope, order and text", () => {
    expect(settings.length).toBeLessThanOrEqual(20);
    for (const [name, { scope, order, markdownDescription }] of settings) {
      expect(name).toMatch(/^seclog\.\w+(?:\.\w+)*$/);
      expect([name, scope, typeof order, markdownDescription.startsWith("%")]).toEqual([
        name,
        "window",
        "number",
        true,
      ]);
    }
  });

  test("keeps settings that name programs or addresses out of the reach of a workspace", () => {
    const restricted: readonly string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    expect(unguarded(settings, restricted)).toEqual([]);
    // What would have to be guarded, and how.
    const path = { scope: "window", markdownDescription: "", order: 1 };
    expect(unguarded([["seclog.server.path", path]], [])).toEqual(["seclog.server.path"]);
    const machine = { ...path, scope: "machine" };
    expect(unguarded([["seclog.notify.webhook", machine]], [])).toEqual(["seclog.notify.webhook"]);
    expect(unguarded([["seclog.notify.webhook", machine]], ["seclog.notify.webhook"])).toEqual([]);
  });

  test("has a text for every placeholder, and no text without one", () => {
    const used = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key).sort();
    expect([...new Set(used)]).toEqual(Object.keys(texts).sort());
  });

  test("shows every command of a menu, a key, a view or a step of the walkthrough that exists", () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const used = [
      ...JSON.stringify([contributes.menus, contributes.keybindings, texts]).matchAll(/\bseclog\.\w+(?:\.\w+)*/g),
    ]
      .map(([name]) => name)
      .filter(
        (name) =>
          !/^seclog\.(?:findings|logs|log|logViewer|run|delay|config|start|events|findings\.grouping|findings\.newOnly|events\.gapsOnly)(?:\.json|\.missing)?$/.test(
            name,
          ),
      );
    expect(used.filter((name) => !known.has(name) && !name.endsWith(".focus"))).toEqual([]);
  });

  test("has four steps to begin with, each with a text that is there", () => {
    const [walkthrough] = contributes.walkthroughs;
    expect(walkthrough?.steps).toHaveLength(4);
    for (const { media, completionEvents } of walkthrough?.steps ?? []) {
      expect(existsSync(path.join(root, media.markdown)), media.markdown).toBe(true);
      expect(completionEvents).toHaveLength(1);
    }
  });

  test("says something in every view that is empty", () => {
    const views = contributes.views.seclog.map(({ id }) => id);
    for (const view of views) expect(contributes.viewsWelcome.map((each) => each.view)).toContain(view);
    expect(readFileSync(path.join(root, contributes.viewsContainers.activitybar[0]?.icon ?? ""), "utf8")).toContain(
      "<svg",
    );
  });

  test("opens no log in the viewer by itself, and checks the configuration file against its schema", () => {
    expect(contributes.customEditors.map(({ priority }) => priority)).toEqual(["option"]);
    expect(contributes.jsonValidation).toEqual([{ fileMatch: configFileName, url: "./media/seclog.schema.json" }]);
    expect(existsSync(path.join(root, "media/seclog.schema.json"))).toBe(true);
  });

  test("tells the marketplace where to ask, how to look and under which words to be found", () => {
    expect(manifest.qna).toBe("marketplace");
    expect(manifest.galleryBanner).toEqual({ color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string, theme: "dark" });
    expect(manifest.keywords.length).toBeGreaterThanOrEqual(5);
    // More than 30 words are refused.
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
  });

  test("has an icon that the marketplace accepts: PNG, at least 128 pixels wide", () => {
    const icon = readFileSync(path.join(root, manifest.icon));
    expect(icon.subarray(1, 4).toString()).toBe("PNG");
    expect(icon.readUInt32BE(16)).toBeGreaterThanOrEqual(128);
  });
});

describe("the sources of the client", () => {
  test("have all their texts in the file for translators; when this fails: npm run generate", () => {
    expect(readFileSync(path.join(root, textsFile), "utf8")).toBe(clientTexts(root));
  });

  test("translate every text they show: no message is passed to the window as it stands", () => {
    const folder = path.join(root, "src/client");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    for (const name of files) {
      const text = readFileSync(path.join(folder, name), "utf8");
      expect(text, name).not.toMatch(/show(?:Information|Warning|Error)Message\(\s*["'`]/);
    }
  });
});
