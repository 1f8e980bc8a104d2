// The pages of the log viewer and the dashboard in a browser, with every text that they show chosen by somebody hostile: the elements are those of
// an ordinary log, and nothing of the texts runs or is loaded.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { dashboardLabels } from "../../../src/client/dashboard/labels.ts";
import { viewerLabels } from "../../../src/client/log-viewer/labels.ts";
import { readToPage } from "../../../src/client/log-viewer/messages.ts";
import { pageHtml } from "../../../src/client/log-viewer/page-html.ts";
import { hostileTexts, markupTexts, naughtyTexts } from "../../robustness/hostile-texts.ts";
import type { Places } from "../main.ts";
import { launchBrowser } from "../vscode/launch.ts";

type Name = "log-viewer" | "dashboard";

interface Rendered {
  readonly steps: readonly string[];
  readonly fields: readonly string[];
  readonly saved: string | undefined;
}

const origin = "https://pages.example";
const textsAtOnce = 20;
const plainText = "signed in";

const fields: Readonly<Record<Name, readonly string[]>> = {
  "log-viewer": [
    ...[
      "anomaly",
      "bookmark",
      "detector",
      "failed",
      "fields",
      "file",
      "filter",
      "filter-field",
      "format",
      "name",
      "notice",
    ],
    ...["record", "template", "text", "time", "told", "value"],
  ],
  dashboard: [
    ...[
      "address",
      "anomaly",
      "anomaly-time",
      "detector",
      "duration",
      "error-rate",
      "event",
      "failed",
      "file",
      "first",
      "last",
    ],
    ...["level", "login", "new-template", "status", "template", "told"],
  ],
};

/** An open page, and what it asked the network for beyond its own script and style. */
interface OpenPage {
  readonly page: Page;
  readonly loaded: readonly string[];
}

/** Opens the page as the extension makes it, but for its policy, which would keep from running what got into the page. */
async function openPage(browser: Browser, name: Name): Promise<OpenPage> {
  const { extension, out } = JSON.parse(process.env.E2E_PLACES ?? "{}") as Places;
  const loaded: string[] = [];
  const html = pageHtml({
    ...{ nonce: "bm9uY2U=", cspSource: origin, language: "en", title: "Log" },
    scriptUri: `${origin}/${name}.js`,
    styleUri: `${origin}/${name}.css`,
    labels: name === "dashboard" ? dashboardLabels() : viewerLabels(),
  }).replace(/<meta http-equiv[^>]*>/, "");
  assert.doesNotMatch(html, /Content-Security-Policy/);
  const page = await browser.newPage({ viewport: { width: 1400, height: 2000 } });
  await page.route("**/*", async (route) => {
    const file = new URL(route.request().url());
    if (file.href === `${origin}/`) return await route.fulfill({ contentType: "text/html", body: html });
    const own = path.join(extension, "dist/webview", path.basename(file.pathname));
    if (file.origin === origin && file.search === "" && fs.existsSync(own)) return await route.fulfill({ path: own });
    loaded.push(file.href);
    await route.abort();
  });
  page.on("popup", (popup) => void loaded.push(`popup ${popup.url()}`));
  page.on("dialog", (dialog) => void loaded.push(`dialog ${dialog.message()}`));
  await page.addInitScript({ path: path.join(out, "harness.js") });
  return { page, loaded };
}

/** Loads the page anew and shows these texts in all its fields. */
async function render({ page }: OpenPage, name: Name, texts: readonly string[]): Promise<Rendered> {
  await page.goto(`${origin}/`);
  return await page.evaluate<Rendered>(`harness.render(${JSON.stringify(name)}, ${JSON.stringify(texts)})`);
}

/** What is other than with plain texts, in a few words. */
async function difference(
  open: OpenPage,
  { name, texts, step }: { readonly name: Name; readonly texts: readonly string[]; readonly step: number },
): Promise<string> {
  const treeOf = (): Promise<string> => open.page.evaluate<string>(`harness.trees[${step}]`);
  const shown = await treeOf();
  await render(open, name, Array<string>(texts.length).fill(plainText));
  const plain = await treeOf();
  const at = Array.from(plain).findIndex((character, i) => character !== shown[i]);
  const around = (tree: string): string => tree.slice(Math.max(0, at - 100), at + 100);
  return `step ${step} of ${JSON.stringify(texts)}:\n${around(shown)}\ninstead of\n${around(plain)}`;
}

function scriptsRun({ page }: OpenPage): Promise<number> {
  return page.evaluate<number>("harness.ran");
}

/** Shows one batch of texts after the other; fails at the first that makes other elements than plain texts make. */
async function showsLikePlain(browser: Browser, name: Name, batches: readonly (readonly string[])[]): Promise<void> {
  const open = await openPage(browser, name);
  const plain = await render(open, name, Array<string>(textsAtOnce).fill(plainText));
  assert.deepEqual(plain.fields, fields[name]);
  for (const texts of batches) {
    const shown = await render(open, name, texts);
    assert.deepEqual(shown.fields, fields[name]);
    const other = shown.steps.findIndex((step, i) => step !== plain.steps[i]);
    if (other >= 0) assert.fail(await difference(open, { name, texts, step: other }));
    assert.equal(shown.steps.length, plain.steps.length);
    assert.equal(shown.saved, plain.saved, JSON.stringify(texts));
    assert.equal(await scriptsRun(open), 0);
  }
  assert.deepEqual(open.loaded, []);
  await open.page.close();
}

/** The tests of this file. */
export function registerHostilePageTests(): void {
  describe("pages full of hostile texts", function () {
    this.timeout(600_000);
    let browser: Browser;
    before(async () => {
      browser = await launchBrowser();
    });
    after(() => browser.close());

    for (const name of ["log-viewer", "dashboard"] as const) {
      it(`${hostileTexts.length} texts in each field of the ${name} make the elements of a plain one`, async () => {
        assert.ok(naughtyTexts.length >= 461 && markupTexts.length >= 200);
        // Two pages share the work; the last batch is filled up with the first texts.
        const batches = Array.from({ length: Math.ceil(hostileTexts.length / textsAtOnce) }, (_, i) =>
          [...hostileTexts, ...hostileTexts].slice(i * textsAtOnce, (i + 1) * textsAtOnce),
        );
        const halves = [0, 1].map((half) => batches.filter((_, i) => i % 2 === half));
        await Promise.all(halves.map((half) => showsLikePlain(browser, name, half)));
      });

      it(`10,000 messages that the extension does not send change nothing in the ${name}`, async () => {
        const open = await openPage(browser, name);
        await render(open, name, [plainText]);
        const type = fc.constantFrom("opened", "changed", "answer", "refused", "failed", "told", "goTo", "run", "html");
        const parts = fc.record({
          type,
          id: fc.anything(),
          message: fc.anything(),
          state: fc.anything(),
          html: fc.string(),
        });
        const message = fc.oneof(fc.anything(), parts, fc.constantFrom(...markupTexts));
        const all = fc.sample(message, { numRuns: 10_000, seed: 20_261_122 });
        // As they arrive: what JSON does not carry is left out, as it is between the extension and its page.
        const foreign = all
          .map((each) => JSON.parse(JSON.stringify(each) ?? "null") as unknown)
          .filter((each) => readToPage(each) === undefined);
        assert.ok(foreign.length > 9_000, `${foreign.length} messages`);
        const [before, after] = await open.page.evaluate<readonly [string, string]>(
          `harness.deliver(${JSON.stringify(foreign)})`,
        );
        assert.equal(after, before);
        assert.equal(await scriptsRun(open), 0);
        assert.deepEqual(open.loaded, []);
        await open.page.close();
      });
    }
  });
}
