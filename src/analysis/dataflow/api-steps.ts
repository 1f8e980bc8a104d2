// API paths grow step by step, the same ones over and over. Each is made once, so that looking one up need not read it again.
import { detached } from "../../base/detached.ts";

const limit = 20_000;
const known = new Map<string, Map<string, string>>();
let size = 0;

/** The path one step further: a member by its name, `()` for a call or `#` for an instance. */
export function apiStep(api: string, step: string): string {
  const steps = known.get(api);
  const found = steps?.get(step);
  if (found !== undefined) return found;
  const path = step === "()" || step === "#" ? api + step : `${api}.${step}`;
  if (size++ >= limit) {
    known.clear();
    size = 1;
  }
  const own = known.get(api) ?? new Map<string, string>();
  known.set(api, own.set(detached(step), path));
  return path;
}
