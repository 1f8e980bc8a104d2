// The fixes of a logged datum, in the order in which a careful person would choose: without it, with what is harmless of it, masked.
import type { Fix } from "../../base/finding.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { correlationRepair } from "./correlation.ts";
import { dropRepair } from "./drop.ts";
import { addressRepair, errorNameRepair, errorRepair } from "./error-parts.ts";
import { isOnlyIdentity, identityRepair } from "./event-identity.ts";
import { helperRepair } from "./helper.ts";
import { isPassedOn, type LoggedPlace } from "./leak.ts";
import { isMadeHere, maskRepair, overrideRepair } from "./mask.ts";
import { ownRedactorRepair } from "./own-redactor.ts";
import { personIdRepair } from "./person-id.ts";
import { projectionRepair } from "./projection.ts";
import { ranked } from "./repair.ts";
import { redactPathRepair } from "./redact-paths.ts";
import { isFixable } from "./safety.ts";

/** All that apply, the preferred one first; none where a syntax error is near, or where the call only forwards the datum. */
export function redactionFixes(file: FileAnalysis, place: LoggedPlace): readonly Fix[] {
  if (isPassedOn(place.call) || !isFixable(file.program, place.call.range)) return [];
  // An object that the code makes for the line is kept but for what must not be in it.
  const isOfLine = isMadeHere(file.flow.values[place.spot.value]);
  const instead = [errorRepair, addressRepair, ...(isOfLine ? [overrideRepair] : []), projectionRepair];
  const first = isOnlyIdentity(file, place) ? [identityRepair, correlationRepair] : [];
  const order =
    place.kind === "object" || carries(place)
      ? [...instead, dropRepair]
      : [personIdRepair, addressRepair, errorNameRepair, dropRepair];
  const shared = [overrideRepair, maskRepair, ownRedactorRepair, redactPathRepair, helperRepair, correlationRepair];
  return ranked([...first, ...order, ...shared].map((make) => make(file, place)));
}

function carries({ spot }: LoggedPlace): boolean {
  return spot.fields.length > 0;
}
