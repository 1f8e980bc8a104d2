// Which fixes a report may carry: the new text of an edit can repeat code, and code can hold a secret.
import type { Finding, Fix } from "../base/finding.ts";
import { redact } from "../catalogue/redact.ts";

/** The fixes whose text holds nothing that `redact` would mask; masking it instead would break the code. */
export function shareableFixes({ fixes }: Finding): readonly Fix[] {
  return fixes.filter(({ edits }) => edits.every(({ newText }) => redact(newText) === newText));
}
