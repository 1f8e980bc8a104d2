// `-f pretty`: the table for a terminal, readable at 80 columns.
import type { EventState } from "../../base/finding.ts";
import { printable } from "../../base/terminal.ts";
import { createPaint, type Paint } from "../../reporters/paint.ts";
import { requirementTitle } from "./asvs.ts";
import { percentOf, type Coverage, type CoverageCell, type CoverageRow } from "./coverage.ts";
import { handlerText, placeText, shownRows, stateNames, type CoverageFormat } from "./format.ts";

const usualWidth = 80;
const stateWidth = 14;
const longestHandler = 34;

export const pretty: CoverageFormat = {
  id: "pretty",
  title: "A table for the terminal",
  render(coverage, options) {
    const paint = createPaint(options.color);
    const width = Math.max(40, options.width ?? usualWidth);
    const rows = shownRows(coverage, options);
    const handlers = rows.flatMap(({ cells }) => cells.map((cell) => handlerText(cell).length));
    const layout = { paint, width, handler: Math.min(longestHandler, Math.max(0, ...handlers)) };
    const parts = rows.map((row) => rowText(row, layout));
    return [...parts, requirementLines(coverage, layout), summary(coverage, layout)]
      .filter((part) => part !== "")
      .join("\n");
  },
};

interface Layout {
  readonly paint: Paint;
  readonly width: number;
  /** Of the column of handlers. */
  readonly handler: number;
}

function rowText({ event, title, asvs, cells }: CoverageRow, layout: Layout): string {
  const { paint } = layout;
  const head = `${paint.bold(event)}  ${title}${asvs.length > 0 ? paint.dim(`  ASVS ${asvs.join(", ")}`) : ""}`;
  return `${[head, ...cells.map((cell) => cellText(cell, layout))].join("\n")}\n`;
}

function cellText(cell: CoverageCell, { paint, width, handler }: Layout): string {
  const state = stateColor(
    cell.state,
    paint,
  )(`${stateNames[cell.state]}${cell.isGuess ? " ?" : ""}`.padEnd(stateWidth));
  const name = shortened(handlerText(cell), handler).padEnd(handler);
  const room = Math.max(20, width - stateWidth - handler - 4);
  return `  ${state}${name}  ${withoutFolders(placeText(cell), room)}`;
}

function stateColor(state: EventState, paint: Paint): (text: string) => string {
  return { missing: paint.red, "access-log": paint.yellow, partly: paint.yellow, logged: paint.green }[state];
}

function shortened(text: string, width: number): string {
  const shown = printable(text);
  return shown.length <= width ? shown : `${shown.slice(0, Math.max(1, width - 1))}…`;
}

/** Leaves out folders from the left until the rest fits; the file and the line stay. */
function withoutFolders(place: string, width: number): string {
  let shown = printable(place);
  while (shown.length > width && shown.includes("/", 2)) shown = `…${shown.slice(shown.indexOf("/", 2))}`;
  return shown;
}

function requirementLines({ requirements }: Coverage, { paint, width }: Layout): string {
  if (requirements.length === 0) return "";
  const lines = requirements.map(({ id, logged, total }) => {
    const percent = `${percentOf({ logged, total }) ?? 0} %`.padStart(5);
    const share = `${logged} of ${total}`.padStart(11);
    return `  ${id.padEnd(8)}${percent}${share}   ${shortened(requirementTitle(id), Math.max(20, width - 29))}`;
  });
  return `${[paint.bold("Logged, by requirement of OWASP ASVS 5.0"), ...lines].join("\n")}\n`;
}

function summary({ whole, states, guesses }: Coverage, { paint }: Layout): string {
  const percent = percentOf(whole);
  if (percent === undefined) {
    const some = guesses > 0 ? " for sure" : "";
    return `No security event was recognised${some}.\n`;
  }
  const others = (["missing", "access-log", "partly"] as const).flatMap((state) =>
    states[state] > 0 ? [`${states[state]} ${stateNames[state]}`] : [],
  );
  const tail = others.length > 0 ? `: ${others.join(", ")}` : "";
  const guessed = guesses > 0 ? paint.dim(`\n? goes by names alone and is not counted (${guesses})`) : "";
  return `${paint.bold(`${percent} %`)} of ${whole.total} places logged${tail}${guessed}\n`;
}
