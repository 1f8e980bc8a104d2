// Refusals that speak of other things than who may do what: a plan that was not bought, a thing that is not there, a password that is too
// short, a server that did not answer. They use the statuses 403 and 429 as well.
import { splitWords } from "../names.ts";
import { findPhrase, phrases, wordSet, type Phrase } from "./phrases.ts";

/**
 * `plan`: not bought, or used up; `absence`: not there, or switched off; `weak`: a new password that is not accepted; `remote`: another
 * server's no; `input`: something that was sent is missing or has the wrong form.
 */
export type Excuse = "plan" | "absence" | "weak" | "remote" | "input";

const table: readonly (readonly [Excuse, readonly Phrase[]])[] = [
  [
    "plan",
    phrases(
      "premium",
      "entitlement|entitled",
      "current|your|higher|paid|free|pro|enterprise|business plan",
      "plan doe|do|allow|include|support",
      "upgrade to|your|plan|required",
      "license|subscription required|expired|invalid|doe|not",
      "valid|active|enterprise license|subscription",
      "usage|plan|credit|quota limit|exceeded|reached",
      "quota",
      "out of credit",
      "maximum|max number of",
      "capacity",
    ),
  ],
  [
    "remote",
    phrases(
      "after retry|retries|attempt",
      "retry|retries exhausted|failed",
      "after 1|2|3|4|5|max retry|attempt|retries",
    ),
  ],
  [
    "weak",
    phrases(
      "at least",
      "too weak|short|long|common|simple",
      "must|should contain|include",
      "must|should|cannot|can be different|the",
      "different from|than",
      "same a",
      "minimum|maximum length|of",
      "strong|stronger|strength",
      "complexity",
      "character",
    ),
  ],
  [
    "absence",
    phrases(
      "not found",
      "doe not exist",
      "doesn t exist",
      "no longer exist",
      "not exist",
      "is|currently|been deactivated|disabled|inactive",
      "recording|feature|endpoint|metrics|upload|uploads|export|api|integration|module|function|service disabled",
      "only available|accessible|supported|allowed for|in|on development|testing|production|cloud|self|demo",
      "disabled by",
      "is|are|currently switched|turned off",
      "feature|registration|signup|recordings|features|endpoints|exports|apis|integrations|modules is|are disabled|off",
      "not enabled|configured|supported|available",
      "is read only",
      "need|needs to specify|provide|supply",
      "must be specified|provided|given|set|configured",
    ),
  ],
];

/** What was sent, and what is wrong with it. */
const input: readonly Phrase[] = phrases(
  "is|are required|missing|empty|mandatory",
  "id|uuid|slug|url|field|body|param missing|required|invalid",
  "missing required|parameter|param|params|field|fields|body|query|argument|value",
  "required field|fields|parameter|parameters",
  "invalid|malformed|bad input|body|payload|parameter|param|params|query|format|email|url|uri|id|type|date|name|json|data|value|argument|file|extension|form",
  "already in|taken|used|exist|exists|registered",
  "must be a|an|valid|string|number|between",
  "not valid",
  "not a|an valid",
  "already been taken|registered|used|associated",
  "already associated|taken",
);

const limits: readonly Phrase[] = phrases(
  "limit|limits exceeded|reached",
  "limit|limits is|are|has|been exceeded|reached",
);
const ofRates = wordSet("rate login attempt request try password sign code");

/** Who is not found is a matter of access. */
const people = wordSet("user account member session token key credential login permission role admin password auth");
/** What is required of somebody, and not of what was sent. */
const standing = wordSet(
  "authorization authentication authenticated access owner ownership signature header cookie code otp license scope privilege csrf captcha",
);

const shown = wordSet("token key credential permission role session login");

/** What the text of a refusal excuses it with, or undefined when it says no to somebody: `Upgrade to Pro`, `Project not found`. */
export function excuseOf(text: string): Excuse | undefined {
  const words = splitWords(text);
  if (words.length < 2 || words.length > 60) return undefined;
  const found = table.find(([, all]) => all.some((phrase) => findPhrase(words, phrase)))?.[0];
  // `Missing password`, and no `Missing token`.
  if (words[0] === "missing" && words.length === 2 && !standing.has(words[1] ?? "") && !shown.has(words[1] ?? ""))
    return "input";
  // `hooks limit exceeded`, and no `login attempt limit exceeded`
  const isLimit = words.length <= 8 && limits.some((phrase) => findPhrase(words, phrase));
  if (isLimit && !words.some((word) => ofRates.has(word))) return "plan";
  const isOfPeople = words.some((word) => people.has(word));
  if (found !== undefined) return found === "absence" && isOfPeople ? undefined : found;
  const isOfStanding = isOfPeople || words.some((word) => standing.has(word));
  return !isOfStanding && input.some((phrase) => findPhrase(words, phrase)) ? "input" : undefined;
}

const plans = wordSet(
  "premium entitlement entitled subscription subscribed subscriber license quota credit billing paid trial tier upgrade",
);
const used = wordSet("usage used capacity");

/** Whether the words of a tested name say what was bought or used up, not who asks: `orgHasPremiumFeature`, `hasActiveSubscription`. */
export function namesPlan(words: readonly string[]): boolean {
  if (words.some((word) => plans.has(word))) return true;
  if (words.includes("feature") && words.includes("has")) return true;
  return words.includes("plan") || (words.includes("until") && words.some((word) => used.has(word)));
}

const problems = wordSet("error exception failure err");
const carries = wordSet("send handle map translate convert respond to format render write");

/** Whether a function answers for errors of others, by its name: `sendHttpError`, `handleApiError`. */
export function answersForOthers(name: string): boolean {
  const words = splitWords(name);
  return carries.has(words[0] ?? "") && problems.has(words.at(-1) ?? "");
}
