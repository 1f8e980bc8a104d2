// Which anomalies are the fault of the statement that wrote the record.
import type { Anomaly } from "../../logs/record.ts";

const leaks: ReadonlySet<string> = new Set(["secret-leak", "personal-data-leak", "forged-line"]);

/** True for anomalies that are mended in the source. */
export function isLeak({ detector }: Pick<Anomaly, "detector">): boolean {
  return leaks.has(detector);
}
