// What somebody gives to prove who he is, told from the names of what is compared: `otp !== record.otp`, `verify(user.hash, password)`,
// `timingSafeEqual(signature, expected)`.
import { splitWords } from "../names.ts";
import { findPhrase, phrases, wordSet, type Phrase } from "./phrases.ts";

export type Proof = "password" | "mfa" | "token";

const proofs: readonly (readonly [Proof, readonly Phrase[]])[] = [
  [
    "mfa",
    phrases(
      "totp|otp|hotp|2fa|mfa|tfa|passcode",
      "two|second factor",
      "verification|verify|verif|backup|recovery|sms|email|confirmation|login|access|pin code",
      "verification|otp|mfa pin",
    ),
  ],
  ["password", phrases("password|passwd|pwd|passphrase|pass")],
  [
    "token",
    phrases(
      "token|jwt|apikey|signature|hmac|challenge|verifier",
      "api|secret|access|license key",
      "client|shared secret",
      "sig",
    ),
  ],
];

/** Names that say what a proof is like, or that it was typed twice. */
const aside = wordSet(
  "confirm confirmation confirmed repeat repeated again retype retyped verify2 new old2 length type strength policy id ids name field label enabled expiry expires expiration at count url hint kind prefix index reset last min max regex pattern",
);
const codeOfMail = wordSet("confirmation");

/** What a name holds that proves who somebody is, or undefined. */
export function proofOfName(name: string): Proof | undefined {
  // `types.RESET_PASSWORD` names a kind of thing.
  if (/^[A-Z][A-Z0-9_]+$/.test(name)) return undefined;
  const words = splitWords(name);
  if (words.length === 0 || words.length > 5) return undefined;
  const found = proofs.find(([, all]) => all.some((phrase) => findPhrase(words, phrase)))?.[0];
  if (found === undefined) return undefined;
  return words.some((word) => aside.has(word) && !(found === "mfa" && codeOfMail.has(word))) ? undefined : found;
}

const twice = wordSet("confirm confirmation confirmed repeat repeated again retype retyped new 1 2");

/** Whether a password was typed once more in a form: `passwordCheck`. */
export const isTypedAgain = (name: string): boolean => typedAgain.test(name);

// `passwordCheck`, `password_verify`; refuses `checkPassword`.
const typedAgain = /^(?:new_?)?(?:password|passwd|pwd)_?(?:check|verify|verification|copy|two)$/i;

const namesOfPeople = wordSet("email username mail login nickname");

/** What a comparison of two things with these names proves; undefined when one was only typed twice. */
export function proofOfComparison(left: readonly string[], right: readonly string[]): Proof | undefined {
  const names = [...left, ...right];
  // `confirmOTP` is a code that confirms something.
  const isTwice = (name: string): boolean =>
    !codes.has(splitWords(name).at(-1) ?? "") && splitWords(name).some((word) => twice.has(word));
  if (names.some((name) => isTwice(name) || isTypedAgain(name))) return undefined;
  // A password that is the name of who chose it is a weak one.
  if (names.some((name) => namesOfPeople.has(splitWords(name).at(-1) ?? ""))) return undefined;
  return first(names.map(proofOfName));
}

const comparing = wordSet("compare verify equal equals match matches timing constant safe check authenticate");
const comparingAll = wordSet("compare verify equal equals match matches check validate is valid test");
const passwordTools = wordSet(
  "bcrypt bcryptjs argon argon2 scrypt hasher hash hashing password passwords encrypter pbkdf2",
);
const factorTools = wordSet("authenticator totp hotp otp otplib speakeasy");
const forms = wordSet("schema body dto zod joi yup validator form z policy rule rules");

/** Whether a function of this name may compare what somebody gives: asked first, as most calls do nothing of the kind. */
export function mayCompare(name: string): boolean {
  return comparingAll.has(splitWords(name)[0] ?? "") || comparing.has(splitWords(name)[0] ?? "");
}

/** What a call proves by its name, what it is called on and what it is given; undefined for anything that only looks at a form. */
export function proofOfCall(path: readonly string[], args: readonly (readonly string[])[]): Proof | undefined {
  const verb = splitWords(path.at(-1) ?? "")[0] ?? "";
  const receiver = splitWords(path.at(-2) ?? "");
  if (args.length === 0 || receiver.some((word) => forms.has(word))) return undefined;
  if (comparingAll.has(verb)) {
    if (receiver.some((word) => factorTools.has(word))) return "mfa";
    if (args.length > 1 && receiver.some((word) => passwordTools.has(word)) && comparing.has(verb)) return "password";
  }
  if (comparingAll.has(verb) && isCodeOf(path.at(-1) ?? "", args)) return "mfa";
  if (args.length < 2 || !comparing.has(verb)) return undefined;
  const [one = [], other = [], ...more] = args;
  return proofOfComparison(one, [...other, ...more.flat()]);
}

const codes = wordSet("code otp pin passcode");
const persons = wordSet("uid user email phone mobile username account");
const ofGoods = wordSet("promo coupon discount voucher gift referral country zip postal currency language product");

/** `validateCode(userId, code)`: a code that was sent to somebody, and no `checkCode(cart, code)`. */
function isCodeOf(name: string, args: readonly (readonly string[])[]): boolean {
  const words = splitWords(name);
  if (!words.includes("code") || words.some((word) => ofGoods.has(word))) return false;
  const given = args.map((names) => names.flatMap((each) => splitWords(each)));
  return given.some((all) => codes.has(all.at(-1) ?? "")) && given.some((all) => all.some((word) => persons.has(word)));
}

const things = wordSet(
  "link share room note board document doc file form paste meeting channel page post album folder gallery lobby url event poll space session_room survey project dashboard monitor view site website wiki collection report deployment gist snippet",
);

/** Whether what is protected by a password is a thing, and nobody's account: `link.password`. */
export function isOfThing(path: readonly string[]): boolean {
  const [name = "", owner = ""] = path.toReversed();
  const words = splitWords(owner);
  // `adminDoc.password`
  if (words.some((word) => word === "user" || word === "admin" || word === "account")) return false;
  return proofOfName(name) === "password" && things.has(words.at(-1) ?? "");
}

function first(all: readonly (Proof | undefined)[]): Proof | undefined {
  return all.find((proof) => proof !== undefined);
}
