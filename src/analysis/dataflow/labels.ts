// Labels in texts: in `"password: " + x` or `?token=${x}` the literal before a value says what the value is; prose does not.
import type { Range } from "../../base/text.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { opensAddress } from "../../catalogue/secrets/capability-addresses.ts";
import { noValue, type ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { abstractOf, type Frame } from "./flow-context.ts";
import { withNameTaint } from "./names.ts";
import { createTaint, type Taint } from "./taint.ts";
import { toldByText } from "./told-by-text.ts";

// A name and `:` or `=` at the very end, as in `?token=`, `"secret":"` and `password: `; refuses other words before it on the line,
// which make it prose.
const label = /(?:^|[?&{,;(["'\n])[ ]{0,2}["']?([A-Za-z_][\w-]{1,40})["']?[ ]?[:=][ ]?["']?$/;
// A flag of a command line, as in `--token ` and `--api-key=`; refuses `--` and a flag that stands further off.
const flag = /(?:^|\s)--([a-z][\w-]{1,40})(?:=| )["']?$/;
// The scheme of an `Authorization` header before its credential (RFC 9110, 11.4): `Bearer `; refuses `bearer of `, which is prose.
const scheme = /(?:^|[\s:"'`])(?:Bearer|Basic) $/;
// What is called an id right before it: `client id: `; refuses `client ids and keys `.
const publicId = /\b(?:client|app|application|consumer)[ _-]?id["']?[ ]?[:=]?[ ]?["'`]?$/i;

/** Whether what comes after this text is called the public id of a program. */
export function opensPublicId(text: string | undefined): boolean {
  return text !== undefined && publicId.test(text);
}

const longestLabel = 60;
const longestAddress = 200;
// The end of a value that was labelled: a quote, a separator or the end; refuses prose that goes on, as in `auth: ${x} failed`.
const ends = /^["']?\s*(?:$|[,;&|)}\]\n])/;

/** The parts of a text, each with the taint that a label right before it gives. */
export function labelled(frame: Frame, ids: readonly ValueId[]): readonly Abstract[] {
  const parts: Abstract[] = [];
  let before: string | undefined;
  let address = "";
  for (const [index, id] of ids.entries()) {
    const part = abstractOf(frame.context, id);
    if (!part) continue;
    const value = frame.context.program.values[id];
    const range: Range = { start: value?.start ?? 0, end: value?.end ?? 0 };
    const after = abstractOf(frame.context, ids[index + 1] ?? noValue)?.constant;
    const isLabelled =
      before !== undefined &&
      (before.trimEnd().endsWith("=") || after === undefined || ends.test(after) || flag.test(before));
    const isUserinfo = before !== undefined && opensUserinfo.test(before) && after?.startsWith("@") === true;
    const isCredential = before !== undefined && scheme.test(before) && part.constant === undefined;
    const isKey = isUserinfo || (before !== undefined && opensAddress(address) && part.constant === undefined);
    if (opensPublicId(before)) {
      parts.push({ ...part, taints: part.taints.filter(({ category }) => category !== "api-key") });
    } else
      parts.push(
        isKey
          ? credentialAt(part, range, isUserinfo ? "credential-url" : "webhook-url")
          : isCredential
            ? credentialAt(part, range, "authorization-header")
            : isLabelled
              ? withLabel(frame, part, { text: before ?? "", range })
              : before === undefined
                ? part
                : toldByText(frame.context, part, { before, isApart: false, range }),
      );
    before = part.constant;
    if (before !== undefined && address.length < longestAddress) address += before;
  }
  return parts;
}

function withLabel(frame: Frame, part: Abstract, before: { text: string; range: Range }): Abstract {
  const end = before.text.slice(-longestLabel);
  const found = (label.exec(end) ?? flag.exec(end))?.[1];
  const name = found === undefined ? undefined : withPath(end, found);
  if (name === undefined)
    return toldByText(frame.context, part, { before: before.text, isApart: false, range: before.range });
  // `token: ${tokenAddress}`: the name of the value knows better what it is.
  const own = part.label === "" ? undefined : classifyName(part.label.slice(part.label.lastIndexOf(".") + 1));
  if (own !== undefined && !isSensitive(own)) return part;
  const known = part.taints.some(({ kind }) => kind === "secret" || kind === "personal");
  // A weak name that is also labelled so is no guess any more.
  const confirmed = part.taints.map((taint) => (taint.weak && isTold(taint) ? { ...taint, weak: false } : taint));
  const context = frame.context;
  const use = { name, label: part.label || name, range: before.range, confidence: "name" as const };
  const verdict = withNameTaint(context, { ...part, taints: known ? [] : part.taints }, use);
  if (known && name !== found) return withNameTaint(context, part, use);
  if (known) return verdict.taints.length > 0 ? { ...part, taints: confirmed } : part;
  return strengthened(verdict);
}

// The last step of a path and the parameter behind it: `/reset?token=`.
const parameterOfPath = /\/([A-Za-z][\w-]*)\?(?:[^?\s]*&)?([A-Za-z]\w*)=$/;

/** A parameter says what it is together with the path that it is sent to: the `token` of `/reset?token=` is a reset token. */
function withPath(text: string, name: string): string {
  const [, step, parameter] = parameterOfPath.exec(text) ?? [];
  if (step === undefined || parameter !== name) return name;
  const whole = `${step}_${name}`;
  const verdict = classifyName(whole);
  return isSensitive(verdict) && verdict.strength === "strong" ? whole : name;
}

// `https://user:` before a value and `@` behind it: the password of an address; refuses `https://` and `sip:`.
const opensUserinfo = /:\/\/[^/\s@:]*:$/;

type CredentialCategory = "credential-url" | "webhook-url" | "authorization-header";

/** What stands at such a place is a credential, whatever it is called: whoever knows the rest of a webhook's address may write there. */
function credentialAt(part: Abstract, source: Range, category: CredentialCategory): Abstract {
  const isKnown = part.taints.some(({ kind, weak }) => kind === "secret" && !weak);
  if (part.nature === "scalar" || part.nature === "clean" || isKnown) return part;
  const about = { kind: "secret", category, confidence: "name", source } as const;
  return {
    ...part,
    taints: [
      ...part.taints,
      createTaint({
        ...about,
        label: part.label || (category === "authorization-header" ? "this credential" : "this address"),
      }),
    ],
  };
}

/** A label settles what a secret is; devices and conversations are labelled with their `sid` as well. */
function isTold({ kind, category }: Taint): boolean {
  return kind === "secret" && category !== "session-id";
}

function strengthened(value: Abstract): Abstract {
  return {
    ...value,
    taints: value.taints.map((taint) => (isTold(taint) ? { ...taint, weak: false } : taint)),
  };
}
