// `--shard I/N`: the part of the files that this run takes, so that machines of a CI matrix share the work. A file's part depends on its path
// alone: not on the other files, their order or the machine.
import { InvalidArgumentError } from "commander";
import { hashText } from "../../base/hash.ts";

/** The part `index` of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const most = 1_000;

/** Reads `2/5`; throws commander's error for anything else. */
export function parseShard(value: string): Shard {
  // Matches two numbers of at most four digits; refuses signs, points and spaces.
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(value);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (index >= 1 && index <= count && count <= most) return { index, count };
  throw new InvalidArgumentError("Give the part and the number of parts, such as 1/4.");
}

/** Whether a file belongs to the part; `name` is its path relative to the working directory, with forward slashes. */
export function inShard(name: string, { index, count }: Shard): boolean {
  // Thirteen digits are what a number holds exactly.
  return Number.parseInt(hashText(name).slice(-13), 16) % count === index - 1;
}
