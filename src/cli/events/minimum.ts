// `--min-coverage`: how much must be logged, of each requirement or of one.
import { InvalidArgumentError } from "commander";
import { percentOf, type Coverage } from "./coverage.ts";

/** Without `id` it holds for every requirement. */
export interface Minimum {
  readonly id: string | undefined;
  readonly percent: number;
}

// `80`, `16.3.1=90`, with or without a percent sign; refuses fractions.
const shape = /^(?:(\d+(?:\.\d+)*)=)?(\d{1,3})%?$/;

/** Collects the values of a repeatable option. */
export function collectMinimum(text: string, previous: readonly Minimum[] = []): readonly Minimum[] {
  const match = shape.exec(text.trim());
  const percent = Number(match?.[2] ?? NaN);
  if (!match || !(percent <= 100)) {
    throw new InvalidArgumentError("Give a percentage such as 80, or one of a requirement such as 16.3.1=90");
  }
  return [...previous, { id: match[1], percent }];
}

/** One sentence for each requirement that is covered less than it has to be; one that no place is about is met. */
export function shortfalls({ requirements }: Coverage, minima: readonly Minimum[]): readonly string[] {
  return requirements.flatMap((share) => {
    const own = minima.findLast(({ id }) => id === share.id) ?? minima.findLast(({ id }) => id === undefined);
    const percent = percentOf(share);
    if (!own || percent === undefined || percent >= own.percent) return [];
    return [`ASVS ${share.id} is logged to ${percent} %, ${own.percent} % are asked for.`];
  });
}
