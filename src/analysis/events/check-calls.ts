// What calls in front of a refusal do: verify a token, open what was encrypted, or only read what the client sent.
import { activityOf } from "../../catalogue/events/activities.ts";
import { checkOfApi, checksOfName } from "../../catalogue/events/checks.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import { pathOf } from "./users-of.ts";

/** Whether a call opens what was encrypted or sealed. */
export function decrypts({ program }: ConditionSource, call: ValueId): boolean {
  const value = program.values[call];
  const name = value?.op === "call" ? (pathOf(program, value.callee).at(-1) ?? "") : "";
  return /^(?:decrypt|decipher|createDecipheriv|privateDecrypt|unseal|unwrapKey)/.test(name);
}

/** Whether a call verifies a token, by its library or by its name. */
export function verifiesToken({ program, view }: ConditionSource, call: ValueId): boolean {
  const value = program.values[call];
  if (value?.op !== "call") return false;
  const api = view.abstractOf(value.callee)?.api;
  const path = pathOf(program, value.callee);
  const name = path.at(-1) ?? "";
  const isOfJwt =
    /^verify/.test(name) && splitWords(path.at(-2) ?? "").some((word) => word === "jwt" || word === "jws");
  return (
    isOfJwt ||
    (api !== undefined && checkOfApi(`${api}()`) === "token") ||
    (activityOf(name) === "token-check" && checksOfName(name).includes("token"))
  );
}

// `stripe.webhooks.constructEvent`, `verifyWebhookSignature`, `validateSignature`.
const signature =
  /^constructEvent(?:Async)?$|^(?:has|is)_?[vV]alid_?[sS]ignature$|^(?:verify|validate|check)\w{0,12}_?[sS]ignature$/;

/** Whether a call verifies what another program has signed, and throws where it did not. */
export function verifiesSignature({ program }: ConditionSource, call: ValueId): boolean {
  const value = program.values[call];
  const path = value?.op === "call" ? pathOf(program, value.callee) : [];
  return signature.test(path.at(-1) ?? "") || (path.at(-1) === "verify" && /webhook|svix/i.test(path.at(-2) ?? ""));
}

// What reads a token from a request finds it missing at most: anybody without a session does that.
const readers = new Set(
  "get header cookie split param trim replace extract bearer parse read getHeader slice substring match query session at shift pop filter map toString toLowerCase toUpperCase join json valid entries keys String Boolean".split(
    " ",
  ),
);

// What is made here was shown by nobody: `jwt.sign(payload, secret)`.
const makers = new Set(["sign", "generate", "create", "issue", "mint", "encode", "make"]);

/** Whether a call only reads what the client sent, or makes something new. */
export function reads({ program }: ConditionSource, call: ValueId): boolean {
  const value = program.values[call];
  if (value?.op !== "call") return true;
  const name = pathOf(program, value.callee).at(-1) ?? "";
  const words = splitWords(name);
  return (
    readers.has(name) ||
    makers.has(words[0] ?? "") ||
    words.some(
      (word) => word === "cookie" || word === "header" || word === "bearer" || word === "extract" || word === "current",
    )
  );
}
