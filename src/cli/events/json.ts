// `-f json`: the table for scripts. Lines count from 1.
import { eventNamed } from "../../catalogue/events/index.ts";
import { safeJson } from "../../reporters/safe-json.ts";
import { version } from "../version.ts";
import { requirementTitle } from "./asvs.ts";
import { percentOf } from "./coverage.ts";
import { shownRows, type CoverageFormat } from "./format.ts";

export const json: CoverageFormat = {
  id: "json",
  title: "The table as one JSON object",
  render(coverage, options) {
    const { whole, states, guesses, requirements } = coverage;
    return safeJson({
      version,
      summary: { places: whole.total, logged: whole.logged, percent: percentOf(whole) ?? null, states, guesses },
      requirements: requirements.map((share) => ({
        standard: "OWASP ASVS 5.0",
        id: share.id,
        title: requirementTitle(share.id),
        logged: share.logged,
        total: share.total,
        percent: percentOf(share) ?? null,
      })),
      events: shownRows(coverage, options).map(({ event, title, cells }) => ({
        event,
        title,
        references: eventNamed(event)?.references,
        handlers: cells.map(({ handler, file, lines, state, by, isGuess }) => ({
          handler,
          file,
          lines,
          state,
          by,
          guess: isGuess,
        })),
      })),
    });
  },
};
