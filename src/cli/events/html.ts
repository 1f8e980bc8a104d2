// `-f html`: one page for people who do not use a terminal. Self-contained: no script, no network.
import { htmlPage } from "../../reporters/html-page.ts";
import { xmlText } from "../../reporters/xml-text.ts";
import { requirementTitle } from "./asvs.ts";
import { percentOf, type Coverage, type CoverageCell, type CoverageRow } from "./coverage.ts";
import { handlerText, placeText, shownRows, stateNames, type CoverageFormat } from "./format.ts";

const levels = { missing: "error", "access-log": "warning", partly: "warning", logged: "info" } as const;

export const html: CoverageFormat = {
  id: "html",
  title: "One self-contained page, for people",
  render(coverage, options) {
    const body = [heading(coverage), requirementTable(coverage), ...shownRows(coverage, options).map(section)].join(
      "\n",
    );
    return htmlPage({
      title: "Security events",
      body,
      note: "Written by Seclog. A question mark stands for what goes by names alone and is not counted.",
    });
  },
};

function heading({ whole, states }: Coverage): string {
  const tiles = [
    [`${percentOf(whole) ?? 0} %`, "logged"],
    ...(["missing", "access-log", "partly", "logged"] as const).map((state) => [states[state], stateNames[state]]),
  ].map(([count, label]) => `<li><b>${count}</b>${label}</li>`);
  const says = whole.total === 0 ? "No security event was recognised." : `${whole.total} places.`;
  return `<h1>Security events</h1>\n<p>${says}</p>\n<ul class="tiles">${tiles.join("")}</ul>`;
}

function requirementTable({ requirements }: Coverage): string {
  if (requirements.length === 0) return "";
  const rows = requirements.map(
    (share) =>
      `<tr><td>${share.id}</td><td class="number">${percentOf(share) ?? 0} %</td><td class="number">${share.logged} of ${share.total}</td><td>${xmlText(requirementTitle(share.id))}</td></tr>`,
  );
  return `<table><thead><tr><th>ASVS 5.0</th><th class="number">logged</th><th class="number">places</th><th>requirement</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function section({ event, title, cells }: CoverageRow): string {
  const rows = cells.map(
    (cell) =>
      `<tr><td>${stateText(cell)}</td><td>${xmlText(handlerText(cell))}</td><td><code>${xmlText(placeText(cell))}</code></td><td>${xmlText(cell.by ?? "")}</td></tr>`,
  );
  return `<section><h2>${xmlText(title)} <code>${xmlText(event)}</code></h2>\n<table><thead><tr><th>state</th><th>handler</th><th>place</th><th>by</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

function stateText({ state, isGuess }: CoverageCell): string {
  return `<span class="level ${levels[state]}">${stateNames[state]}${isGuess ? " ?" : ""}</span>`;
}
