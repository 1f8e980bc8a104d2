// How far things have got, by the names of their fields: what is closed, sent or paid is refused to everybody alike.
import { splitWords } from "../names.ts";
import { wordSet } from "./phrases.ts";

const ofThings = wordSet(
  "status state phase stage progress closed close open opened locked archived published draft finished completed complete cancelled canceled started ended shipped paid processed sent signed submitted rejected accepted answered resolved expired full public private readonly frozen default",
);
// `shippedAt`, `closed_on`; refuses `at`.
const moment = /[a-z](?:At|_at|On|_on|Date|_date)$/;
const asking = wordSet("is has was been");
const switches = wordSet("enabled disabled enable disable on off");
const settings = wordSet("setting config configuration feature flag option env toggle");

/** Whether it is looked at whether something is switched on for everybody: `settings.exportsEnabled`, `isFeatureEnabled`, `features.chat.enabled`. */
export function namesSwitch(path: readonly string[]): boolean {
  const words = splitWords(path.at(-1) ?? "");
  const isOfAll = path.some((name) => splitWords(name).some((word) => settings.has(word)));
  return isOfAll && (words.some((word) => switches.has(word)) || words.includes("feature"));
}

/** Whether a field of this name says how far a thing has got: `status`, `isClosed`, `shippedAt`. */
export function namesState(name: string): boolean {
  if (moment.test(name)) return true;
  const words = splitWords(name).filter((word) => !asking.has(word));
  return words.length > 0 && words.length <= 2 && ofThings.has(words.at(-1) ?? "");
}
