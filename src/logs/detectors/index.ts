// The detectors; each runs on its own, so that one that fails silences no other.
import { createRegistry } from "../../base/registry.ts";
import { bruteForce } from "./brute-force.ts";
import { successAfterFailures } from "./success-after-failures.ts";

/** All detectors, in the order in which their anomalies appear on a record. */
export const detectors = createRegistry("detector", [bruteForce, successAfterFailures]);
