// What axe says of the page on the screen: names, roles, their places, contrast.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { webviewFrame } from "../vscode/workbench.ts";

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The serious and critical faults of the webview on the screen, a line for each kind, with an example. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const frame = await webviewFrame(page);
  await frame.evaluate(axe);
  const violations = await frame.evaluate<readonly AxeViolation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id} (${nodes.length}): ${first?.html.slice(0, 160)} ${first?.failureSummary?.split("\n")[1] ?? ""}`;
    });
}
