// `-f html`: one page for people who do not use a terminal. Self-contained: no script, no network, no font; lines of code are masked as
// everywhere else.
import { createFrames } from "./code-frame.ts";
import { groupBy } from "./group-by.ts";
import { htmlPage } from "./html-page.ts";
import { counted } from "./pretty-summary.ts";
import { remarksOf } from "./remarks.ts";
import type { LocatedFinding, ReportView } from "./report-view.ts";
import { createReportView, levelCounts } from "./report-view.ts";
import type { CheckResult, Reporter } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { redact } from "../catalogue/redact.ts";
import { xmlText } from "./xml-text.ts";

/** A page with counts, findings by file and what was not analysed. */
export const html: Reporter = {
  id: "html",
  title: "One self-contained page with code, for people",
  examples: ["seclog check -f html=seclog.html"],
  render(result) {
    const view = createReportView(result);
    const framesOf = createFrameCache(result);
    const files = groupBy(view.findings, ({ path }) => path);
    const sections = [...files].map(([path, findings]) => {
      const articles = findings.map((located) => findingArticle(located, view, framesOf)).join("\n");
      return `<section><h2>${xmlText(path)}</h2>\n${articles}\n</section>`;
    });
    const parts = [heading(view), ...ruleTable(view), ...sections, ...remarkTable(view), ...baselineText(result)];
    return htmlPage({
      title: "Seclog report",
      body: parts.join("\n"),
      note: "Written by Seclog. Literal secrets are masked.",
    });
  },
};

type FramesOf = (file: string) => ReturnType<typeof createFrames>;

function heading(view: ReportView): string {
  const { error, warning, info } = levelCounts(view);
  const tiles = [
    [error, "errors"],
    [warning, "warnings"],
    [info, "infos"],
    [view.files - view.skipped.length, "files analysed"],
    [view.skipped.length, "files skipped"],
  ].map(([count, label]) => `<li><b>${count}</b>${label}</li>`);
  const total = view.findings.length + view.hidden;
  const says = total === 0 ? "No findings." : `${counted(total, "finding")}.`;
  const hidden = view.hidden > 0 ? ` ${counted(view.hidden, "finding")} not listed.` : "";
  return `<h1>Seclog report</h1>\n<p>${says}${hidden}</p>\n<ul class="tiles">${tiles.join("")}</ul>`;
}

function ruleTable({ findings }: ReportView): readonly string[] {
  if (findings.length === 0) return [];
  const rules = [...groupBy(findings, ({ finding }) => finding.rule)]
    .sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
    .map(([rule, list]) => `<tr><td>${ruleLink(rule)}</td><td class="number">${list.length}</td></tr>`);
  return [
    `<table><thead><tr><th>rule</th><th class="number">findings</th></tr></thead><tbody>${rules.join("")}</tbody></table>`,
  ];
}

function findingArticle(located: LocatedFinding, view: ReportView, framesOf: FramesOf): string {
  const { finding, file, place } = located;
  const fix = finding.fixes.find(({ preferred }) => preferred);
  return [
    `<article class="finding ${finding.level}">`,
    `<p><span class="level ${finding.level}">${finding.level}</span> ${ruleLink(finding.rule)} <span class="soft">line ${place.line}, column ${place.column}</span></p>`,
    `<p>${sentence(finding.message)}</p>`,
    codeOf(framesOf(file)(place), place.line),
    ...flowOf(located, view),
    ...(fix ? [`<p class="soft">Fix: ${sentence(redact(fix.title))}</p>`] : []),
    "</article>",
  ].join("\n");
}

function codeOf(frame: ReturnType<ReturnType<typeof createFrames>>, line: number): string {
  if (frame === undefined) return "";
  const code = `${xmlText(frame.before)}<mark>${xmlText(frame.inside)}</mark>${xmlText(frame.after)}`;
  return `<pre><span class="soft">${line} </span>${code}</pre>`;
}

function flowOf({ finding, file }: LocatedFinding, view: ReportView): readonly string[] {
  if (finding.flow.length === 0) return [];
  const steps = finding.flow.map((step) => {
    const { line } = view.placeOf(step.path ?? file, step.range);
    const where = xmlText(`${view.relative(step.path ?? file)}:${line}`);
    return `<li>${sentence(step.message)} <span class="soft">${where}</span></li>`;
  });
  return [`<details><summary>From source to sink</summary><ol>${steps.join("")}</ol></details>`];
}

function remarkTable(view: ReportView): readonly string[] {
  const rows = remarksOf(view).map(({ path, place, message }) => {
    return `<tr><td><code>${xmlText(`${path}:${place.line}`)}</code></td><td>${sentence(message)}</td></tr>`;
  });
  if (rows.length === 0) return [];
  return [`<h2>Not or not wholly analysed</h2>\n<table><tbody>${rows.join("\n")}</tbody></table>`];
}

function baselineText({ baseline }: CheckResult): readonly string[] {
  if (baseline === undefined) return [];
  const total = baseline.known.reduce((sum, { count }) => sum + count, 0);
  return [
    `<p>${counted(total, "known finding")} in the baseline left out; ${counted(baseline.stale.length, "entry", "entries")} of it no longer found.</p>`,
  ];
}

function ruleLink(rule: string): string {
  return `<a href="${xmlText(ruleUrl(rule))}" rel="noreferrer">${xmlText(rule)}</a>`;
}

/** What stands between backticks is shown as code. */
function sentence(text: string): string {
  const parts = text.split("`");
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return xmlText(part);
      return index === parts.length - 1 ? `\`${xmlText(part)}` : `<code>${xmlText(part)}</code>`;
    })
    .join("");
}

function createFrameCache({ textOf }: CheckResult): FramesOf {
  const cache = new Map<string, ReturnType<FramesOf>>();
  return (file) => {
    const text = textOf(file);
    const frames = cache.get(file) ?? (text === undefined ? () => undefined : createFrames(text));
    cache.set(file, frames);
    return frames;
  };
}
