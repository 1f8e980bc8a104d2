// A redaction that cannot work, for the rule that reports it.
import type { Confidence, RelatedLocation } from "../../../base/finding.ts";
import type { Range } from "../../../base/text.ts";
import type { SinkCall } from "../../dataflow/sink-call.ts";
import type { ValueId } from "../../program.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { noValue } from "../../program.ts";

/** What would work, for the fix: other texts in the place of a path, more paths, a list around a text, another place. */
export type FaultRepair =
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  | { readonly kind: "list" }
  | { readonly kind: "every-match" }
  | { readonly kind: "assign"; readonly name: string }
  | { readonly kind: "before"; readonly id: ValueId };

export interface Fault {
  /** Where it is written, or `noValue` for a function. */
  readonly id: ValueId;
  readonly range: Range;
  /** One sentence without its full stop. */
  readonly message: string;
  readonly confidence: Confidence;
  readonly related?: RelatedLocation;
  readonly repair?: FaultRepair;
}

/** A file as the checks see it. */
export interface FaultView {
  readonly view: ConfigurationView;
  readonly sinkCalls: readonly SinkCall[];
}

/** A fault at the first of two values that stands in this file. */
export function faultAt(view: ConfigurationView, ids: readonly ValueId[], message: string): Fault {
  const id = ids.find((each) => each !== noValue) ?? noValue;
  const value = view.program.values[id];
  const range = { start: value?.start ?? 0, end: value?.end ?? 0 };
  return { id, range, message, confidence: "flow" };
}

/** The same fault with what would mend it. */
export function mendedBy(fault: Fault, repair: FaultRepair): Fault {
  return { ...fault, repair };
}

// Names of functions that mask, and of what they put in the place of a secret.
const maskingName = /redact|mask|scrub|censor|sanitiz|obfuscat|anonymi[sz]|hide|strip|cleanse|filterSensitive|pii/i;
const maskText = /\*{2,}|x{3,}|•|█|redact|mask|filtered|hidden|removed|censored|secret|\[[\w -]+\]|<[\w -]+>/i;

/** Whether a function is called like one that masks. */
export function isMaskingName(name: string): boolean {
  return maskingName.test(name);
}

/** Whether a text looks like what stands in the place of a secret. */
export function isMaskText(text: string): boolean {
  return maskText.test(text);
}
