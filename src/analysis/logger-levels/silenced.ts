// Places at which a program switches its logging off, or sends it where nobody reads it. Whether production comes there is for the rule.
import type { Confidence } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { ValueId } from "../program.ts";

export interface Silenced {
  readonly range: Range;
  /** The value that does it, for the conditions that lead there. */
  readonly at: ValueId;
  /** What is wrong, with its subject: ``"`silent: true` switches this winston logger off"``. */
  readonly message: string;
  readonly confidence: Confidence;
  /** False when a setting of the environment can switch it on. */
  readonly firm: boolean;
  /** Only this file shows that nobody switches it on again. */
  readonly isExported?: boolean;
}
