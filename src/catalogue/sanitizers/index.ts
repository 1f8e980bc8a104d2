// All sanitizers of libraries. `strip-ansi` is none: it removes colours and keeps line breaks.
import { createRegistry } from "../../base/registry.ts";
import { encoding } from "./encoding.ts";
import { hashing } from "./hashing.ts";
import { masking } from "./masking.ts";
import type { Sanitizer } from "./sanitizer.ts";

export type { Sanitizer, SanitizerEffect } from "./sanitizer.ts";
export { sanitizerByName, sanitizerEffects } from "./by-name.ts";

/** Every library function after which a value may be logged. */
export const sanitizers = createRegistry("sanitizer", [...hashing, ...masking, ...encoding]);

/** The sanitizer behind a call, by imported module (empty for a global) and path of members, such as `createHash().digest`. */
export function sanitizerOf(module: string, member: string): Sanitizer | undefined {
  return byModule.get(module)?.find(({ members }) => members.includes(member));
}

const byModule = new Map<string, Sanitizer[]>();
for (const sanitizer of sanitizers.entries) {
  for (const module of sanitizer.modules.length > 0 ? sanitizer.modules : [""]) {
    byModule.set(module, [...(byModule.get(module) ?? []), sanitizer]);
  }
}
