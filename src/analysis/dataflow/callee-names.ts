// What the name of a function says of what it gives: `getAccessToken()`, `decryptText(sealed)`.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive, mayBeSensitive } from "../../catalogue/sensitive/classify.ts";
import { clean, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import type { FlowContext } from "./flow-context.ts";
import { withNameTaint } from "./names.ts";

// What gives a text that somebody had a reason to encrypt; refuses `decryptFile` and `decryptPassword`, which say themselves what they give.
const decrypting =
  /^(?:(?:aes|rsa|safe|try)?_?[dD]ecrypt)(?:_?(?:[dD]ata|[tT]ext|[sS]tring|[vV]alue|[mM]essage|[pP]ayload|AES|Aes|Async|Sync))?$/;

/** `getAccessToken()` gives an access token; `validateToken()` does not. */
export function withCalleeName(context: FlowContext, call: Call, value: Abstract): Abstract {
  if (call.value.kind !== "call" || call.name === "" || isPackageFunction(call)) return value;
  const name = decrypting.test(call.name) ? "getDecryptedSecret" : call.name;
  if (
    !mayBeSensitive(name) ||
    !isSensitive(classifyName(name, { callee: true })) ||
    !producers.has(splitWords(name)[0] ?? "") ||
    isGivenPassword(call)
  ) {
    return value;
  }
  const range = { start: call.value.start, end: call.value.end };
  const label = `${call.label}()`;
  return withNameTaint(
    context,
    { ...value, nature: value.nature === "clean" ? "clean" : "unknown" },
    {
      name,
      callee: true,
      label,
      range,
      confidence: "name",
    },
  );
}

/** `createUserWithPassword(email, password)` makes something of a password, and gives no other. */
function isGivenPassword({ name, args }: Call): boolean {
  return (
    /^(?:create|make|new|build)[A-Z]\w*Password$/.test(name) &&
    args.some(({ taints }) => taints.some(({ category }) => category === "password"))
  );
}

/** Verbs whose object is what the function gives; `redeemToken` and `verifyPassword` give something else. */
const producers: ReadonlySet<string> = new Set(
  (
    "get generate create make build issue sign fetch read load random retrieve obtain derive decrypt decode extract parse " +
    "refresh prompt ask resolve find new gen mint rotate export reveal"
  ).split(" "),
);

/** Functions of the standard globals are known or say nothing by their name. */
function isPackageFunction(call: Call): boolean {
  return call.callee.api?.startsWith("global:Math") === true || call.callee === clean;
}
