// What a recogniser of security events is: it reads who did what from the text of a record. One file each, one line in index.ts.
import type { Registered } from "../../base/registry.ts";
import type { SecurityMeaning } from "../entry.ts";

/** A body and what it means; `meaning` is undefined for look-alikes that mean nothing. */
export interface MeaningSample {
  readonly body: string;
  readonly logger?: string;
  readonly meaning: Partial<SecurityMeaning> | undefined;
}

/**
 * Tells the meaning of a body, undefined when it has none. Whether it has one may depend on its constant words only, not on numbers,
 * addresses and values after `=`: the engine asks once for all bodies that differ in nothing else.
 */
export interface Recogniser extends Registered {
  readonly samples: readonly MeaningSample[];
  recognise(body: string, logger: string | undefined): SecurityMeaning | undefined;
}
