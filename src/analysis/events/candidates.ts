// A place that may be a security event, before it is known whether it is logged.
import type { Confidence } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { BlockId, ValueId } from "../program.ts";
import type { Entry } from "./entries.ts";
import type { Refusal } from "./refusals.ts";

interface Place {
  readonly entry: Entry;
  /** OWASP name of the event. */
  readonly event: string;
  readonly block: BlockId;
  readonly op: ValueId;
  readonly range: Range;
  /** A clause: `the password does not match`. */
  readonly why: string;
  readonly confidence: Confidence;
}

export interface FailureCandidate extends Place {
  readonly outcome: "failure";
  readonly refusal: Refusal;
  /** Where the way begins on which it has failed. */
  readonly from: BlockId;
  /** The block whose test decided it; undefined for a `catch`. */
  readonly decidedAt: BlockId | undefined;
  /** Calls that found it out: the check of the password, or all that was tried. */
  readonly checks: readonly ValueId[];
}

export interface SuccessCandidate extends Place {
  readonly outcome: "success";
  /** The call that does it; undefined when only the name of the function says so. */
  readonly action: ValueId | undefined;
  /** A library does it, and no code of the project runs. */
  readonly isSilent?: true;
}

export type Candidate = FailureCandidate | SuccessCandidate;
