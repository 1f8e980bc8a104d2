// Logs what an error says instead of the error with the request in it, and where an address leads instead of the address.
import type { FileAnalysis } from "../file-analysis.ts";
import { isErrorName } from "./field-names.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { mask, replaceSpot } from "./mask.ts";
import { repair, type Repair } from "./repair.ts";
import { isPath } from "./safety.ts";
import { literal } from "./source-text.ts";

/** Puts message, code and status in the place of the error of an HTTP client. */
export function errorRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { call, spot, exposures } = place;
  const isError = exposures.some(({ taint }) => taint.category === "http-error");
  if (!isError || call.forwarded || spot.fields.length > 0 || !isPath(file.program, spot.value)) return undefined;
  const name = spotText(file, spot);
  if (isUntyped(file, place)) {
    const newText = `${name} instanceof Error ? ${name}.message : ${literal(file.program.text, "unknown error")}`;
    const edit = replaceSpot(
      file,
      place,
      spot.place.kind === "part" && spot.place.of === "add" ? `(${newText})` : newText,
    );
    return edit && repair({ id: "error-parts", title: "Log the message of the error only", safety: "safe" }, edit);
  }
  if (spot.place.kind === "part") {
    const edit = { range: spot.range, newText: `${name}?.message` };
    return repair({ id: "error-parts", title: "Log the message of the error only", safety: "safe" }, edit);
  }
  const parts = `{ message: ${name}?.message, code: ${name}?.code, status: ${name}?.response?.status }`;
  const edit = replaceSpot(file, place, parts);
  return (
    edit && repair({ id: "error-parts", title: "Log its `message`, `code` and `status` only", safety: "safe" }, edit)
  );
}

/** Puts the name and the code of an error in its place whose message holds the datum. */
export function errorNameRepair(file: FileAnalysis, { call, spot, exposures, kind }: LoggedPlace): Repair | undefined {
  const isMessage = exposures.every(({ fields }) => fields.length === 0);
  if (kind === "object" || !isMessage || call.forwarded || spot.fields.length > 0) return undefined;
  if (!isErrorName(file.program, spot.value) || spot.place.kind === "inner") return undefined;
  const name = spotText(file, spot);
  const isPart = spot.place.kind === "part";
  const isTyped = isUntyped(file, { spot });
  const said = isTyped
    ? `${name} instanceof Error ? ${name}.name : ${literal(file.program.text, "unknown error")}`
    : isPart
      ? `${name}?.name`
      : `{ name: ${name}?.name, code: ${name}?.code }`;
  const isSum = isTyped && spot.place.kind === "part" && spot.place.of === "add";
  const edit = replaceSpot(file, { spot }, isSum ? `(${said})` : said);
  const title = isTyped || isPart ? "Log the name of the error only" : "Log its `name` and `code` only";
  return edit && repair({ id: "error-parts", title, safety: "safe" }, edit);
}

/** In TypeScript what is caught is `unknown`, whose parts cannot be read. */
function isUntyped({ program }: FileAnalysis, { spot }: Pick<LoggedPlace, "spot">): boolean {
  if (!/\.[cm]?tsx?$/.test(program.path)) return false;
  const value = program.values[spot.value];
  const binding = value?.op === "load" ? program.bindings[value.binding] : undefined;
  const type = binding?.type;
  return !(type?.kind === "name" && (type.name === "any" || /AxiosError$/.test(type.name)));
}

const addresses = new Set(["connection-string", "database-url", "url", "webhook-url", "dsn", "proxy-url"]);

/** Puts the host of an address in its place. */
export function addressRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { call, spot, exposures } = place;
  const isAddress = exposures.every(({ taint }) => addresses.has(taint.category));
  if (!isAddress || call.forwarded || spot.fields.length > 0 || !isPath(file.program, spot.value)) return undefined;
  if (spot.place.kind === "inner") return undefined;
  const name = spotText(file, spot);
  // A variable of the environment may be missing, and `new URL` throws for what is no address.
  const check = name.startsWith("process.env.") ? `${name} && URL.canParse(${name})` : `URL.canParse(${name})`;
  const host = `${check} ? new URL(${name}).host : ${literal(file.program.text, mask)}`;
  const edit = replaceSpot(file, place, spot.place.kind === "part" && spot.place.of === "add" ? `(${host})` : host);
  return edit && repair({ id: "host", title: "Log the host of the address only", safety: "safe" }, edit);
}
