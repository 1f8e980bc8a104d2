// A size as people write it on a command line.
import { InvalidArgumentError } from "commander";

const units: Readonly<Record<string, number>> = { "": 1, b: 1, k: 1_000, kb: 1_000, m: 1_000_000, mb: 1_000_000 };
/** What `maxFileBytes` allows. */
const most = 10_000_000;

/** `250000`, `250KB`, `1.5 MB` → bytes; throws commander's error for anything else. */
export function byteSize(value: string): number {
  // Matches a number with a unit; refuses signs, exponents and other units.
  const match = /^(\d{1,8}(?:\.\d{1,3})?) ?([kmb]{0,2})$/i.exec(value);
  const factor = units[match?.[2]?.toLowerCase() ?? "?"];
  const bytes = Math.round(Number(match?.[1]) * (factor ?? NaN));
  if (bytes >= 1 && bytes <= most) return bytes;
  throw new InvalidArgumentError("Give a size from 1 to 10MB, such as 500KB");
}
