// What a security check is: a call whose failure says that somebody or something is not to be trusted.
import type { Registered } from "../../base/registry.ts";
import type { Phrase } from "../events/phrases.ts";

/** Functions of these packages, by their last name: `jwt.verify`, `stripe.webhooks.constructEvent`. */
export interface CheckApi {
  readonly packages: readonly string[];
  readonly functions: readonly string[];
}

export interface CheckExample {
  readonly title: string;
  /** The text between «guillemets» is reported by `no-swallowed-security-error`. */
  readonly code: string;
}

export interface SecurityCheck extends Registered {
  /** What has happened when it fails, for "log that …": `a token did not verify`. */
  readonly failure: string;
  /** OWASP name of the event that a failure is. */
  readonly event: string;
  readonly apis: readonly CheckApi[];
  /** Names of functions of the project that do it; the name has to begin with the phrase. */
  readonly names: readonly Phrase[];
  /** Words that make such a name mean something else. */
  readonly except: ReadonlySet<string>;
  readonly reported: readonly CheckExample[];
  readonly silent: readonly CheckExample[];
}
