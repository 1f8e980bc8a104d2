// How a login says that a second factor is still to come: names of fields, codes of errors and texts of answers.
import { splitWords } from "../names.ts";
import { findPhrase, phrases, type Phrase } from "./phrases.ts";

const factor = "2fa|mfa|totp|otp";
const asked = "required|needed|requested|pending|challenge";

const asking: readonly Phrase[] = phrases(
  `${factor} ${asked}`,
  `${factor} token|code ${asked}`,
  `two|second|multi factor ${asked}`,
  `two|second|multi factor auth|authentication|code|token ${asked}`,
  `require|requires|required|need|needs|ask|asks|pending|show ${factor}`,
  "require|requires|required|need|needs|ask|asks|pending|show two|second|multi factor",
  `${factor} challenge required`,
  "token|code|otp required|requested",
);

const named: readonly Phrase[] = phrases(factor, "two factor", "two|multi factor auth|authentication");

/** Whether a name or text of an answer asks for a second factor: `requires2FA`, `MFA_CHALLENGE_REQUIRED`, `tokenRequired`. */
export function asksForFactor(text: string): boolean {
  if (text.length > 120) return false;
  const words = splitWords(text);
  // `{ mfa: true }`, `{ twoFactor: true }`
  if (named.some((phrase) => phrase.length === words.length && findPhrase(words, phrase))) return true;
  return asking.some((phrase) => findPhrase(words, phrase));
}
