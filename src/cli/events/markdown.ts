// `-f markdown`: the table for a pull request or a wiki.
import { markdownCode, markdownText } from "../../reporters/markdown-text.ts";
import { requirementTitle } from "./asvs.ts";
import { percentOf, type Coverage, type CoverageRow } from "./coverage.ts";
import { handlerText, placeText, shownRows, stateNames, type CoverageFormat } from "./format.ts";

export const markdown: CoverageFormat = {
  id: "markdown",
  title: "Tables for a pull request or a wiki",
  render(coverage, options) {
    const parts = [
      "# Security events",
      said(coverage),
      requirementTable(coverage),
      eventTable(shownRows(coverage, options)),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  },
};

function said({ whole, guesses }: Coverage): string {
  const percent = percentOf(whole);
  if (percent === undefined) return "No security event was recognised.";
  const guessed = guesses > 0 ? ` ${guesses} with a question mark go by names alone and are not counted.` : "";
  return `**${percent} %** of ${whole.total} places are logged.${guessed}`;
}

function requirementTable({ requirements }: Coverage): string {
  if (requirements.length === 0) return "";
  const rows = requirements.map(
    (share) =>
      `| ${share.id} | ${percentOf(share) ?? 0} % | ${share.logged} of ${share.total} | ${markdownText(requirementTitle(share.id))} |`,
  );
  return ["| ASVS 5.0 | logged | places | requirement |", "|---|---:|---:|---|", ...rows].join("\n");
}

function eventTable(rows: readonly CoverageRow[]): string {
  if (rows.length === 0) return "";
  const lines = rows.flatMap(({ event, cells }) =>
    cells.map((cell) => {
      const state = `${stateNames[cell.state]}${cell.isGuess ? " ?" : ""}`;
      const shown = cell.state === "logged" ? state : `**${state}**`;
      return `| ${markdownCode(event)} | ${markdownCode(handlerText(cell))} | ${shown} | ${markdownCode(placeText(cell))} | ${cell.by === undefined ? "" : markdownCode(cell.by)} |`;
    }),
  );
  return ["| event | handler | state | place | by |", "|---|---|---|---|---|", ...lines].join("\n");
}
