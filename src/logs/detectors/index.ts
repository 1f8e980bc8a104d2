// The detectors; each runs on its own, so that one that fails silences no other.
import { createRegistry } from "../../base/registry.ts";
import { bruteForce } from "./brute-force.ts";
import { distributedBruteForce } from "./distributed-brute-force.ts";
import { errorBurst } from "./error-burst.ts";
import { exfiltration } from "./exfiltration.ts";
import { forgedLine } from "./forged-line.ts";
import { http5xxSurge } from "./http-5xx-surge.ts";
import { impossibleOrder } from "./impossible-order.ts";
import { injectionProbe } from "./injection-probe.ts";
import { ipFlood } from "./ip-flood.ts";
import { latency } from "./latency.ts";
import { newTemplate } from "./new-template.ts";
import { passwordSpray } from "./password-spray.ts";
import { personalDataLeak } from "./personal-data-leak.ts";
import { privilegeChange } from "./privilege-change.ts";
import { rateDrop } from "./rate-drop.ts";
import { rateSpike } from "./rate-spike.ts";
import { scan404 } from "./scan-404.ts";
import { secretLeak } from "./secret-leak.ts";
import { silence } from "./silence.ts";
import { slowBruteForce } from "./slow-brute-force.ts";
import { successAfterFailures } from "./success-after-failures.ts";
import { timeReversal } from "./time-reversal.ts";
import { vanishedTemplate } from "./vanished-template.ts";

/** All detectors, in the order in which their anomalies appear on a record. */
export const detectors = createRegistry("detector", [
  bruteForce,
  slowBruteForce,
  distributedBruteForce,
  passwordSpray,
  successAfterFailures,
  privilegeChange,
  impossibleOrder,
  exfiltration,
  http5xxSurge,
  errorBurst,
  latency,
  ipFlood,
  rateSpike,
  rateDrop,
  silence,
  scan404,
  injectionProbe,
  newTemplate,
  vanishedTemplate,
  secretLeak,
  personalDataLeak,
  forgedLine,
  timeReversal,
]);
