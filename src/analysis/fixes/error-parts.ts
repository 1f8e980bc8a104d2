// Logs what an error says instead of the error with the request in it, and where an address leads instead of the address.
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { isErrorName } from "./field-names.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { mask, replaceSpot } from "./mask.ts";
import { repair, type Repair } from "./repair.ts";
import { isPath } from "./safety.ts";
import { literal } from "./source-text.ts";

/** Puts message, code and status in the place of the error of an HTTP client, or of another one that carries an object. */
export function errorRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const chosen = errorChoice(file, place);
  if (chosen) return messageRepair(file, { place, ...chosen });
  const { spot, exposures, kind } = place;
  const { program } = file;
  const isNamed = kind === "object" && isErrorName(program, spot.value);
  const isError = isNamed || exposures.some(({ taint }) => taint.category === "http-error");
  const hasMessage = spot.fields.every((field, index) => index > 0 || !/^(?:message|stack)$/.test(field));
  if (!isError || !hasMessage || (spot.fields.length > 0 && !isNamed) || !isPath(program, spot.value)) return undefined;
  const name = spotText(file, spot);
  // The answer within the error tells its status.
  if (/\??\.response$/.test(name)) return answerRepair(file, place, name);
  if (isUntyped(file, place)) return messageRepair(file, { place, name, range: undefined });
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

interface NamedError {
  readonly place: LoggedPlace;
  readonly name: string;
  /** What stands for the error; the spot where it is missing. */
  readonly range: Range | undefined;
}

function messageRepair(file: FileAnalysis, { place, name, range }: NamedError): Repair | undefined {
  const { spot } = place;
  const isPlain = !/\.[cm]?tsx?$/.test(file.program.path) && range !== undefined;
  const said = `${name} instanceof Error ? ${name}.message : ${literal(file.program.text, "unknown error")}`;
  const newText = isPlain ? `${name}?.message` : said;
  const isSum = spot.place.kind === "part" && spot.place.of === "add";
  const edit = range ? { range, newText } : replaceSpot(file, place, isSum ? `(${newText})` : newText);
  return edit && repair({ id: "error-parts", title: "Log the message of the error only", safety: "safe" }, edit);
}

function answerRepair(file: FileAnalysis, place: LoggedPlace, name: string): Repair | undefined {
  const isCaught = isUntyped(file, place) && file.program.values[place.spot.value]?.op === "load";
  const edit = isCaught ? undefined : replaceSpot(file, place, `${name}?.status`);
  return edit && repair({ id: "error-parts", title: "Log the status of the answer only", safety: "safe" }, edit);
}

/** `error.response?.data || error`, as an argument: parts of one error, of which the first that is there is logged. */
function errorChoice(
  { program }: FileAnalysis,
  { call, spot }: LoggedPlace,
): { readonly name: string; readonly range: Range } | undefined {
  const argument = call.written.find(({ value }) => {
    const its = program.values[value];
    return its?.op === "join" && its.start <= spot.range.start && spot.range.end <= its.end;
  });
  const value = program.values[argument?.value ?? -1];
  if (value?.op !== "join") return undefined;
  const written = program.text.slice(value.start, value.end).replace(/\((\w+) as [\w.<>[\]]+\)/g, "$1");
  const paths = written.split(/\s*(?:\|\||\?\?)\s*/);
  const [name = "", ...others] = new Set(paths.map((path) => path.split(/\??\./, 1)[0] ?? ""));
  const isOfOne = others.length === 0 && /^(?:e|ex|err|error|exception)$/.test(name);
  const isPlain = paths.length > 1 && paths.every((path) => /^[\w$]+(?:\??\.[\w$]+)*$/.test(path));
  return isOfOne && isPlain ? { name, range: { start: value.start, end: value.end } } : undefined;
}

/** Puts the name and the code of an error in its place whose message holds the datum. */
export function errorNameRepair(file: FileAnalysis, { spot, exposures, kind }: LoggedPlace): Repair | undefined {
  const holder = kind === "object" ? undefined : /^(\w+\??\.)(?:message|stack)$/.exec(spotText(file, spot))?.[1];
  if (holder !== undefined && isErrorText(holder)) {
    const edit = replaceSpot(file, { spot }, `${holder}name`);
    return edit && repair({ id: "error-parts", title: "Log the name of the error only", safety: "safe" }, edit);
  }
  const isMessage = [...exposures, spot].every(
    ({ fields }) => fields.length === 0 || /^(?:message|stack)$/.test(fields[0] ?? ""),
  );
  if (kind === "object" || !isMessage) return undefined;
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

function isErrorText(holder: string): boolean {
  return /^(?:e|ex|err|error|exception)\??\.$/.test(holder);
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
  const { spot, exposures } = place;
  const isAddress = exposures.every(({ taint }) => addresses.has(taint.category));
  if (!isAddress || spot.fields.length > 0 || !isPath(file.program, spot.value)) return undefined;
  if (spot.place.kind === "inner") return undefined;
  const name = spotText(file, spot);
  // A variable of the environment may be missing, and `new URL` throws for what is no address.
  const check = name.startsWith("process.env.") ? `${name} && URL.canParse(${name})` : `URL.canParse(${name})`;
  const host = `${check} ? new URL(${name}).host : ${literal(file.program.text, mask)}`;
  const edit = replaceSpot(file, place, spot.place.kind === "part" && spot.place.of === "add" ? `(${host})` : host);
  return edit && repair({ id: "host", title: "Log the host of the address only", safety: "safe" }, edit);
}
