// The baseline: findings that are known and not reported. It holds paths, rule ids and fingerprints by content, so it survives moved lines and
// never holds code; it is meant to be committed and reviewed.
import path from "node:path";
import { decodeText } from "../../base/decode.ts";
import { HostError, type Host } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";

/** Known fingerprints by path, then by rule. Paths are relative to the folder of the file, with forward slashes. */
export type BaselineEntries = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** The name that is used when none is given. */
export const defaultBaselineFile = "seclog.baseline.json";

const formatVersion = 1;
const maxBytes = 50_000_000;
// What fingerprints look like; refuses anything that could be a value of the code.
const fingerprintShape = /^[0-9a-f]{14}$/;

/** Throws a `UserError` that says what is wrong with the file; undefined when there is none. */
export async function readBaseline(host: Host, file: string, shown: string): Promise<BaselineEntries | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await host.readFile(file, maxBytes);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (error.code === "not-found") return undefined;
    throw new UserError(`The baseline ${shown} cannot be read (${error.code}); check its permissions.`);
  }
  return parseBaseline(decodeText(bytes)?.text ?? "", shown);
}

/** Throws a `UserError` for anything but what `formatBaseline` writes. */
export function parseBaseline(text: string, shown: string): BaselineEntries {
  const broken = (why: string) =>
    new UserError(`The baseline ${shown} cannot be used: ${why}. Write it anew with seclog baseline create --force.`);
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value["findings"])) throw broken("it is not what seclog baseline writes");
  if (value["version"] !== formatVersion) throw broken(`its version is not ${formatVersion}`);
  const entries = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const [file, rules] of Object.entries(value["findings"])) {
    if (!isRecord(rules)) throw broken(`"${file}" lists no rules`);
    const byRule = new Map<string, readonly string[]>();
    for (const [rule, list] of Object.entries(rules)) {
      if (!isFingerprintList(list)) throw broken(`the fingerprints of "${file}" are damaged`);
      byRule.set(rule, list);
    }
    entries.set(file, byRule);
  }
  return entries;
}

/** Sorted, one fingerprint a line, so that two branches rarely conflict; the same entries give the same bytes. */
export function formatBaseline(entries: BaselineEntries): string {
  const findings = sorted(entries)
    .map(([file, rules]): [string, object] => {
      const lists = sorted(rules).filter(([, list]) => list.length > 0);
      return [file, Object.fromEntries(lists.map(([rule, list]) => [rule, list.toSorted()]))];
    })
    .filter(([, rules]) => Object.keys(rules).length > 0);
  return `${JSON.stringify({ version: formatVersion, findings: Object.fromEntries(findings) }, null, 2)}\n`;
}

/** How many findings the entries stand for. */
export function countEntries(entries: BaselineEntries): number {
  return [...entries.values()].flatMap((rules) => [...rules.values()]).reduce((sum, list) => sum + list.length, 0);
}

/** The path of a file as the baseline writes it. */
export function baselinePath(baseline: string, file: string): string {
  return path.relative(path.dirname(baseline), file).split(path.sep).join("/");
}

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFingerprintList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string" && fingerprintShape.test(each));
}
