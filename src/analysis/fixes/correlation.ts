// Puts a keyed hash in the place of a datum by which lines have to be matched: the same value gives the same hash, and nobody
// without the key can try values out.
import type { FixEdit } from "../../base/finding.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program } from "../program.ts";
import { isErrorName } from "./field-names.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { replaceSpot } from "./mask.ts";
import { importEdit } from "./modules.ts";
import { repair, type Repair } from "./repair.ts";
import { literal } from "./source-text.ts";

/** Data by which people look lines up. */
const identifying: ReadonlySet<string> = new Set(
  "email username user-name phone person-name ip-address session-id token access-token device-id account-number customer-id".split(
    " ",
  ),
);

/** A field says by its name that it holds a hash: `emailHash`. */
function hashedField({ spot }: LoggedPlace, hash: string): FixEdit | undefined {
  const { place } = spot;
  if (place.kind !== "entry" || place.entry.kind !== "field" || !/^[A-Za-z_$][\w$]*$/.test(place.entry.name))
    return undefined;
  const name = `${place.entry.name}Hash`;
  if (place.entries.some((entry) => entry.kind === "field" && entry.name === name)) return undefined;
  return { range: place.entry.range, newText: `${name}: ${hash}` };
}

/** `crypto` as the file imports it already. */
function cryptoModule({ imports }: Program): string {
  return imports.find(({ specifier }) => specifier === "crypto")?.specifier ?? "node:crypto";
}

/** Logs an HMAC of the value under a key of the environment. */
export function correlationRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot, exposures, kind } = place;
  const isIdentifying = exposures.every(({ taint }) => identifying.has(taint.category));
  if (isErrorName(file.program, spot.value)) return undefined;
  if (kind === "object" || spot.fields.length > 0 || !isIdentifying) return undefined;
  const { program } = file;
  const has = program.imports.some(
    ({ imported, specifier }) => imported === "createHmac" && /^(?:node:)?crypto$/.test(specifier),
  );
  const imports = has ? undefined : importEdit(program, { name: "createHmac", specifier: cryptoModule(program) });
  if (!has && !imports) return undefined;
  const text = (value: string): string => literal(program.text, value);
  const hash = `createHmac(${text("sha256")}, process.env.LOG_HMAC_KEY ?? ${text("")}).update(String(${spotText(file, spot)})).digest(${text("hex")})`;
  const edit = hashedField(place, hash) ?? replaceSpot(file, place, hash);
  const what = {
    id: "hmac",
    title: "Log a keyed hash of it (HMAC, key in `LOG_HMAC_KEY`)",
    kind: "refactor",
    safety: "unsafe",
  } as const;
  return edit && repair(what, ...(imports ? [imports] : []), edit);
}
