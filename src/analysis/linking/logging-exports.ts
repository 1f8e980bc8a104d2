// What of a module's exports can write to a log for others: loggers, and functions and classes that log what they are given.
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { ModuleSummary } from "../dataflow/summary.ts";

const maxDepth = 2;

const known = new WeakMap<ModuleSummary, ReadonlySet<string>>();

/** Names of the exports that log; those that come from further modules and were not looked at count as well. */
export function loggingExports(module: ModuleSummary | undefined): ReadonlySet<string> {
  if (!module) return new Set();
  let names = known.get(module);
  if (!names) {
    names = new Set([...module.exports].filter(([, value]) => logs(value, module, 0)).map(([name]) => name));
    known.set(module, names);
  }
  return names;
}

function logs(value: Abstract, home: ModuleSummary, depth: number): boolean {
  if (value.logger || value.imported) return true;
  const callable = value.functions.some(({ id, module }) => {
    const summary = (module ?? home).functions.get(id);
    return summary !== undefined && (summary.sinks.length > 0 || makesLogger(summary.returns));
  });
  if (callable) return true;
  if (depth >= maxDepth) return false;
  if (value.constructs && logs(value.constructs, home, depth + 1)) return true;
  for (const field of value.fields?.values() ?? []) if (logs(field, home, depth + 1)) return true;
  return false;
}

/** `createLogger()`, `getContext().logger`. */
function makesLogger(value: Abstract | undefined): boolean {
  if (!value) return false;
  return value.logger !== undefined || [...(value.fields?.values() ?? [])].some(({ logger }) => logger !== undefined);
}
