// What a sanitizer is: a known function of a library after which a value may be logged, or may be logged on one line.
import type { Registered } from "../../base/registry.ts";

/** What becomes of the value: the secret is gone, line breaks are gone, or only a hash, a mask or a cipher text is left. */
export type SanitizerEffect = "removes-secret" | "removes-newlines" | "hashes" | "masks" | "encrypts";

/** Where the function depends on its arguments: the keys that it drops, or the only ones that it keeps. */
export type KeyArguments = "dropped-keys" | "kept-keys";

/** The functions of one library that have the same effect. */
export interface Sanitizer extends Registered {
  readonly effect: SanitizerEffect;
  /** Names under which the library is imported; empty for globals. */
  readonly modules: readonly string[];
  /** Path from the module to the call that gives the safe value, `()` for calls on the way: `createHash().digest`; `default` is the module itself. */
  readonly members: readonly string[];
  /** Set when the effect holds for the keys named in the arguments only. */
  readonly keys?: KeyArguments;
  /** Calls that stop a flow, and calls of the same library that do not. */
  readonly examples: { readonly stops: readonly string[]; readonly passes: readonly string[] };
}
