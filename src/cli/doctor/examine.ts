// The examinations of `seclog doctor`, one after the other; one that fails says so and does not stop the others.
import process from "node:process";
import { rules } from "../../analysis/rules/index.ts";
import { printable } from "../../base/terminal.ts";
import { UserError } from "../../base/user-error.ts";
import { createPaint } from "../../reporters/paint.ts";
import type { CliContext } from "../command.ts";
import { examinations } from "./examinations.ts";
import { version } from "../version.ts";

/** `ok`; `note`: works, but worth knowing; `broken`: has to be mended. */
export type State = "ok" | "note" | "broken";

/** What one examination found; holds names and numbers, no code and no values. */
export interface Finding {
  readonly about: string;
  readonly state: State;
  readonly says: string;
}

/** One thing that is looked at. */
export interface Examination {
  readonly about: string;
  readonly look: (context: CliContext) => Promise<Omit<Finding, "about">>;
}

/** Versions first, then what was looked at, in the order of the list. */
export async function examine(context: CliContext): Promise<readonly Finding[]> {
  const seclog = `${version} with ${rules.ids.length} rules`;
  const found: Finding[] = [{ about: "seclog", state: "ok", says: seclog }, nodeVersion()];
  for (const { about, look } of examinations) {
    context.signal.throwIfAborted();
    found.push({ about, ...(await guarded(look, context)) });
  }
  return found;
}

/** One line each. */
export function renderExamination(found: readonly Finding[], color: boolean): string {
  const paint = createPaint(color);
  const paints = { ok: paint.green, note: paint.yellow, broken: paint.red };
  const width = Math.max(...found.map(({ about }) => about.length));
  return found
    .map(({ about, state, says }) => `${paints[state](state.padEnd(6))}  ${about.padEnd(width)}  ${printable(says)}\n`)
    .join("");
}

async function guarded(look: Examination["look"], context: CliContext): Promise<Omit<Finding, "about">> {
  try {
    return await look(context);
  } catch (error) {
    if (error instanceof UserError) return { state: "broken", says: error.message.split("\n").join(" ") };
    return { state: "broken", says: `could not be looked at (${error instanceof Error ? error.name : "unknown"})` };
  }
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const supported = major > 20 || (major === 20 && minor >= 9);
  const says = `${process.versions.node} on ${process.platform} ${process.arch}`;
  return supported
    ? { about: "node", state: "ok", says }
    : { about: "node", state: "broken", says: `${says}; Seclog needs 20.9 or later` };
}
