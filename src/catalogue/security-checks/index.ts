// The security checks whose failures Seclog looks after, the more telling ones first.
import { createRegistry } from "../../base/registry.ts";
import { findPhrase } from "../events/phrases.ts";
import { splitWords } from "../names.ts";
import { auditWrite } from "./audit-write.ts";
import { decryption } from "./decryption.ts";
import { password } from "./password.ts";
import { permission } from "./permission.ts";
import { secondFactor } from "./second-factor.ts";
import type { SecurityCheck } from "./security-check.ts";
import { session } from "./session.ts";
import { signature } from "./signature.ts";
import { token } from "./token.ts";

export const securityChecks = createRegistry<SecurityCheck>("security check", [
  token,
  password,
  secondFactor,
  signature,
  session,
  permission,
  decryption,
  auditWrite,
]);

interface KnownFunction {
  readonly package: string;
  readonly check: SecurityCheck;
}

const byFunction = new Map<string, KnownFunction[]>();
for (const check of securityChecks.entries) {
  for (const { packages, functions } of check.apis) {
    for (const name of functions) {
      byFunction.set(name, [...(byFunction.get(name) ?? []), ...packages.map((each) => ({ package: each, check }))]);
    }
  }
}

// Web Crypto is a global as well as a member of a module.
const webCrypto =
  /^(?:global:(?:globalThis\.)?crypto|module:(?:node:)?crypto\.webcrypto)\.subtle\.(verify|decrypt|unwrapKey)$/;

/** The check that a function of a library is, by its API path: `module:jsonwebtoken.verify`. */
export function checkOfFunction(api: string): SecurityCheck | undefined {
  const web = webCrypto.exec(api)?.[1];
  if (web !== undefined) return web === "verify" ? signature : decryption;
  if (!api.startsWith("module:")) return undefined;
  const path = api.slice("module:".length).replace(/[()#]/g, "");
  const known = byFunction.get(path.slice(path.lastIndexOf(".") + 1));
  return known?.find(({ package: name }) => path.startsWith(`${name}.`))?.check;
}

/** The check that a function of the project is by its name; undefined for names that mean something else. */
export function checkOfName(name: string): SecurityCheck | undefined {
  const words = splitWords(name);
  return securityChecks.entries.find(({ names, except }) => {
    if (words.some((word) => except.has(word)) || words.length > 6) return false;
    return names.some((phrase) => findPhrase(words, phrase)?.from === 0);
  });
}
